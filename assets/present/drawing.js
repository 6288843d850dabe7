// Drawings: the app lays them out for their room; without it they are copies of the reader's, whose marks can be reached.
import { ask, has, live, one, root } from "./page.js";

/** @type {(section: Element) => void} */
export const draw = (section) => {
  const stage = one(".stage", section);
  if (!stage) return;
  const shape = stage.getBoundingClientRect();
  const seen = shape.width > 0;
  const room = seen ? shape : { width: 1728, height: 640 };
  const unit = seen ? parseFloat(getComputedStyle(section).fontSize) / 24 : 1;
  // Where a drawing isn't seen, or small, one of another size does.
  const wanted = [root.lang, room.width | 0, room.height | 0].join();
  const drawn = stage.dataset.drawn;
  const kept = drawn && (!seen || has("overview")) && drawn.split(",")[0] === root.lang;
  if (live() && drawn !== wanted && !kept) {
    stage.dataset.area = [room.width, room.height, unit * 1000].map(Math.floor).join(" ");
    stage.dataset.drawn = wanted;
    ask(stage);
  }
  copy(stage);
};

// Puts the reader's drawing in the place of what shows it again.
/** @type {(stage: Element) => void} */
const copy = (stage) => {
  const use = one("use", stage);
  const reader = use && document.getElementById((use.getAttribute("href") || "").slice(1));
  if (reader && use.parentElement) use.parentElement.innerHTML = reader.innerHTML;
};
