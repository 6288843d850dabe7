// Shows what the address says, and leaves the slides where it says nothing of them.
import { at, hash, read, settle, shown } from "./address.js";
import { speak } from "./aloud.js";
import { draw } from "./drawing.js";
import { clear, tick } from "./kiosk.js";
import { move, places } from "./moving.js";
import { fieldOf, has, live, notice, one, root, say, toggle, toolsOf } from "./page.js";
import { fill, sections } from "./slides.js";
import { join, tell, upcoming } from "./speaker.js";
import { take } from "./steps.js";

export const show = () => {
  fill();
  const now = read();
  if (!now) {
    if (location.hash === "#slides") location.replace(hash(1, 0, shown()));
    else if (at.slide) leave();
    return;
  }
  // What was mended stands in the address, too, without a step in the history.
  if (now.mended) {
    history.replaceState(history.state, "", hash(now.slide, now.step, now.query));
    notice(say("unknown"));
  }
  const before = at;
  const old = one(".now");
  const section = sections[now.slide - 1];
  const from = old && before.slide && old !== section && !has("overview") ? places(old) : null;
  settle(now);
  enter();
  sections.forEach((other, nth) => {
    other.classList.toggle("now", other === section);
    other.classList.toggle("next", nth === now.slide);
  });
  draw(section);
  take(section, now.slide, now.step);
  if (from) move(section, from);
  if (old !== section || (before.slide && before.step !== now.step)) speak(section, old !== section);
  if (has("speaking")) upcoming();
  focus(section);
  tick();
  tell();
};

const enter = () => {
  toggle("on", true);
  toggle("speaking", !!at.query.speaker);
  if (at.query.speaker) join(at.query.speaker);
  root.dataset.view = "present";
  if (live()) return;
  const looks = ["light", "dark", "projector", "projector-dark"];
  root.dataset.look = looks.indexOf(at.query.look) < 0 ? "auto" : at.query.look;
};

/** @type {(section: HTMLElement) => void} */
const focus = (section) => {
  const { activeElement } = document;
  const elsewhere = fieldOf(activeElement) || toolsOf(activeElement);
  if (activeElement !== section && !elsewhere && !has("overview")) section.focus({ preventScroll: true });
};

const leave = () => {
  settle({ slide: 0, step: 0, query: {} });
  clear();
  ["on", "overview", "noted", "black", "white", "spot", "speaking"].forEach((name) => toggle(name, false));
  if (!live()) root.dataset.view = "reader";
};
