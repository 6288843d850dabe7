// Starts the app in the static page. Whatever goes wrong leaves that page whole and shows one line, also in browsers that are
// too old for the app: the language of 2017 and selectors of that time. The app is for Chromium 80, Firefox 78, Safari 14 and
// what came after them.

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */
/** @typedef {(...given: any[]) => unknown} Run */
/** @typedef {{ init: (given: object) => Promise<unknown>, start: Run }} Glue */

(() => {
  const root = document.documentElement;
  /** @type {(id: string) => HTMLElement} */
  const element = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
  const plain = element("live");
  const site = document.getElementById("assets");
  // Where the app of a frame is.
  const frame = site && site.dataset.script;
  /** @type {AbortController | undefined} */
  let stop;

  // Before Chromium 97, Firefox 102 and Safari 16 nothing less than 'unsafe-eval' admits WebAssembly. Engines that know better
  // are granted no more than they need; that all who check visibility do.
  const policy = /** @type {HTMLMetaElement} */ (/** @type {Node} */ (document.querySelector("meta[http-equiv]")).cloneNode());
  policy.content = policy.content.replace("'unsafe-eval' ", "");
  if ("checkVisibility" in root) document.head.append(policy);

  // The language that the page opens in: its only one; what the address asks for before any #, as pages of charts do; what the
  // publisher chose; the first of the reader's that there is; English for all others.
  const asks = /[?&]lang=(zh|en)(&|$)/.exec(location.search);
  const spoken = (navigator.languages || [navigator.language]).map((lang) => lang.slice(0, 2));
  const { only, opening: chosen } = root.dataset;
  const opening = only || (asks && asks[1]) || chosen || spoken.find((lang) => lang === "zh" || lang === "en") || "en";
  root.dataset.opening = opening;

  // The page goes back to what it was when its HTML was parsed: no listener, canvas or overlay stays.
  /** @type {(reason: string, error?: unknown) => void} */
  const fail = (reason, error) => {
    if (root.dataset.state === "failed") return;
    if (stop) stop.abort();
    element("live").replaceWith(plain.cloneNode(false));
    for (const layer of document.querySelectorAll(".plot > .layer, .plot > .said")) layer.remove();
    for (const plot of document.querySelectorAll(".plot")) plot.classList.remove("painted");
    root.dataset.reason = reason;
    root.dataset.state = "failed";
    if (error) console.warn("guanzhi:", error);
  };

  /** @type {(error: unknown) => void} */
  const trapped = (error) => {
    if (error instanceof WebAssembly.RuntimeError) fail("trap", error);
  };

  class Missing extends Error {}

  /** @type {(id: string) => Promise<Bytes>} */
  const inline = (id) => unpack(bytesOf((element(id).textContent || "").trim()));

  // Adds a script that hands something over by calling `name`.
  /** @type {(address: string | URL, name: string, type?: string) => Promise<any>} */
  const added = (address, name, type) =>
    new Promise((resolve, reject) => {
      Object.assign(window, { [name]: resolve });
      const script = document.createElement("script");
      if (type) script.type = type;
      const refused = () => reject(new Missing(script.src));
      script.onerror = refused;
      // WebKit tells of what a policy refuses by this event only.
      document.addEventListener("securitypolicyviolation", ({ blockedURI }) => {
        if (blockedURI && script.src.startsWith(blockedURI)) refused();
      });
      script.src = String(address);
      document.head.append(script);
    });

  // The app of a frame comes as a classic script that hands over its text: a sandboxed frame may load nothing else.
  /** @type {(address: string) => Promise<Bytes>} */
  const scripted = async (address) => unpack(bytesOf(await added(new URL(address, document.baseURI), "guanzhiApp")));

  // The address stays: WebKit tells nothing of errors in a script without one.
  /** @type {(...parts: BlobPart[]) => string} */
  const scriptOf = (...parts) => URL.createObjectURL(new Blob(parts, { type: "text/javascript" }));

  // What saves, or what stands for it in a frame. A module is brought by another one: `import()` isn't of 2017.
  /** @type {(block: (id: string) => Promise<Bytes>) => Promise<Run>} */
  const saver = async (block) =>
    site && site.dataset.picture
      ? added(new URL(site.dataset.picture, document.baseURI), "guanzhiPicture")
      : added(scriptOf(`import run from "${scriptOf(await block("save"))}";guanzhiSave(run)`), "guanzhiSave", "module");

  // The sheet of what lies over the page once it is live: one, however often the app is started.
  /** @type {HTMLLinkElement | undefined} */
  let dress;
  /** @type {(address: string) => Promise<unknown>} */
  const dressed = (address) =>
    new Promise((resolve, reject) => {
      if (dress) dress.remove();
      const sheet = (dress = document.createElement("link"));
      sheet.rel = "stylesheet";
      sheet.onload = resolve;
      sheet.onerror = () => reject(new Missing(sheet.href));
      sheet.href = String(new URL(address, document.baseURI));
      document.head.append(sheet);
    });

  // The app's container: the length of the glue in four bytes, little-endian, then the glue, then the module.
  /** @type {() => Promise<[Glue, Bytes, ...any[]]>} */
  const load = async () => {
    let more = null;
    /** @type {(id: string) => Promise<Bytes>} */
    let block = inline;
    /** @type {Promise<any>[]} */
    let wanted;
    if (frame) {
      wanted = [scripted(frame), inline("package")];
    } else if (site) {
      block = async (key) => {
        const answer = await fetch(new URL(site.dataset[key] || "", document.baseURI)).catch((error) => {
          throw new Missing(error.message);
        });
        if (!answer.ok) throw new Missing(answer.statusText);
        return unpack(new Uint8Array(await answer.arrayBuffer()));
      };
      // The report comes in one language; the other one is fetched if it is asked for. A chart's page has only one.
      /** @type {(lang: string) => Promise<Bytes>} */
      const packed = (lang) => block(lang === "en" ? "packageEn" : "packageZh");
      more = async (/** @type {string} */ lang) => {
        delete root.dataset.missing;
        try {
          return await packed(lang);
        } catch (error) {
          root.dataset.missing = lang;
          console.warn("guanzhi:", error);
          throw error;
        }
      };
      const asked = /^#\/[^?]*\?(.*&)?lang=(zh|en)(&|$)/.exec(location.hash);
      wanted = [block("app"), packed(only || (asked ? asked[2] : opening)), dressed(site.dataset.live || "")];
    } else {
      wanted = ["app", "package"].map(inline);
    }
    const [app, data] = await Promise.all(wanted);
    const end = 4 + new DataView(app.buffer).getUint32(0, true);
    /** @type {Promise<Run> | null} */
    let saving = null;
    const save = async (/** @type {any[]} */ ...given) => {
      let run;
      try {
        saving = saving || saver(block);
        run = await saving;
      } catch (error) {
        // It is asked for again when something is to be saved again, or another finger put down.
        saving = null;
        console.warn("guanzhi:", error);
        const [, kind, , , image] = given;
        if (kind === "press") image.removeAttribute("lang");
        else root.dataset.missing = "save";
        return null;
      }
      if (root.dataset.missing === "save") delete root.dataset.missing;
      return run(...given, block);
    };
    return [await evaluated(app.subarray(4, end)), app.subarray(end), data, save, more];
  };

  // The glue as a script element: some policies that admit what a script adds to the page refuse an `import`.
  /** @type {(glue: Bytes) => Promise<Glue>} */
  const evaluated = (glue) =>
    added(scriptOf(glue, "\nguanzhiGlue({ init: __wbg_init, start });"), "guanzhiGlue", "module");

  const start = async () => {
    if (typeof WebAssembly !== "object") return fail("wasm");
    if (!CSS.supports("width", "max(0px, 1px)")) return fail("old");
    stop = new AbortController();
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
  /** @type {(error: WebAssembly.CompileError) => boolean} */
  const forbidden = (error) => /Content Security Policy|unsafe-eval|disallowed|blocked/i.test(error.message);

  // Which section is being read: marked in the list of them, and named by the button that opens it.
  const follow = () => {
    /** @type {HTMLElement | null} */
    const menu = document.querySelector(".menu");
    if (!menu) return;
    let read = -1;
    document.querySelectorAll("main > section").forEach((part, at) => {
      if (part.getBoundingClientRect().top < 160) read = at;
    });
    if (menu.dataset.read === String(read)) return;
    menu.dataset.read = String(read);
    const all = (menu.dataset.all = menu.dataset.all || menu.textContent || "");
    menu.textContent = all;
    menu.removeAttribute("aria-label");
    document.querySelectorAll("#contents a").forEach((link, at) => {
      if (at !== read) return link.removeAttribute("aria-current");
      link.setAttribute("aria-current", "true");
      menu.textContent = link.textContent;
      menu.setAttribute("aria-label", `${all} ${link.textContent}`);
    });
  };
  let asked = 0;
  addEventListener("scroll", () => {
    cancelAnimationFrame(asked);
    asked = requestAnimationFrame(follow);
  });
  // A switch of language brings another list. Where browsers can't fold it, that is done here.
  const listed = () => {
    const list = element("contents");
    if (list && !list.hidePopover) list.hidden = true;
  };
  listed();
  new MutationObserver(() => {
    listed();
    follow();
  }).observe(root, { attributeFilter: ["lang"] });

  // A chart's table is made of its text when it is opened.
  const tabulate = (/** @type {Event} */ { target }) => {
    // Printing opens what nobody asked for.
    if (!(target instanceof HTMLDetailsElement) || !target.open || target.dataset.shut !== undefined) return;
    const text = target.querySelector("noscript:only-child");
    if (!text || !text.parentElement) return;
    text.insertAdjacentHTML("afterend", text.textContent || "");
    text.parentElement.dispatchEvent(new Event("guanzhi:table", { bubbles: true }));
  };
  document.addEventListener("toggle", tabulate, true);

  // Where a sheet can't unfold what is beneath charts on paper.
  /** @type {(event: string, from: string, to: boolean) => void} */
  const unfold = (event, from, to) =>
    addEventListener(event, () => {
      for (const part of document.querySelectorAll(`figure details${from}, .bench details${from}`)) {
        part.toggleAttribute("open", to);
        part.toggleAttribute("data-shut", to);
      }
    });
  if (!CSS.supports("selector(::details-content)")) {
    unfold("beforeprint", ":not([open])", true);
    unfold("afterprint", "[data-shut]", false);
  }

  addEventListener("error", (event) => trapped(event.error));
  addEventListener("unhandledrejection", (event) => trapped(event.reason));
  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element)) return;
    // Browsers close the list of sections for a press beside it, but not for one of its links.
    const pressed = event.target.closest("#contents a, .menu");
    if (pressed) {
      const list = element("contents");
      if (!list.hidePopover) list.hidden = !list.hidden;
      else if (!pressed.matches(".menu")) list.hidePopover();
    }
    if (!event.target.closest("[data-retry]")) return;
    delete root.dataset.reason;
    root.dataset.state = "static";
    start();
  });

  // What the reader does to a frame until its chart takes over: where the pointer was last, whether that is a finger, whether
  // the chart was clicked, and the last key on it.
  const touch = {
    taken: false,
    /** @type {number[]} */
    at: [],
    finger: false,
    clicked: false,
    /** @type {string | null} */
    key: null,
    /** @type {(event: Event) => void} */
    see(event) {
      const plot = event.target instanceof Element && event.target.closest(".plot");
      if (event.type === "click") {
        if (!plot) return;
        touch.clicked = true;
        // The app may be listening already, and would answer once more.
        event.stopPropagation();
      } else if ("pointerType" in event) {
        const { clientX, clientY, pointerType } = /** @type {PointerEvent} */ (event);
        // Where a mouse has clicked is what it meant, wherever it goes from there.
        if (touch.clicked && event.type === "pointermove") return;
        touch.at = [clientX, clientY];
        touch.finger = pointerType !== "mouse";
        touch.clicked = false;
      } else if (plot) {
        touch.key = event instanceof KeyboardEvent ? event.key : "";
        if (/^(Arrow|Home|End|Enter)/.test(touch.key)) event.preventDefault();
      } else if (event.type === "focusin") {
        touch.key = null;
      }
    },
    take() {
      if (touch.taken) return [];
      touch.taken = true;
      return [touch.key, touch.finger, touch.clicked, ...touch.at];
    },
  };

  // An address may ask for a look, and for one chart alone; neither waits for the app.
  const looked = () => {
    const look = /[?&]look=(light|dark)(&|$)/.exec(location.hash);
    root.dataset.look = look ? look[1] : "auto";
  };
  looked();
  const alone = /^#\/chart\/([^?]+)\?(.*&)?plain=1(&|$)/.exec(location.hash);
  if (alone) {
    root.dataset.plain = "";
    const figure = document.getElementById(alone[1]);
    if (figure) figure.classList.add("only");
  }

  // A host may change the look of a frame that nobody has touched.
  addEventListener("hashchange", () => {
    if (frame && root.dataset.state === "static") looked();
  });

  // After the first paint, so that the app never delays what is there to read; in a frame, when it is first touched.
  if (!frame || /[?&]live=1(&|$)/.test(location.search)) {
    requestAnimationFrame(() => setTimeout(start));
    return;
  }
  const events = ["pointerdown", "pointermove", "click", "focusin", "keydown"];
  /** @type {(event: Event) => void} */
  const wake = (event) => {
    if (touch.taken || root.dataset.state === "failed") {
      events.forEach((it) => removeEventListener(it, wake, true));
      return;
    }
    touch.see(event);
    if (!root.dataset.woken) start();
    root.dataset.woken = "";
  };
  events.forEach((it) => addEventListener(it, wake, true));
})();
