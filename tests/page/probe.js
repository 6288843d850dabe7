// What the tests' scripts have in common: it stands before each of them, in one function.
const root = document.documentElement;
/** @type {<E extends Element = HTMLElement>(selector: string, from?: ParentNode) => E | null} */
const one = (selector, from = document) => from.querySelector(selector);
/** @type {<E extends Element = HTMLElement>(selector: string, from?: ParentNode) => E[]} */
const all = (selector, from = document) => Array.from(from.querySelectorAll(selector));
// What is there for certain.
/** @type {<E extends Element = HTMLElement>(selector: string, from?: ParentNode) => E} */
const the = (selector, from = document) => {
  /** @type {any} */
  const found = one(selector, from);
  if (!found) throw new Error(`there is no ${selector}`);
  return found;
};
/** @type {(element: Element) => boolean} */
const shown = (element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility === "visible";
/** @type {(text: string) => string} */
const squeezed = (text) => text.replace(/\s+/g, "");

// Everything that must stay where it is when the page goes live.
const fixed = () =>
  all("h1, h2, h3, p, li, figure, .plot, figcaption, summary, button", the("#page")).filter((e) => !e.closest(".layer, #remarks"));
/** @type {(element: Element) => [x: number, y: number, width: number, height: number]} */
const place = (element) => {
  const { x, y, width, height } = element.getBoundingClientRect();
  return [x, y, width, height];
};
// Waits within the page, from frame to frame.
/** @type {(condition: () => boolean) => Promise<void>} */
const holds = async (condition) => {
  while (!condition()) await new Promise(requestAnimationFrame);
};
/** @type {(element: HTMLElement) => string} */
const named = (element) =>
  `${element.localName}${element.id ? `#${element.id}` : ""} “${(element.textContent ?? "").trim().slice(0, 24)}”`;

// The static drawing that the style sheet shows for a chart, hidden from the eye or not.
/** @type {(chart: string) => Element | undefined} */
const still = (chart) => all(`#${chart} .still`).find((svg) => getComputedStyle(svg).display !== "none");
const plots = () => all("#page .plot");
/** @type {(element: Element, margin?: number) => boolean} */
const near = (element, margin = 0) => {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > -margin && top < innerHeight + margin;
};
/** @type {(plot: Element) => HTMLCanvasElement | null} */
const canvasOf = (plot) => one("canvas", plot);
// Live, and every chart on the screen is on a canvas.
const unpainted = () =>
  plots().filter((plot) => near(plot) && !(plot.classList.contains("painted") && (canvasOf(plot)?.width ?? 0) > 0));
const painted = () =>
  root.dataset.state === "live" &&
  // On a small screen, charts only come after the first one.
  (performance.getEntriesByName("guanzhi:painted").length > 0 || !plots().some((plot) => near(plot))) &&
  unpainted().length === 0;

// A chart's figures; the room of its drawing: width, height and width class; its upper left corner.
/** @type {(chart: string) => (string | undefined)[]} */
const figures = (chart) => [...new Set(all("[data-figure]", still(chart)).map((mark) => mark.dataset.figure))];
/** @type {(chart: string) => (number | string)[]} */
const room = (chart) => [...place(the(`#${chart} .plot`)).slice(2), getComputedStyle(the(`#${chart}`)).getPropertyValue("--class").trim()];
/** @type {(chart: string) => number[]} */
const corner = (chart) => place(the(`#${chart} .plot`)).slice(0, 2);
/** @type {(element: Element) => [x: number, y: number]} */
const centre = (element) => {
  const [x, y, width, height] = place(element);
  return [x + width / 2, y + height / 2];
};

// Opens what is folded beneath a chart, with its table.
/** @type {(chart: string) => Promise<void>} */
const unfold = async (chart) => {
  /** @type {HTMLDetailsElement} */ (the(`#${chart} details`)).open = true;
  // Not from frame to frame, since some pages hold those.
  while (!one(`#${chart} table`)) {
    await new Promise((next) => {
      setTimeout(next);
    });
  }
};
// A chart's table, opened or not.
/** @type {(chart: string) => ParentNode} */
const tableOf = (chart) =>
  one(`#${chart} table`) ?? new DOMParser().parseFromString(the(`#${chart} noscript`).textContent ?? "", "text/html");

// The page's markup as it was parsed: without what the live page adds to it.
const markup = () => {
  const page = /** @type {HTMLElement} */ (the("#page").cloneNode(true));
  for (const layer of all(".layer, .said", page)) layer.remove();
  for (const plot of all(".plot", page)) plot.classList.remove("painted");
  for (const link of all('a[href^="#/figure/"]', page)) link.removeAttribute("href");
  one("#remarks", page)?.replaceChildren();
  one("#choices", page)?.replaceChildren();
  for (const table of all("noscript + table", page)) table.remove();
  // Which section is being read.
  for (const link of all("[aria-current]", page)) link.removeAttribute("aria-current");
  for (const menu of all(".menu", page)) {
    menu.textContent = menu.dataset.all ?? menu.textContent;
    menu.removeAttribute("aria-label");
    menu.removeAttribute("data-all");
    menu.removeAttribute("data-read");
  }
  // To an engine that runs scripts this is text, of which a published page leaves out the quotes that HTML doesn't need.
  for (const text of all("noscript", page)) text.textContent = (text.textContent || "").replace(/="([\w.#-]+)"/g, "=$1");
  return page.innerHTML;
};

// A point of a chart's canvas in the colour that is painted there.
/** @type {(canvas: HTMLCanvasElement, x: number, y: number) => number[]} */
const pixel = (canvas, x, y) => {
  const { left, top, width } = canvas.getBoundingClientRect();
  const ratio = canvas.width / width;
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const { data } = context.getImageData(Math.floor((x - left) * ratio), Math.floor((y - top) * ratio), 1, 1);
  return [...data].slice(0, 3);
};
/** @type {(name: string) => string} */
const ink = (name) => getComputedStyle(root).getPropertyValue(`--${name}`).trim();
