// Keys, by the name that they and the buttons have; clickers are keyboards, too.
import { at, go, hash, quit } from "./address.js";
import { draw } from "./drawing.js";
import { tick } from "./kiosk.js";
import { fieldOf, has, one, root, targetOf, the, toggle } from "./page.js";
import { spot } from "./pointer.js";
import { show } from "./showing.js";
import { sections } from "./slides.js";
import { restart, speaker, tell } from "./speaker.js";
import { back, next, take } from "./steps.js";

// Digits before Enter: the slide to go to.
let typed = "";

/** @type {(on: boolean) => void} */
const help = (on) => {
  const list = one(".help");
  if (list) list.hidden = !on;
};
const helps = () => {
  const list = one(".help");
  return list !== null && !list.hidden;
};

/** @type {(on: boolean) => void} */
const overview = (on) => {
  help(false);
  toggle("overview", on);
  if (on) {
    sections.forEach(draw);
    the(".now").scrollIntoView({ block: "nearest" });
  } else {
    show();
  }
};

/** @type {(name: string) => void} */
const blank = (name) => {
  const on = !has(name);
  toggle("black", false);
  toggle("white", false);
  toggle(name, on);
  tell();
};

const screen = () => {
  const leaveIt = document.exitFullscreen || document.webkitExitFullscreen;
  const fillIt = root.requestFullscreen || root.webkitRequestFullscreen;
  if (document.fullscreenElement || document.webkitFullscreenElement) leaveIt.call(document);
  else if (fillIt) fillIt.call(root);
};

const look = () => {
  const looks = ["", "projector", "projector-dark"];
  const query = Object.assign({}, at.query);
  query.look = looks[(looks.indexOf(query.look || "") + 1) % 3];
  location.replace(hash(at.slide, at.step, query));
};

const note = () => {
  toggle("noted", !has("noted"));
  draw(the(".now"));
  take(the(".now"), at.slide, at.step);
};

const confirm = () => {
  if (typed) go(Math.min(Math.max(+typed, 1), sections.length), 0);
  else if (has("overview")) overview(false);
};

/** @type {{ [key: string]: () => void }} */
const ACTIONS = {
  n: () => next(),
  p: () => back(),
  Home: () => go(1, 0),
  End: () => go(sections.length, 0),
  o: () => overview(!has("overview")),
  Escape: () => (helps() ? help(false) : overview(!has("overview"))),
  b: () => blank("black"),
  w: () => blank("white"),
  f: screen,
  s: speaker,
  c: look,
  m: note,
  l: () => spot(true),
  r: restart,
  q: quit,
  "?": () => help(!helps()),
  F5: () => {},
  Enter: confirm,
};
/** @type {{ [key: string]: string }} */
const SAME = {
  ArrowRight: "n", ArrowDown: "n", PageDown: "n", " ": "n", ArrowLeft: "p", ArrowUp: "p", PageUp: "p", ".": "b", v: "b", "/": "b", ",": "w",
};

/** @type {(event: KeyboardEvent) => void} */
export const press = (event) => {
  if (!at.slide) return;
  if (event.key === "Tab") tick(true);
  const target = targetOf(event);
  if (fieldOf(target) || event.ctrlKey || event.altKey || event.metaKey) return;
  if (target && target.closest("button,a") && (event.key === "Enter" || event.key === " ")) return;
  let key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  key = key === " " && event.shiftKey ? "p" : SAME[key] || key;
  if (/^\d$/.test(key)) {
    typed = (typed + key).slice(-3);
    return;
  }
  if (ACTIONS[key]) {
    event.preventDefault();
    act(key);
  }
  typed = "";
};

/** @type {(event: KeyboardEvent) => void} */
export const release = (event) => {
  if (event.key === "l" || event.key === "L") spot(false);
};

/** @type {(key: string) => void} */
export const act = (key) => {
  tick(true);
  if ((has("black") || has("white")) && key !== "b" && key !== "w") {
    // The first press after a blank screen brings the slide back.
    toggle("black", false);
    toggle("white", false);
    tell();
  } else if (has("overview") && (key === "n" || key === "p")) {
    const to = at.slide + (key === "n" ? 1 : -1);
    if (to >= 1 && to <= sections.length) go(to, 0, true);
  } else {
    ACTIONS[key]();
  }
};
