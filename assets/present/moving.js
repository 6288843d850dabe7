// Marks move from where their figure was to where it is.
import { deck, marksOf } from "./page.js";

const MOVE = 320; // milliseconds that a mark takes to its new place

/** @typedef {{ [figure: string]: DOMRect[] }} Areas Where the marks of figures are, in document order. */

/** @type {(section: Element) => Areas} */
export const places = (section) => {
  /** @type {Areas} */
  const found = {};
  marksOf(section).forEach((mark) => {
    const area = mark.getBoundingClientRect();
    const figure = mark.dataset.figure || "";
    if (area.width || area.height) (found[figure] = found[figure] || []).push(area);
  });
  return found;
};

// What can't be asked of an engine, or isn't answered, isn't wanted.
const still = () => {
  if (!deck.animate) return true;
  try {
    return matchMedia("(prefers-reduced-motion: reduce)").matches;
  } catch (unknown) {
    return false;
  }
};

/** @type {(section: Element, from: Areas) => void} */
export const move = (section, from) => {
  if (still()) return;
  /** @type {{ [figure: string]: number }} */
  const counts = {};
  marksOf(section).forEach((mark) => {
    const figure = mark.dataset.figure || "";
    const nth = (counts[figure] = (counts[figure] || 0) + 1) - 1;
    const before = from[figure] && (from[figure][nth] || from[figure][0]);
    if (before) mark.animate([{ transform: way(mark, before) }, { transform: "none" }], { duration: MOVE, easing: "ease-in-out" });
    else mark.animate([{ opacity: 0 }, { opacity: getComputedStyle(mark).opacity }], { duration: MOVE, easing: "ease-out" });
  });
};

// From where it was, in the units of its drawing.
/** @type {(mark: import("./page.js").Mark, before: DOMRect) => string} */
const way = (mark, before) => {
  const now = mark.getBoundingClientRect();
  const matrix = "getScreenCTM" in mark && mark.getScreenCTM();
  const scale = matrix ? matrix.a : 1;
  /** @type {(from: number, to: number) => string} */
  const by = (from, to) => ((from - to) / scale).toFixed(2) + "px";
  return "translate(" + by(before.left, now.left) + "," + by(before.top, now.top) + ")";
};
