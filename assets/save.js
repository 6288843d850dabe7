// The dialog that saves and cites: a module that is fetched or unpacked when it is first asked for.
const dialogs = { zh: {{zh}}, en: {{en}} };

const types = {
  csv: "text/csv;charset=utf-8",
  json: "application/json",
  png: "image/png",
  svg: "image/svg+xml",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

// Pixels that engines paint at most.
const MOST = 16e6;

// Opens the dialog for what `kind` says, "chart", "report" or "figures", and a chart's `id`. The app's `made` makes what
// is asked for, in a language, and hands over its bytes, or nothing.
export default (lang, kind, id, made) => {
  const dialog = document.createElement("dialog");
  dialog.className = "card save";
  dialog.setAttribute("aria-labelledby", "save-name");
  dialog.innerHTML = dialogs[lang];
  const one = (selector) => dialog.querySelector(selector);
  const urls = [];
  let last;

  const site = document.getElementById("assets");
  const base = new URL(site ? `./${site.dataset.app.split("assets/")[0]}` : "", document.baseURI);
  const local = location.protocol === "file:";

  // A real address where there is one; what a reader has selected is in the page's own.
  const address = (language) => {
    const other = language === "en";
    if (kind === "figures") return location.href;
    if (site && id) return new URL(`chart/${id}${other ? ".en" : ""}.html`, base).href;
    const page = site ? new URL("index.html", base).href : location.href.split("#")[0];
    return `${page}#/${id ? `chart/${id}` : ""}${other ? "?lang=en" : ""}`;
  };

  const today = () => {
    const now = new Date();
    return new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  };
  const make = (what, language = lang) =>
    new Promise((done, fail) => {
      const given = (bytes) => (bytes ? done(bytes) : fail(new Error(what)));
      made(what, language, given, today(), local ? "" : address(language));
    });
  const text = async (what, language) => new TextDecoder().decode(await make(what, language));

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

  const vector = async () =>
    new Blob([await make(one("[name=clear]").checked ? "clear" : "svg")], { type: types.svg });
  const raster = async (scale) => {
    const image = new Image();
    const loaded = new Promise((done, fail) => {
      image.onload = done;
      image.onerror = () => fail(new Error("svg"));
    });
    image.src = urlOf(await vector());
    await loaded;
    const canvas = document.createElement("canvas");
    const least = Math.min(scale, Math.sqrt(MOST / (image.width * image.height)));
    canvas.width = image.width * least;
    canvas.height = image.height * least;
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return new Promise((done, fail) => canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error("png"))), types.png));
  };
  const file = async (format, scale) => {
    const more = format in { png: 1, svg: 1 } && one("[name=clear]").checked ? "-transparent" : "";
    const size = scale > 1 ? `@${scale}x` : "";
    const stem = (await text("stem")).replace(/(\.en)?$/, `${more}${size}$1`);
    let blob;
    if (format === "png") blob = await raster(Number(scale));
    else if (format === "svg") blob = await vector();
    else blob = new Blob([await make(format)], { type: types[format] });
    save(blob, `${stem}.${format}`);
  };

  // Lines of cells as a table that documents take.
  const table = (lines) => {
    const table = document.createElement("table");
    for (const line of lines.trimEnd().split("\n")) {
      const row = table.insertRow();
      for (const cell of line.split("\t")) row.insertCell().textContent = cell;
    }
    return table.outerHTML;
  };
  const plain = async (name) => (name === "table" ? text("tsv") : one(`[name=${name}]`).value);
  const copies = (name) => {
    const blob = async (type, content) => new Blob([await content], { type });
    if (name === "picture") return { [types.png]: raster(2) };
    const copies = { "text/plain": blob("text/plain", plain(name)) };
    if (name === "table") copies["text/html"] = blob("text/html", text("tsv").then(table));
    return copies;
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

  const press = async ({ target }) => {
    const { act, save, copy: copied, scale } = target.closest("button")?.dataset ?? {};
    if (act === "close" || target === dialog) return dialog.close();
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
    const there = [kind, site ? "package" : "no-package", local && "file", navigator.share && "share"];
    if (kind !== "report") there[1] = null;
    for (const part of dialog.querySelectorAll("[data-for]")) {
      if (!part.dataset.for.split(" ").some((what) => there.includes(what))) part.remove();
    }
    dialog.addEventListener("click", press);
    dialog.addEventListener("close", () => {
      dialog.remove();
      urls.forEach((url) => URL.revokeObjectURL(url));
    });
    // A step in the history leads away from what the dialog is about.
    addEventListener("hashchange", () => dialog.close(), { once: true });
    document.getElementById("live").append(dialog);
    one("[name=link]").value = address(lang);
    one("h2").textContent = await text("title");
    dialog.showModal();
    const link = one("a[data-for]");
    if (link) link.href = new URL(`data/${(await text("stem")).replace(/\.en$/, "")}.zip`, base);
    for (const language of ["zh", "en"]) {
      const field = one(`[name=${language}]`);
      if (field) field.value = await text("citation", language);
    }
  };
  return open();
};
