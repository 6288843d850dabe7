// Starts the app in the static page. Whatever goes wrong leaves that page whole and shows one line.
(() => {
  const root = document.documentElement;
  const plain = document.getElementById("live");
  let stop = new AbortController();

  // The page goes back to what it was when its HTML was parsed: no listener, canvas or overlay stays.
  const fail = (reason, error) => {
    if (root.dataset.state === "failed") return;
    stop.abort();
    document.getElementById("live").replaceWith(plain.cloneNode(false));
    for (const layer of document.querySelectorAll(".plot > .layer")) layer.remove();
    for (const plot of document.querySelectorAll(".plot")) plot.classList.remove("painted");
    root.dataset.reason = reason;
    root.dataset.state = "failed";
    if (error) console.warn("guanzhi:", error);
  };

  const trapped = (error) => {
    if (error instanceof WebAssembly.RuntimeError) fail("trap", error);
  };

  const inflate = async (bytes) => {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  };

  // Text of a data block: basE91 of gzip, in all visible characters but & < and backslash.
  const unpack = (id) => {
    const text = document.getElementById(id).textContent.trim();
    const bytes = new Uint8Array(text.length);
    let [length, queue, bits, first] = [0, 0, 0, -1];
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      const digit = code - 33 - (code > 38) - (code > 60) - (code > 92);
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
    return inflate(bytes.subarray(0, length));
  };

  // The container: the length of the glue in four bytes, little-endian, then the glue, then the module.
  const load = async () => {
    const site = document.getElementById("assets");
    if (site) {
      const asset = (key) => new URL(site.dataset[key], document.baseURI);
      // The report comes in one language; the other one is fetched if it is asked for. A chart's page has only one.
      const report = async (lang) => {
        const answer = await fetch(asset(`package-${lang}`.replace(/-(.)/, (_, c) => c.toUpperCase())));
        if (!answer.ok) throw new Error(answer.statusText);
        return new Uint8Array(await answer.arrayBuffer());
      };
      const asked = /^#\/[^?]*\?(.*&)?lang=en(&|$)/.test(location.hash) ? "en" : "zh";
      const data = report(root.dataset.only ?? asked);
      return [await import(asset("glue")), fetch(asset("module")), await data, report];
    }
    const [app, data] = await Promise.all([unpack("app"), unpack("package")]);
    const end = 4 + new DataView(app.buffer).getUint32(0, true);
    const url = URL.createObjectURL(new Blob([app.subarray(4, end)], { type: "text/javascript" }));
    try {
      return [await import(url), app.subarray(end), data];
    } finally {
      URL.revokeObjectURL(url);
    }
  };

  const start = async () => {
    stop = new AbortController();
    if (typeof WebAssembly !== "object") return fail("wasm");
    if (typeof DecompressionStream !== "function" || !("replaceChildren" in plain)) return fail("old");
    let parts;
    try {
      parts = await load();
    } catch (error) {
      return fail("damaged", error);
    }
    const [glue, module, data, more] = parts;
    try {
      await glue.default({ module_or_path: module });
    } catch (error) {
      return fail(error instanceof WebAssembly.CompileError && !forbidden(error) ? "damaged" : "wasm", error);
    }
    try {
      glue.start(data, stop.signal, more);
    } catch (error) {
      fail(error instanceof WebAssembly.RuntimeError ? "trap" : "damaged", error);
    }
  };

  // A policy that forbids WebAssembly is told as a compile error by some engines.
  const forbidden = (error) => /Content Security Policy|unsafe-eval|disallowed|blocked/i.test(error.message);

  addEventListener("error", (event) => trapped(event.error));
  addEventListener("unhandledrejection", (event) => trapped(event.reason));
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-retry]")) return;
    delete root.dataset.reason;
    root.dataset.state = "static";
    start();
  });

  // After the first paint, so that the app never delays what is there to read.
  requestAnimationFrame(() => setTimeout(start));
})();
