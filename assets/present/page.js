// The deck in its document: finding and making elements, what the page says of itself, and what it is asked for.

/** @typedef {HTMLElement | SVGGraphicsElement} Mark An element of a figure, in a sentence or in a drawing. */

export const root = document.documentElement;
export const deck = /** @type {HTMLElement} */ (document.getElementById("slides"));

/** @type {<E extends Element = HTMLElement>(selector: string, inside?: Element) => E | null} */
export const one = (selector, inside) => (inside || deck).querySelector(selector);
// What is there for certain, since it is written with the slides.
/** @type {<E extends Element = HTMLElement>(selector: string, inside?: Element) => E} */
export const the = (selector, inside) => /** @type {any} */ (one(selector, inside));
/** @type {<E extends Element = HTMLElement>(selector: string, inside?: Element) => E[]} */
export const all = (selector, inside) => Array.from((inside || deck).querySelectorAll(selector));
/** @type {(section: Element) => Mark[]} */
export const marksOf = (section) => all("[data-figure]", section);

/** @type {<K extends keyof HTMLElementTagNameMap>(name: K, className: string) => HTMLElementTagNameMap[K]} */
export const make = (name, className) => {
  const element = document.createElement(name);
  element.className = className;
  return element;
};
/** @type {<K extends keyof HTMLElementTagNameMap>(name: K, className: string) => HTMLElementTagNameMap[K]} */
export const add = (name, className) => deck.appendChild(make(name, className));

// The deck's own state, of which its style sheet knows, too.
/** @type {(name: string, on: boolean) => void} */
export const toggle = (name, on) => {
  deck.classList.toggle(name, on);
};
/** @type {(name: string) => boolean} */
export const has = (name) => deck.classList.contains(name);

/** @type {(name: string) => string} */
export const say = (name) => (one("[data-say=" + name + "]") || { textContent: "" }).textContent || "";
export const live = () => root.dataset.state === "live";

/** @type {(event: Event) => Element | null} */
export const targetOf = (event) => (event.target instanceof Element ? event.target : null);
// What has the focus and wants keys for itself.
/** @type {(element: Element | null) => Element | null} */
export const fieldOf = (element) => element && element.closest("input,textarea,select,[contenteditable],dialog");
// A keyboard that has gone to the tool bar presses the same button again.
/** @type {(element: Element | null) => Element | null} */
export const toolsOf = (element) => element && element.closest(".keys");

// The app fills what asks for it.
/** @type {(element: Element) => void} */
export const ask = (element) => {
  element.dispatchEvent(new Event("guanzhi:fill", { bubbles: true }));
};

// A sentence at the foot of the screen.
/** @type {(sentence: string) => void} */
export const notice = (sentence) => {
  const spoken = add("p", "spoken");
  spoken.setAttribute("role", "status");
  spoken.textContent = sentence;
  setTimeout(() => spoken.remove(), 6000);
};
