// Begins to page the slides, in a document where that hasn't begun.
import { at } from "./address.js";
import { draw } from "./drawing.js";
import { click, lifted, moved, touched } from "./hands.js";
import { press, release } from "./keys.js";
import { deck, root } from "./page.js";
import { spot } from "./pointer.js";
import { show } from "./showing.js";
import { dress, sections } from "./slides.js";
import { hear } from "./speaker.js";

let asked = 0;
// Shows it once more, at most once a frame.
const again = () => {
  if (asked) return;
  asked = requestAnimationFrame(() => {
    asked = 0;
    if (at.slide) show();
  });
};

const start = () => {
  deck.dataset.paged = "no";
  dress();
  addEventListener("hashchange", show);
  addEventListener("message", hear);
  addEventListener("resize", again);
  addEventListener("blur", () => spot(false));
  document.addEventListener("keydown", press);
  document.addEventListener("keyup", release);
  document.addEventListener("click", click);
  document.addEventListener("touchstart", touched, { passive: true });
  document.addEventListener("touchend", lifted, { passive: false });
  document.addEventListener("pointermove", moved);
  // The app goes live or fails, or brings the slides in another language.
  new MutationObserver(again).observe(root, { attributes: true, attributeFilter: ["data-state", "lang"] });
  addEventListener("beforeprint", () => {
    if (at.slide) sections.forEach(draw);
  });
  show();
};

if (deck && !deck.dataset.paged) start();
