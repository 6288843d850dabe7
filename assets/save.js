// The dialog that saves and cites: a module that is fetched or unpacked when it is first asked for. The app makes what is
// saved, copied and cited; here it is asked for and handed to the browser.
const texts = { zh: { {{zh}} }, en: { {{en}} } };
{{picture}}
// Code for other people's pages, with slots.
const code = { {{code}} };

// Media types: of the formats that the app makes by their names, and of pictures and archives.
const types = { {{types}}, png: "image/png", svg: "image/svg+xml", zip: "application/zip" };

const entities = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "\t": " ", "\n": " ", "\r": " " };
const escape = (text) => text.replace(/[&<>"'\0-\x1f\x7f-\x9f\ufffe\uffff]/g, (c) => entities[c] ?? "");
const today = () => {
  const now = new Date();
  return new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
};

// Opens the dialog for what `kind` says, "chart", "report", "figures" or "embed", and a chart's `id`; or gives an `image` the
// picture of a chart, for "press". The app's `made` makes what is asked for, in a language, and hands it over, or
// nothing. `block` promises what is packed in the file, by id.
export default (lang, kind, id, made, image, block) => {
  if (kind === "press") return hold(made, lang, image);
  // Pressed again while this script was on its way.
  if (document.querySelector("dialog.save")) return;
  const dialog = document.createElement("dialog");
  dialog.className = "card save";
  dialog.setAttribute("aria-labelledby", "save-name");
  dialog.innerHTML = texts[lang][kind === "embed" ? "embed" : "dialog"];
  const one = (selector) => dialog.querySelector(selector);
  const urls = [];
  let last;

  const site = document.getElementById("assets");
  const here = new URL(site ? `./${site.dataset.app.split("assets/")[0]}` : "", document.baseURI);
  // From a disk, or from a chat's files: others can't reach its address.
  const local = !/^https?:$/.test(location.protocol);

  // A real address where there is one; what a reader has selected is in the page's own.
  const address = (language) => {
    const other = language === "en";
    if (kind === "figures") return location.href;
    if (site && id) return new URL(`chart/${id}${other ? ".en" : ""}.html`, here).href;
    const page = site ? new URL("index.html", here).href : location.href.split("#")[0];
    return `${page}#/${id ? `chart/${id}` : ""}${other ? "?lang=en" : ""}`;
  };

  const make = (what, language = lang) =>
    new Promise((done, fail) => made(what, language, (it) => (it ? done(it) : fail(new Error(what)))));
  const formed = async (format, language) => new Blob([await make(format, language)], { type: types[format] });
  const data = async (language) => JSON.parse(await (await formed("json", language)).text());

  const said = one("[role=status]");
  const say = (what, name = "") => (said.textContent = said.dataset[what].replace("{}", name));
  const shown = one(".shown");
  const tidy = () => {
    said.textContent = "";
    shown.replaceChildren();
    one("[data-act=show]").hidden = true;
  };
  const add = (parent, name, more) => {
    const element = Object.assign(document.createElement(name), more);
    parent.append(element);
    return element;
  };
  const urlOf = (blob) => {
    urls.push(URL.createObjectURL(blob));
    return urls.at(-1);
  };

  // A text to select, or a picture to press, or a file in a tab of its own: for browsers that save or copy nothing.
  const show = async (blob) => {
    shown.replaceChildren();
    if (/^(text|application.json)/.test(blob.type)) {
      const field = add(shown, "textarea", { rows: 8, readOnly: true, value: await blob.text() });
      field.setAttribute("aria-labelledby", "save-name");
      field.focus();
      field.select();
      return;
    }
    const url = urlOf(blob);
    if (blob.type.startsWith("image")) {
      add(shown, "p", { textContent: said.dataset.press });
      add(shown, "img", { src: url, alt: one("h2").textContent });
    }
    add(add(shown, "p"), "a", { href: url, target: "_blank", textContent: said.dataset.open }).focus();
  };

  const save = (blob, name) => {
    last = blob;
    const link = add(dialog, "a", { href: urlOf(blob), download: name, hidden: true });
    link.click();
    link.remove();
    say("saved", name);
    one("[data-act=show]").hidden = false;
  };

  const clear = () => one("[name=clear]")?.checked;
  const vector = async (what = clear() ? "clear" : "svg", language = lang) =>
    new Blob([await make(what, language)], { type: types.svg });
  const raster = async (scale, drawing = vector()) => png(await drawing, scale);
  const file = async (format, scale) => {
    const more = format === "chat" ? "-chat" : format in { png: 1, svg: 1 } && clear() ? "-transparent" : "";
    const language = one("[name=language]")?.value ?? lang;
    const size = scale > 1 ? `@${scale}x` : "";
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

  const copies = (name) => {
    // What is still being made, or couldn't be.
    if (one(`[name=${name}]`)?.value === "") throw new Error(name);
    if (name === "table") return { [types.tsv]: formed("tsv"), [types.html]: formed("html") };
    if (name === "picture" && !one("[name=picture]")) return { [types.png]: raster(2) };
    return { "text/plain": new Blob([one(`[name=${name}]`).value], { type: "text/plain" }) };
  };
  const copy = async (name) => {
    const content = copies(name);
    try {
      // Promises, since some engines forget the press while something is made.
      await navigator.clipboard.write([new ClipboardItem(content)]);
      say("copied");
    } catch {
      await show(await Object.values(content)[0]);
      say(document.activeElement.select && document.execCommand("copy") ? "copied" : "kept");
    }
  };
  const share = async () => {
    try {
      await navigator.share({ title: one("h2").textContent, url: address(lang) });
    } catch (error) {
      if (error.name !== "AbortError") await copy("link");
    }
  };

  // What the fields of the dialog say: the chart's address if others can reach it, and the code with its slots filled in.
  // The height is that of the chart in this page until the one in the preview has told its own.
  let page = "";
  let asked = 0;
  const embed = async (height) => {
    const nth = ++asked;
    const [language, look, typed] = ["language", "look", "base"].map((it) => one(`[name=${it}]`).value.trim());
    // As a reader may have copied it: with a fragment, the page's name, or no slash at the end.
    const whole = typed.replace(/[?#].*$/, "");
    const base = site ? whole.replace(/\/?(index\.html)?$/, "/") : whole;
    const file = `${id}${language === "en" ? ".en" : ""}`;
    const view = `look=${look}${site ? "" : `&lang=${language}&plain=1`}`;
    const own = site ? `${base}chart/${file}.html` : `${base}#/chart/${id}?lang=${language}`;
    const address = site ? `${base}embed/${file}.html${look === "auto" ? "" : `#/?${view}`}` : `${base}#/chart/${id}?${view}`;
    const values = {
      address,
      title: (await data(language)).chart.headline,
      height: Math.ceil(height),
      lang: language,
      base,
      file: `${file}.html`,
      page: own,
      image: `${base}picture/${file}.png`,
      words: await make("words", language),
    };
    const caption = await make("caption", language);
    // The preview is what lies here, whatever address the code will have.
    const src = `${site ? here : location.href.split("#")[0]}${address.slice(base.length)}`;
    // By then something else was chosen.
    if (nth !== asked) return src;
    page = /^https?:/.test(own) ? own : "";
    for (const [name, text] of Object.entries(code)) {
      const filled = text.replace("{look}", look === "auto" ? "" : ` look="${look}"`);
      const field = one(`[name=${name}]`);
      if (field) field.value = filled.replace(/\{(\w+)\}/g, (slot, key) => (key in values ? escape(String(values[key])) : slot));
    }
    const beneath = one("[name=caption]");
    beneath.value = [caption, page].filter(Boolean).join("\n");
    beneath.lang = texts[language].tag;
    return src;
  };
  let frame;
  let previews = 0;
  const preview = async () => {
    const nth = ++previews;
    const { offsetHeight } = document.getElementById(id);
    let src;
    try {
      src = await embed(offsetHeight);
    } catch (error) {
      // The other language isn't to be had.
      if (nth !== previews) return;
      console.warn("guanzhi:", error);
      say("unfetched");
      one("[name=language]").value = lang;
      src = await embed(offsetHeight);
    }
    if (nth !== previews) return;
    frame = Object.assign(document.createElement("iframe"), { title: one("h2").textContent, src });
    frame.style.cssText = `width:${one("[name=width]").value}px;height:${offsetHeight}px`;
    one(".preview").replaceChildren(frame);
  };
  const told = ({ source, data }) => {
    const height = Object.values(data?.["datawrapper-height"] ?? {})[0];
    if (!height || source !== frame?.contentWindow) return;
    frame.style.height = `${height}px`;
    // A language that isn't to be had is the preview's to tell.
    embed(height).catch(() => {});
  };

  // On the backdrop, which is the dialog itself to the browser. Text that is selected may end there.
  let beside = false;
  const isBeside = ({ target, clientX: x, clientY: y }) => {
    const { left, top, right, bottom } = dialog.getBoundingClientRect();
    return target === dialog && (x < left || x > right || y < top || y > bottom);
  };

  const press = async (event) => {
    const { act, save, copy: copied, scale } = event.target.closest("button")?.dataset ?? {};
    if (act === "close" || (beside && isBeside(event))) return dialog.close();
    if (save || copied) tidy();
    try {
      if (act === "show") await show(last);
      else if (act === "share") await share();
      else if (save) await file(save, scale);
      else if (copied) await copy(copied);
    } catch (error) {
      // What broke the app is the app's to tell.
      if (error instanceof WebAssembly.RuntimeError) throw error;
      console.warn("guanzhi:", error);
      say("failed");
    }
  };

  const open = async () => {
    const there = [kind, site ? "package" : "archive", local && "file", navigator.share && "share"];
    if (kind === "embed") there[1] = site ? "site" : "alone";
    else if (kind !== "report") there[1] = null;
    for (const part of dialog.querySelectorAll("[data-for]")) {
      if (!part.dataset.for.split(" ").some((what) => there.includes(what))) part.remove();
    }
    dialog.addEventListener("click", press);
    dialog.addEventListener("pointerdown", (event) => (beside = isBeside(event)));
    dialog.addEventListener("close", () => {
      dialog.remove();
      urls.forEach((url) => URL.revokeObjectURL(url));
    });
    // A step in the history leads away from what the dialog is about.
    addEventListener("hashchange", () => dialog.close(), { once: true });
    document.getElementById("live").append(dialog);
    if (kind !== "embed") one("[name=link]").value = address(lang);
    const own = await data();
    one("h2").textContent =
      kind === "figures" ? said.dataset.selected.replace("{}", own.figures.length) : (own.chart?.headline ?? own.report);
    dialog.showModal();
    if (kind === "embed") {
      one("[name=language]").value = lang;
      // A projector's look isn't one for other people's pages.
      const { look } = document.documentElement.dataset;
      one("[name=look]").value = ["light", "dark"].includes(look) ? look : "auto";
      one("[name=width]").value = innerWidth < 700 ? "360" : "640";
      one("[name=base]").value = site ? here : location.href.split("#")[0];
      dialog.addEventListener("change", preview);
      addEventListener("message", told);
      dialog.addEventListener("close", () => removeEventListener("message", told));
      return preview();
    }
    const link = one("a[data-for]");
    if (link) link.href = new URL(`data/${own.package}.zip`, here);
    // Its own language first: the other one may have to be fetched, and may not be had.
    for (const language of lang === "en" ? ["en", "zh"] : ["zh", "en"]) {
      const field = one(`[name=${language}]`);
      const cite = () => make(`cite ${today()} ${local ? "" : address(language)}`, language);
      const cited = field && (await cite().catch(() => null));
      if (cited) field.value = cited;
      else field?.closest(".field").remove();
    }
  };
  return open();
};
