// Hands: clicks, swipes, and a mouse that moves.
import { at, go } from "./address.js";
import { act } from "./keys.js";
import { tick } from "./kiosk.js";
import { deck, has, targetOf, toggle } from "./page.js";
import { point } from "./pointer.js";
import { show } from "./showing.js";

const FAR = 40; // pixels from which a stroke of a finger is a swipe

/** @type {(event: MouseEvent) => void} */
export const click = (event) => {
  const target = targetOf(event);
  if (!at.slide || !target || !deck.contains(target)) return;
  /** @type {HTMLElement | null} */
  const button = target.closest("[data-key]");
  if (button) {
    // A mouse leaves the keys to the slide.
    if (event.detail) button.blur();
    act(button.dataset.key || "");
    return;
  }
  if (target.closest("a,.help,.clock,.notes") || String(getSelection() || "")) return;
  const section = target.closest("section");
  if (has("overview")) {
    if (section) choose(+(section.dataset.slide || 0));
  } else if (has("speaking") && section && section.classList.contains("next")) {
    act("n");
  } else {
    act(event.clientX < innerWidth / 4 ? "p" : "n");
  }
};

// Leaves the overview with a slide.
/** @type {(slide: number) => void} */
const choose = (slide) => {
  toggle("overview", false);
  if (slide === at.slide) show();
  else go(slide, 0);
};

// Where the only finger was put down.
/** @type {Touch | null} */
let finger = null;
/** @type {(event: TouchEvent) => void} */
export const touched = (event) => {
  finger = event.touches.length === 1 ? event.touches[0] : null;
  if (at.slide) tick(true);
};
/** @type {(event: TouchEvent) => void} */
export const lifted = (event) => {
  if (!at.slide || !finger || has("overview") || !deck.contains(targetOf(event))) return;
  const end = event.changedTouches[0];
  const right = end.clientX - finger.clientX;
  if (Math.abs(right) < FAR || Math.abs(right) < Math.abs(end.clientY - finger.clientY)) return;
  // A swipe is no click as well.
  event.preventDefault();
  act(right < 0 ? "n" : "p");
};

let hands = 0;
/** @type {(event: PointerEvent) => void} */
export const moved = (event) => {
  point(event);
  toggle("moved", true);
  clearTimeout(hands);
  hands = setTimeout(() => toggle("moved", false), 2500);
};
