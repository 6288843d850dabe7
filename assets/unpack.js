// Data blocks and packed files of a page: basE91 (`page::block`) around a container of LZMA.

// Text of all visible characters but & < and backslash, as bytes.
/** @type {(text: string) => Uint8Array<ArrayBuffer>} */
const bytesOf = (text) => {
  const bytes = new Uint8Array(text.length);
  let [length, queue, bits, first] = [0, 0, 0, -1];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const digit = code - 33 - +(code > 38) - +(code > 60) - +(code > 92);
    if (first < 0) {
      first = digit;
      continue;
    }
    const pair = first + digit * 91;
    queue |= pair << bits;
    bits += (pair & 8191) > 88 ? 13 : 14;
    for (; bits > 7; bits -= 8, queue >>>= 8) bytes[length++] = queue;
    first = -1;
  }
  if (first >= 0) bytes[length++] = queue | (first << bits);
  return bytes.subarray(0, length);
};

// The container: the size of the content and its FNV-1a in four bytes each, little-endian, then LZMA
// (https://7-zip.org/sdk.html) with lc = 3, lp = 0, pb = 0 and without a header. Throws if the content isn't whole.
/** @type {(packed: Uint8Array) => Uint8Array<ArrayBuffer>} */
const unpack = (packed) => {
  const head = new DataView(packed.buffer, packed.byteOffset);
  const size = head.getUint32(0, true);
  // A damaged size must not ask for all memory: no content here is a hundredth of what it unpacks to.
  if (size > packed.length * 100) throw new RangeError("damaged");
  const out = new Uint8Array(size);
  // Probabilities of bits, a run of them for each decision; literals have 768 for each of 8 contexts.
  const [match, rep, rep0, rep1, rep2, long, lengths, repLengths, slots, distances, align, literals] = [
    0, 12, 24, 36, 48, 60, 72, 360, 648, 904, 1020, 1036,
  ];
  const odds = new Uint16Array(literals + 768 * 8).fill(1024);
  let [at, range, code] = [13, 2 ** 32 - 1, head.getUint32(9)];

  /** @type {(index: number) => number} */
  const bit = (index) => {
    const bound = (range >>> 11) * odds[index];
    const one = code >= bound;
    if (one) {
      range -= bound;
      code -= bound;
      odds[index] -= odds[index] >>> 5;
    } else {
      range = bound;
      odds[index] += (2048 - odds[index]) >>> 5;
    }
    fill();
    return +one;
  };
  const fill = () => {
    if (range >= 16777216) return;
    range = (range << 8) >>> 0;
    code = ((code << 8) | packed[at++]) >>> 0;
  };
  /** @type {(count: number) => number} */
  const even = (count) => {
    let value = 0;
    for (; count; count--) {
      range >>>= 1;
      const one = code >= range;
      if (one) code -= range;
      fill();
      value = (value << 1) | +one;
    }
    return value;
  };
  /** @type {(base: number, bits: number) => number} */
  const tree = (base, bits) => {
    let node = 1;
    for (let rest = bits; rest; rest--) node = (node << 1) | bit(base + node);
    return node - (1 << bits);
  };
  /** @type {(base: number, bits: number) => number} */
  const reverse = (base, bits) => {
    let [node, value] = [1, 0];
    for (let place = 0; place < bits; place++) {
      const one = bit(base + node);
      node = (node << 1) | one;
      value |= one << place;
    }
    return value;
  };
  // Two choices, then trees of 3, 3 and 8 bits.
  /** @type {(base: number) => number} */
  const length = (base) => {
    if (!bit(base)) return 2 + tree(base + 2, 3);
    return bit(base + 1) ? 18 + tree(base + 18, 8) : 10 + tree(base + 10, 3);
  };
  /** @type {(state: number, before: number, seen: number) => number} */
  const literal = (state, before, seen) => {
    const base = literals + 768 * (before >> 5);
    let node = 1;
    // After a match: along the byte that the match would have had next, as long as the bits agree.
    while (state > 6 && node < 256) {
      seen <<= 1;
      const expected = (seen >> 8) & 1;
      const one = bit(base + 256 + (expected << 8) + node);
      node = (node << 1) | one;
      if (one !== expected) break;
    }
    while (node < 256) node = (node << 1) | bit(base + node);
    return node;
  };
  /** @type {(run: number) => number} */
  const distance = (run) => {
    const slot = tree(slots + 64 * Math.min(run - 2, 3), 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const start = (2 | (slot & 1)) << bits;
    if (slot < 14) return start + reverse(distances + start - slot, bits);
    return start + (even(bits - 4) << 4) + reverse(align, 4);
  };

  // The last four distances, less one.
  let [state, done, d0, d1, d2, d3] = [0, 0, 0, 0, 0, 0];
  while (done < size) {
    if (!bit(match + state)) {
      out[done] = literal(state, out[done - 1], out[done - d0 - 1]);
      done += 1;
      state = state < 4 ? 0 : state - (state < 10 ? 3 : 6);
      continue;
    }
    let run = 0;
    if (!bit(rep + state)) {
      run = length(lengths);
      [d1, d2, d3] = [d0, d1, d2];
      d0 = distance(run);
    } else if (bit(rep0 + state)) {
      if (!bit(rep1 + state)) [d0, d1] = [d1, d0];
      else if (!bit(rep2 + state)) [d0, d1, d2] = [d2, d0, d1];
      else [d0, d1, d2, d3] = [d3, d0, d1, d2];
    } else if (!bit(long + state)) {
      run = 1;
    }
    const low = state < 7;
    if (run > 1) state = low ? 7 : 10;
    else if (run) state = low ? 9 : 11;
    else {
      run = length(repLengths);
      state = low ? 8 : 11;
    }
    for (const end = Math.min(done + run, size); done < end; done++) out[done] = out[done - d0 - 1];
  }
  let sum = 2166136261;
  for (const byte of out) sum = Math.imul(sum ^ byte, 16777619);
  if (sum >>> 0 !== head.getUint32(4, true)) throw new RangeError("damaged");
  return out;
};
