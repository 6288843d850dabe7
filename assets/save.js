// The dialog that saves and cites: a module that is fetched or unpacked when it is first asked for. The app makes what is
// saved, copied and cited; here it is asked for and handed to the browser. `picture.js` stands before it.

// Put in at publishing: the dialogs, code for other people's pages with slots, and the media types of the formats that the
// app makes by their names.
/** @typedef {{ tag: string, dialog: string, embed: string }} Texts A language's tag, and markup. */
/** @type {{ [lang: string]: Texts }} */
const texts = /** @type {any} */ ("{{texts}}");
/** @type {{ [name: string]: string }} */
const code = /** @type {any} */ ("{{code}}");
/** @type {{ [format: string]: string }} */
const formats = /** @type {any} */ ("{{formats}}");

// And of pictures and archives.
/** @type {{ [format: string]: string }} */
const types = { ...formats, png: "image/png", svg: "image/svg+xml", zip: "application/zip" };

/** @type {{ [character: string]: string }} */
const entities = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "\t": " ", "\n": " ", "\r": " " };
/** @type {(text: string) => string} */
// eslint-disable-next-line no-control-regex -- what HTML can't hold
const escape = (text) => text.replace(/[&<>"'\0-\x1f\x7f-\x9f\ufffe\uffff]/g, (c) => entities[c] ?? "");
const today = () => {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
};

// Opens the dialog for what `kind` says, "chart", "report", "figures" or "embed", and a chart's `id`; or gives an `image` the
// picture of a chart, for "press". The app's `made` makes what is asked for, in a language, and hands it over, or
// nothing. `block` promises what is packed in the file, by id.
/** @typedef {(what: string, lang: string, done: (made: any) => void) => void} Made A text or bytes, by name. */
/** @type {(lang: string, kind: string, id: string, made: Made, image: HTMLImageElement, block: (id: string) => Promise<BlobPart>) => unknown} */
export default (lang, kind, id, made, image, block) => {
  if (kind === "press") return hold(made, lang, image);
  // Pressed again while this script was on its way.
  return document.querySelector("dialog.save") ? undefined : ask(lang, kind, id, made, block);
};

/** @type {(lang: string, kind: string, id: string, made: Made, block: (id: string) => Promise<BlobPart>) => Promise<void>} */
const ask = (lang, kind, id, made, block) => {
  const dialog = document.createElement("dialog");
  dialog.className = "card save";
  dialog.setAttribute("aria-labelledby", "save-name");
  dialog.innerHTML = texts[lang][kind === "embed" ? "embed" : "dialog"];
  // A part that is there in every dialog that asks for it, and a field.
  /** @type {(selector: string) => HTMLElement} */
  const one = (selector) => /** @type {any} */ (dialog.querySelector(selector));
  /** @type {(name: string) => HTMLInputElement} */
  const field = (name) => /** @type {any} */ (one(`[name=${name}]`));
  /** @type {string[]} */
  const urls = [];
  let last = new Blob();

  /** @type {HTMLElement | null} */
  const site = document.getElementById("assets");
  const here = new URL(site ? `./${site.dataset.app?.split("assets/")[0]}` : "", document.baseURI);
  // From a disk, or from a chat's files: others can't reach its address.
  const local = !/^https?:$/.test(location.protocol);

  // A real address where there is one; what a reader has selected is in the page's own.
  /** @type {(language: string) => string} */
  const address = (language) => {
    const other = language !== document.documentElement.dataset.opening;
    if (kind === "figures") return location.href;
    if (site && id) return new URL(`chart/${id}${language === "en" ? ".en" : ""}.html`, here).href;
    const page = site ? new URL("index.html", here).href : location.href.split("#")[0];
    return `${page}#/${id ? `chart/${id}` : ""}${other ? `?lang=${language}` : ""}`;
  };

  /** @type {(what: string, language?: string) => Promise<any>} */
  const make = (what, language = lang) =>
    new Promise((done, fail) => {
      made(what, language, (it) => (it ? done(it) : fail(new Error(what))));
    });
  /** @type {(format: string, language?: string) => Promise<Blob>} */
  const formed = async (format, language) => new Blob([await make(format, language)], { type: types[format] });
  /** @type {(language?: string) => Promise<any>} */
  const data = async (language) => JSON.parse(await (await formed("json", language)).text());

  const said = one("[role=status]");
  /** @type {(what: string, name?: string) => void} */
  const say = (what, name = "") => {
    said.textContent = /** @type {string} */ (said.dataset[what]).replace("{}", name);
  };
  const shown = one(".shown");
  const tidy = () => {
    said.textContent = "";
    shown.textContent = "";
    one("[data-act=show]").hidden = true;
  };
  /**
   * @template {keyof HTMLElementTagNameMap} Name
   * @param {HTMLElement} parent
   * @param {Name} name
   * @param {Partial<HTMLElementTagNameMap[Name]>} [more]
   * @returns {HTMLElementTagNameMap[Name]}
   */
  const add = (parent, name, more) => {
    const element = document.createElement(name);
    Object.assign(element, more);
    parent.append(element);
    return element;
  };
  /** @type {(blob: Blob) => string} */
  const urlOf = (blob) => {
    const url = URL.createObjectURL(blob);
    urls.push(url);
    return url;
  };

  // A text to select, or a picture to press, or a file in a tab of its own: for browsers that save or copy nothing.
  /** @type {(blob: Blob) => Promise<void>} */
  const show = async (blob) => {
    shown.textContent = "";
    if (/^(text|application.json)/.test(blob.type)) {
      const text = add(shown, "textarea", { rows: 8, readOnly: true, value: await blob.text() });
      text.setAttribute("aria-labelledby", "save-name");
      text.focus();
      text.select();
      return;
    }
    const url = urlOf(blob);
    if (blob.type.startsWith("image")) {
      add(shown, "p", { textContent: said.dataset.press });
      add(shown, "img", { src: url, alt: one("h2").textContent ?? "" });
    }
    add(add(shown, "p"), "a", { href: url, target: "_blank", textContent: said.dataset.open }).focus();
  };

  /** @type {(blob: Blob, name: string) => void} */
  const save = (blob, name) => {
    last = blob;
    const link = add(dialog, "a", { href: urlOf(blob), download: name, hidden: true });
    link.click();
    link.remove();
    say("saved", name);
    one("[data-act=show]").hidden = false;
  };

  const clear = () => field("clear")?.checked;
  const vector = async (what = clear() ? "clear" : "svg", language = lang) =>
    new Blob([await make(what, language)], { type: types.svg });
  /** @type {(scale: number, drawing?: Promise<Blob>) => Promise<Blob>} */
  const raster = async (scale, drawing = vector()) => png(await drawing, scale);
  /** @type {(format: string, scale: string) => Promise<void>} */
  const file = async (format, scale) => {
    const more = format === "chat" ? "-chat" : format in { png: 1, svg: 1 } && clear() ? "-transparent" : "";
    const language = field("language")?.value ?? lang;
    const size = Number(scale) > 1 ? `@${scale}x` : "";
    /** @type {{ [format: string]: (format: string) => Promise<Blob> }} */
    const makers = {
      png: () => raster(Number(scale)),
      svg: () => vector(undefined, language),
      chat: () => raster(2, vector(`chat ${page}`, language)),
      zip: async () => new Blob([await block("archive")], { type: types.zip }),
    };
    const blob = await (makers[format] ?? formed)(format);
    const name = [(await data()).package, id, kind === "figures" && "selection"].filter(Boolean).join("-");
    save(blob, `${name}${more}${size}${language === "en" && format !== "zip" ? ".en" : ""}.${format === "chat" ? "png" : format}`);
  };

  /** @type {(name: string) => { [type: string]: Blob | Promise<Blob> }} */
  const copies = (name) => {
    // What is still being made, or couldn't be.
    if (field(name)?.value === "") throw new Error(name);
    if (name === "table") return { [types.tsv]: formed("tsv"), [types.html]: formed("html") };
    if (name === "picture" && !field("picture")) return { [types.png]: raster(2) };
    return { "text/plain": new Blob([field(name).value], { type: "text/plain" }) };
  };
  /** @type {(name: string) => Promise<void>} */
  const copy = async (name) => {
    const content = copies(name);
    try {
      // Promises, since some engines forget the press while something is made.
      await navigator.clipboard.write([new ClipboardItem(content)]);
      say("copied");
    } catch {
      await show(await Object.values(content)[0]);
      const selected = document.activeElement instanceof HTMLTextAreaElement;
      say(selected && document.execCommand("copy") ? "copied" : "kept");
    }
  };
  const share = async () => {
    try {
      await navigator.share({ title: one("h2").textContent ?? "", url: address(lang) });
    } catch (error) {
      if (!(error instanceof Error) || error.name !== "AbortError") await copy("link");
    }
  };

  // What the fields of the dialog say: the chart's address if others can reach it, and the code with its slots filled in.
  // The height is that of the chart in this page until the one in the preview has told its own.
  let page = "";
  let asked = 0;
  /** @type {(height: number) => Promise<string>} */
  const embed = async (height) => {
    const nth = ++asked;
    const [language, look, typed] = ["language", "look", "base"].map((it) => field(it).value.trim());
    // As a reader may have copied it: with a fragment, the page's name, or no slash at the end.
    const whole = typed.replace(/[?#].*$/, "");
    const base = site ? whole.replace(/\/?(index\.html)?$/, "/") : whole;
    const named = `${id}${language === "en" ? ".en" : ""}`;
    const view = `look=${look}${site ? "" : `&lang=${language}&plain=1`}`;
    const own = site ? `${base}chart/${named}.html` : `${base}#/chart/${id}?lang=${language}`;
    const framed = site ? `${base}embed/${named}.html${look === "auto" ? "" : `#/?${view}`}` : `${base}#/chart/${id}?${view}`;
    /** @type {{ [slot: string]: string | number }} */
    const values = {
      address: framed,
      title: (await data(language)).chart.headline,
      height: Math.ceil(height),
      lang: language,
      base,
      file: `${named}.html`,
      page: own,
      image: `${base}picture/${named}.png`,
      words: await make("words", language),
    };
    const caption = await make("caption", language);
    // The preview is what lies here, whatever address the code will have.
    const src = `${site ? here : location.href.split("#")[0]}${framed.slice(base.length)}`;
    // By then something else was chosen.
    if (nth !== asked) return src;
    page = /^https?:/.test(own) ? own : "";
    for (const [name, text] of Object.entries(code)) {
      const filled = text.replace("{look}", look === "auto" ? "" : ` look="${look}"`);
      const place = field(name);
      if (place) place.value = filled.replace(/\{(\w+)\}/g, (slot, key) => (key in values ? escape(String(values[key])) : slot));
    }
    const beneath = field("caption");
    beneath.value = [caption, page].filter(Boolean).join("\n");
    beneath.lang = texts[language].tag;
    return src;
  };
  /** @type {HTMLIFrameElement | undefined} */
  let frame;
  let previews = 0;
  const preview = async () => {
    const nth = ++previews;
    const { offsetHeight } = /** @type {HTMLElement} */ (document.getElementById(id));
    let src;
    try {
      src = await embed(offsetHeight);
    } catch (error) {
      // The other language isn't to be had.
      if (nth !== previews) return;
      console.warn("guanzhi:", error);
      say("unfetched");
      field("language").value = lang;
      src = await embed(offsetHeight);
    }
    if (nth !== previews) return;
    frame = Object.assign(document.createElement("iframe"), { title: one("h2").textContent ?? "", src });
    frame.style.cssText = `width:${field("width").value}px;height:${offsetHeight}px`;
    one(".preview").textContent = "";
    one(".preview").append(frame);
  };
  /** @type {(event: MessageEvent) => void} */
  const told = ({ source, data: message }) => {
    const height = Object.values(message?.["datawrapper-height"] ?? {})[0];
    if (!height || !frame || source !== frame.contentWindow) return;
    frame.style.height = `${height}px`;
    // A language that isn't to be had is the preview's to tell.
    embed(height).catch(() => {});
  };

  // On the backdrop, which is the dialog itself to the browser. Text that is selected may end there.
  let beside = false;
  /** @type {(event: MouseEvent) => boolean} */
  const isBeside = ({ target, clientX: x, clientY: y }) => {
    const { left, top, right, bottom } = dialog.getBoundingClientRect();
    return target === dialog && (x < left || x > right || y < top || y > bottom);
  };

  /** @type {(event: MouseEvent) => Promise<void>} */
  const press = async (event) => {
    const button = /** @type {Element} */ (event.target).closest("button");
    const { act, save: format, copy: copied, scale = "" } = button?.dataset ?? {};
    if (act === "close" || (beside && isBeside(event))) {
      dialog.close();
      return;
    }
    if (format || copied) tidy();
    try {
      if (act === "show") await show(last);
      else if (act === "share") await share();
      else if (format) await file(format, scale);
      else if (copied) await copy(copied);
    } catch (error) {
      // What broke the app is the app's to tell.
      if (error instanceof WebAssembly.RuntimeError) throw error;
      console.warn("guanzhi:", error);
      say("failed");
    }
  };

  const open = async () => {
    /** @type {unknown[]} */
    const there = [kind, site ? "package" : "archive", local && "file", typeof navigator.share === "function" && "share"];
    if (kind === "embed") there[1] = site ? "site" : "alone";
    else if (kind !== "report") there[1] = null;
    for (const part of /** @type {NodeListOf<HTMLElement>} */ (dialog.querySelectorAll("[data-for]"))) {
      if (!part.dataset.for?.split(" ").some((what) => there.includes(what))) part.remove();
    }
    dialog.addEventListener("click", press);
    dialog.addEventListener("pointerdown", (event) => {
      beside = isBeside(event);
    });
    dialog.addEventListener("close", () => {
      dialog.remove();
      urls.forEach((url) => URL.revokeObjectURL(url));
    });
    // A step in the history leads away from what the dialog is about.
    addEventListener("hashchange", () => dialog.close(), { once: true });
    /** @type {HTMLElement} */ (document.getElementById("live")).append(dialog);
    if (kind !== "embed") field("link").value = address(lang);
    const own = await data();
    one("h2").textContent =
      kind === "figures" ? said.dataset.selected?.replace("{}", own.figures.length) : (own.chart?.headline ?? own.report);
    dialog.showModal();
    if (kind === "embed") {
      field("language").value = lang;
      // A projector's look isn't one for other people's pages.
      const { look = "" } = document.documentElement.dataset;
      field("look").value = ["light", "dark"].includes(look) ? look : "auto";
      field("width").value = innerWidth < 700 ? "360" : "640";
      field("base").value = site ? here.href : location.href.split("#")[0];
      dialog.addEventListener("change", preview);
      addEventListener("message", told);
      dialog.addEventListener("close", () => removeEventListener("message", told));
      await preview();
      return;
    }
    const link = dialog.querySelector("a[data-for]");
    if (link instanceof HTMLAnchorElement) link.href = new URL(`data/${own.package}.zip`, here).href;
    // Its own language first: the other one may have to be fetched, and may not be had.
    for (const language of lang === "en" ? ["en", "zh"] : ["zh", "en"]) {
      const place = field(language);
      const cite = () => make(`cite ${today()} ${local ? "" : address(language)}`, language);
      const cited = place && (await cite().catch(() => null));
      if (cited) place.value = cited;
      else place?.closest(".field")?.remove();
    }
  };
  return open();
};
