// Starts the app in the static page. Whatever goes wrong leaves that page whole and shows one line.
(() => {
  const root = document.documentElement;
  const plain = document.getElementById("live");
  const site = document.getElementById("assets");
  let stop = new AbortController();

  // The page goes back to what it was when its HTML was parsed: no listener, canvas or overlay stays.
  const fail = (reason, error) => {
    if (root.dataset.state === "failed") return;
    stop.abort();
    document.getElementById("live").replaceWith(plain.cloneNode(false));
    for (const layer of document.querySelectorAll(".plot > :is(.layer, .said)")) layer.remove();
    for (const plot of document.querySelectorAll(".plot")) plot.classList.remove("painted");
    root.dataset.reason = reason;
    root.dataset.state = "failed";
    if (error) console.warn("guanzhi:", error);
  };

  const trapped = (error) => {
    if (error instanceof WebAssembly.RuntimeError) fail("trap", error);
  };

  class Missing extends Error {}

  const inline = (id) => unpack(bytesOf(document.getElementById(id).textContent.trim()));

  // Adds a script that hands something over by calling `name`.
  const added = (address, name, type) =>
    new Promise((resolve, reject) => {
      window[name] = resolve;
      const script = document.createElement("script");
      if (type) script.type = type;
      const refused = () => reject(new Missing(address));
      script.onerror = refused;
      // WebKit tells of what a policy refuses by this event only.
      document.addEventListener("securitypolicyviolation", ({ blockedURI }) => {
        if (blockedURI && script.src.startsWith(blockedURI)) refused();
      });
      script.src = address;
      document.head.append(script);
    });

  // The app of a frame comes as a classic script that hands over its text: a sandboxed frame may load nothing else.
  const scripted = async (address) => unpack(bytesOf(await added(new URL(address, document.baseURI), "guanzhiApp")));

  // A script of a page, as a module.
  const script = async (bytes) => {
    const url = URL.createObjectURL(new Blob([bytes], { type: "text/javascript" }));
    try {
      return await import(url);
    } finally {
      URL.revokeObjectURL(url);
    }
  };

  // What saves, or what stands for it in a frame.
  const saver = async (block) =>
    site?.dataset.picture
      ? added(new URL(site.dataset.picture, document.baseURI), "guanzhiPicture")
      : (await script(await block("save"))).default;

  // The app's container: the length of the glue in four bytes, little-endian, then the glue, then the module.
  const load = async () => {
    let more = null;
    let block = async (id) => inline(id);
    let parts;
    if (site?.dataset.script) {
      parts = [await scripted(site.dataset.script), inline("package")];
    } else if (site) {
      block = async (key) => {
        const answer = await fetch(new URL(site.dataset[key], document.baseURI)).catch((error) => {
          throw new Missing(error.message);
        });
        if (!answer.ok) throw new Missing(answer.statusText);
        return unpack(new Uint8Array(await answer.arrayBuffer()));
      };
      // The report comes in one language; the other one is fetched if it is asked for. A chart's page has only one.
      const packed = (lang) => block(lang === "en" ? "packageEn" : "packageZh");
      more = async (lang) => {
        delete root.dataset.missing;
        try {
          return await packed(lang);
        } catch (error) {
          root.dataset.missing = lang;
          console.warn("guanzhi:", error);
          throw error;
        }
      };
      const asked = /^#\/[^?]*\?(.*&)?lang=en(&|$)/.test(location.hash) ? "en" : "zh";
      parts = await Promise.all([block("app"), packed(root.dataset.only ?? asked)]);
    } else {
      parts = ["app", "package"].map(inline);
    }
    const [app, data] = parts;
    const end = 4 + new DataView(app.buffer).getUint32(0, true);
    let saving;
    const save = async (...given) => {
      let run;
      try {
        run = await (saving ??= saver(block));
      } catch (error) {
        // It is asked for again when something is to be saved again, or another finger put down.
        saving = null;
        console.warn("guanzhi:", error);
        const [, kind, , , image] = given;
        if (kind === "press") image.removeAttribute("lang");
        else root.dataset.missing = "save";
        return;
      }
      if (root.dataset.missing === "save") delete root.dataset.missing;
      return run(...given, block);
    };
    return [await evaluated(app.subarray(4, end)), app.subarray(end), data, save, more];
  };

  // The glue as a script element: some policies that admit what a script adds to the page refuse an `import`. Its address
  // stays: WebKit tells nothing of errors in a script without one.
  const evaluated = (glue) => {
    const handOver = "\nguanzhiGlue({ init: __wbg_init, start });";
    const url = URL.createObjectURL(new Blob([glue, handOver], { type: "text/javascript" }));
    return added(url, "guanzhiGlue", "module");
  };

  const start = async () => {
    stop = new AbortController();
    if (typeof WebAssembly !== "object") return fail("wasm");
    if (!("replaceChildren" in plain)) return fail("old");
    let parts;
    try {
      parts = await load();
    } catch (error) {
      return fail(error instanceof Missing ? "missing" : "damaged", error);
    }
    const [glue, module, ...given] = parts;
    try {
      await glue.init({ module_or_path: module });
    } catch (error) {
      return fail(error instanceof WebAssembly.CompileError && !forbidden(error) ? "damaged" : "wasm", error);
    }
    try {
      glue.start(stop.signal, ...given, touch.take);
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

  // What the reader does to a frame until its chart takes over: where the pointer was last, whether that is a finger, whether
  // the chart was clicked, and the last key on it.
  const touch = {
    taken: false,
    at: null,
    finger: false,
    clicked: false,
    key: null,
    see(event) {
      const plot = event.target.closest?.(".plot");
      if (event.type === "click") {
        if (!plot) return;
        touch.clicked = true;
        // The app may be listening already, and would answer once more.
        event.stopPropagation();
      } else if ("pointerType" in event) {
        // Where a mouse has clicked is what it meant, wherever it goes from there.
        if (touch.clicked && event.type === "pointermove") return;
        touch.at = [event.clientX, event.clientY];
        touch.finger = event.pointerType !== "mouse";
        touch.clicked = false;
      } else if (plot) {
        touch.key = event.key ?? "";
        if (/^(Arrow|Home|End|Enter)/.test(touch.key)) event.preventDefault();
      } else if (event.type === "focusin") {
        touch.key = null;
      }
    },
    take() {
      if (touch.taken) return [];
      touch.taken = true;
      return [touch.key, touch.finger, touch.clicked, ...(touch.at ?? [])];
    },
  };

  // An address may ask for a look, and for one chart alone; neither waits for the app.
  const looked = () => {
    root.dataset.look = /[?&]look=(light|dark)(&|$)/.exec(location.hash)?.[1] ?? "auto";
  };
  looked();
  const alone = /^#\/chart\/([^?]+)\?(.*&)?plain=1(&|$)/.exec(location.hash);
  if (alone) {
    root.dataset.plain = "";
    document.getElementById(alone[1])?.classList.add("only");
  }

  // A host may change the look of a frame that nobody has touched.
  addEventListener("hashchange", () => {
    if (site?.dataset.script && root.dataset.state === "static") looked();
  });

  // After the first paint, so that the app never delays what is there to read; in a frame, when it is first touched.
  const soon = () => requestAnimationFrame(() => setTimeout(start));
  if (!site?.dataset.script || /[?&]live=1(&|$)/.test(location.search)) return soon();
  const events = ["pointerdown", "pointermove", "click", "focusin", "keydown"];
  const wake = (event) => {
    if (touch.taken || root.dataset.state === "failed") return events.forEach((it) => removeEventListener(it, wake, true));
    touch.see(event);
    if (!root.dataset.woken) start();
    root.dataset.woken = "";
  };
  events.forEach((it) => addEventListener(it, wake, true));
})();
