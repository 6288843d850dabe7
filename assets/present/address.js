// The address: #/present/<slide>.<step>?auto=&loop=&lang=&look=&speaker=
import { root } from "./page.js";
import { sections } from "./slides.js";
import { steps } from "./steps.js";

/** @typedef {{ [name: string]: string }} Query */
/** @typedef {{ slide: number, step: number, query: Query }} Place A slide, counted from 1, and how many of its steps are taken. */

// What the address says while slides are shown; the slide 0 while none is.
/** @type {Place} */
export let at = { slide: 0, step: 0, query: {} };
/** @type {(place: Place) => void} */
export const settle = (place) => {
  at = place;
};

// What isn't well encoded stays as it is.
/** @type {(text: string) => string} */
const decoded = (text) => {
  try {
    return decodeURIComponent(text);
  } catch (wrong) {
    return text;
  }
};

/** @type {(text: string, least: number, most: number) => number} */
const within = (text, least, most) => Math.min(Math.max(parseInt(text, 10) || least, least), most);

// The place that the address names, and whether it had to be mended for that.
export const read = () => {
  const parts = /^#\/present(?:\/([^?]*))?(?:\?(.*))?$/.exec(location.hash);
  if (!parts) return null;
  const place = (parts[1] || "1").split(".");
  /** @type {Query} */
  const query = {};
  (parts[2] || "").split("&").forEach((pair) => {
    const cut = pair.indexOf("=");
    if (cut > 0) query[pair.slice(0, cut)] = decoded(pair.slice(cut + 1));
  });
  const slide = within(place[0], 1, sections.length);
  const step = within(place[1], 0, steps(slide).length);
  const mended = String(slide) !== (place[0] || "1") || String(step) !== (place[1] || "0");
  return { slide, step, query, mended };
};

/** @type {(slide: number, step: number, query: Query) => string} */
export const hash = (slide, step, query) => {
  const pairs = Object.keys(query).filter((name) => query[name]).map((name) => name + "=" + encodeURIComponent(query[name]));
  return "#/present/" + slide + (step ? "." + step : "") + (pairs.length ? "?" + pairs.join("&") : "");
};

// What the page shows now, for an address that says nothing of it.
/** @type {() => Query} */
export const shown = () => {
  const look = root.dataset.look || "auto";
  const { lang = "", opening } = root.dataset;
  return { lang: lang === opening ? "" : lang, look: look === "auto" ? "" : look };
};

/** @type {(slide: number, step: number, quietly?: boolean) => void} */
export const go = (slide, step, quietly) => {
  const to = hash(slide, step, at.slide ? at.query : shown());
  if (quietly) location.replace(to);
  else location.hash = to;
};

// Back to the reader's page, in the language and look of now.
export const quit = () => {
  const query = hash(1, 0, { lang: at.query.lang, look: at.query.look }).split("?")[1];
  location.hash = "#/" + (query ? "?" + query : "");
};
