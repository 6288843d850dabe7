// The slides in the page's language, with notes and controls. Without the app there is the document's own only.
import { voice } from "./aloud.js";
import { all, deck, live, one, root, the } from "./page.js";
import { pointer, tip } from "./pointer.js";

// Put in at publishing: what only paging needs of a style sheet, and for each language notes (seconds and a text), controls and
// slides.
const STYLE = "{{style}}";
/** @type {{ own: string, [lang: string]: any }} The language of the document, and the words of each language that there is. */
const WORDS = /** @type {any} */ ("{{words}}");

/** @type {HTMLElement[]} */
export let sections = [];
// The slides as the document was written.
let written = "";

export const dress = () => {
  const style = document.createElement("style");
  style.textContent = STYLE;
  document.head.appendChild(style);
};

export const fill = () => {
  const lang = live() ? root.lang.slice(0, 2) : WORDS.own;
  if (deck.dataset.paged === lang) return;
  deck.dataset.paged = lang;
  deck.lang = root.lang;
  written = written || all("section").map((section) => section.outerHTML).join("");
  deck.innerHTML = (WORDS[lang].deck || written) + WORDS[lang].controls;
  sections = all("section");
  sections.forEach((section, nth) => label(section, nth, WORDS[lang].notes[nth]));
  [voice, pointer, tip].forEach((own) => deck.appendChild(own));
};

/** @type {(section: HTMLElement, nth: number, note: [number, string]) => void} */
const label = (section, nth, note) => {
  const heading = the("h2", section);
  const stage = one(".stage", section);
  heading.id = "slide-" + (nth + 1);
  section.tabIndex = -1;
  section.setAttribute("aria-labelledby", heading.id);
  if (stage) {
    stage.setAttribute("role", "img");
    stage.setAttribute("aria-labelledby", heading.id);
  }
  const said = section.appendChild(document.createElement("p"));
  said.className = "notes";
  said.dataset.seconds = String(note[0]);
  said.textContent = note[1];
};
