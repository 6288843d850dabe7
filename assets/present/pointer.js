// The pointer: words of the figure that it is at, and the spotlight: while that is held, only the mark under it is lit.
import { at } from "./address.js";
import { ask, has, live, make, marksOf, targetOf, the, toggle } from "./page.js";
import { take } from "./steps.js";

export const pointer = make("i", "pointer");
export const tip = make("div", "tip");
tip.hidden = true;

// Where it was last.
/** @type {PointerEvent | null} */
let pointed = null;

/** @type {(event: PointerEvent) => void} */
export const point = (event) => {
  if (!at.slide) return;
  pointed = event;
  pointer.style.transform = "translate(" + event.clientX + "px," + event.clientY + "px)";
  const target = targetOf(event);
  /** @type {import("./page.js").Mark | null} */
  const mark = target && target.closest("#slides .now [data-figure]");
  const figure = (mark && mark.dataset.figure) || "";
  if (has("spot")) {
    marksOf(the(".now")).forEach((other) => other.classList.toggle("lit", other.dataset.figure === figure));
  }
  if (tip.dataset.figure === figure) return;
  tip.dataset.figure = figure;
  tip.hidden = !mark || has("overview") || !live();
  if (tip.hidden || !mark) return;
  ask(tip);
  place(mark.getBoundingClientRect());
};

// Above the mark, or below it where there is no room, and within the screen.
/** @type {(area: DOMRect) => void} */
const place = (area) => {
  const left = Math.min(Math.max(area.left + area.width / 2 - tip.offsetWidth / 2, 8), innerWidth - tip.offsetWidth - 8);
  const above = area.top - tip.offsetHeight - 12;
  const top = above > 8 ? above : Math.min(area.bottom + 12, innerHeight - tip.offsetHeight - 8);
  tip.style.transform = "translate(" + Math.round(left) + "px," + Math.round(top) + "px)";
};

/** @type {(on: boolean) => void} */
export const spot = (on) => {
  if (has("spot") === on) return;
  toggle("spot", on);
  if (on && pointed) point(pointed);
  if (!on && at.slide) take(the(".now"), at.slide, at.step);
};
