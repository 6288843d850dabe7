// Data blocks and packed files of a page: gzip, in a document as basE91 (`site::block`).

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

// What gzip holds. Rejects unless it is whole: gzip has the content's size and checksum at its end.
/** @type {(packed: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>} */
const unpack = (packed) =>
  typeof DecompressionStream === "function"
    ? new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip")))
        .arrayBuffer()
        .then((content) => new Uint8Array(content))
    : Promise.resolve(packed).then(inflate);

// The same where the browser can't (Firefox before 113, Safari before 16.4): RFC 1951 and 1952, of a file that has no fields
// but those that all have. Throws if the content isn't whole.
/** @type {(packed: Uint8Array) => Uint8Array<ArrayBuffer>} */
const inflate = (packed) => {
  const damaged = () => new RangeError("damaged");
  if (packed.length < 18) throw damaged();
  const foot = new DataView(packed.buffer, packed.byteOffset + packed.length - 8);
  const size = foot.getUint32(4, true);
  // A damaged size must not ask for all memory: nothing unpacks to more than that.
  if (size > packed.length * 1032) throw damaged();
  const out = new Uint8Array(size);
  let [at, hold, held, done] = [10, 0, 0, 0];

  /** @type {(count: number) => number} */
  const bits = (count) => {
    for (; held < count; held += 8) hold |= packed[at++] << held;
    const value = hold & ((1 << count) - 1);
    hold >>>= count;
    held -= count;
    return value;
  };
  // Canonical codes of these lengths: how many there are of each length, and what they stand for, in their order.
  /** @typedef {{ counts: Uint16Array, symbols: Uint16Array }} Codes */
  /** @type {(lengths: Uint8Array) => Codes} */
  const codes = (lengths) => {
    const [counts, starts] = [new Uint16Array(16), new Uint16Array(16)];
    for (const length of lengths) counts[length] += +(length > 0);
    for (let length = 1; length < 15; length++) starts[length + 1] = starts[length] + counts[length];
    const symbols = new Uint16Array(lengths.length);
    lengths.forEach((length, symbol) => {
      if (length) symbols[starts[length]++] = symbol;
    });
    return { counts, symbols };
  };
  // Bit by bit: codes of a length are numbers in a row, from twice what follows the last shorter one.
  /** @type {(of: Codes) => number} */
  const symbol = ({ counts, symbols }) => {
    let [code, first, before] = [0, 0, 0];
    for (let length = 1; length < 16; length++) {
      code |= bits(1);
      const count = counts[length];
      if (code < first + count) return symbols[before + code - first];
      before += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    throw damaged();
  };
  // A number that has further bits: four sizes to a bit for lengths, two for distances.
  /** @type {(value: number, steps: number) => number} */
  const grown = (value, steps) => {
    if (value < 2 * steps) return value;
    const more = Math.floor(value / steps) - 1;
    return ((steps + (value % steps)) << more) + bits(more);
  };
  /** @type {() => [Codes, Codes]} */
  const told = () => {
    const [literals, distances, count] = [bits(5) + 257, bits(5) + 1, bits(4) + 4];
    const order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
    const own = new Uint8Array(19);
    for (const length of order.slice(0, count)) own[length] = bits(3);
    const [lengths, coded] = [new Uint8Array(literals + distances), codes(own)];
    for (let place = 0; place < lengths.length;) {
      const length = symbol(coded);
      if (length < 16) lengths[place++] = length;
      else {
        const again = length === 16 ? lengths[place - 1] : 0;
        const run = length === 16 ? 3 + bits(2) : length === 17 ? 3 + bits(3) : 11 + bits(7);
        lengths.fill(again, place, (place += run));
      }
    }
    return [codes(lengths.subarray(0, literals)), codes(lengths.subarray(literals))];
  };
  /** @type {() => [Codes, Codes]} */
  const fixed = () => {
    const lengths = new Uint8Array(288).fill(8).fill(9, 144, 256).fill(7, 256, 280);
    return [codes(lengths), codes(new Uint8Array(30).fill(5))];
  };

  for (let last = 0; !last; ) {
    last = bits(1);
    const kind = bits(2);
    if (kind > 2) throw damaged();
    if (!kind) {
      [hold, held] = [0, 0];
      const length = packed[at] | (packed[at + 1] << 8);
      out.set(packed.subarray(at + 4, at + 4 + length), done);
      [at, done] = [at + 4 + length, done + length];
      continue;
    }
    const [literals, distances] = kind === 1 ? fixed() : told();
    for (;;) {
      const value = symbol(literals);
      if (value === 256) break;
      // Damage leads nowhere, but must come to an end.
      if (at > packed.length || done >= size) throw damaged();
      if (value < 256) out[done++] = value;
      else {
        const run = value === 285 ? 258 : 3 + grown(value - 257, 4);
        const back = 1 + grown(symbol(distances), 2);
        for (const end = Math.min(done + run, size); done < end; done++) out[done] = out[done - back];
      }
    }
  }
  let sum = -1;
  for (const byte of out) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  if (done !== size || ~sum >>> 0 !== foot.getUint32(0, true)) throw damaged();
  return out;
};
