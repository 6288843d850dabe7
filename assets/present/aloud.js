// What is read aloud: where one is, the headline of a slide that comes, and the figures that a step brings or lights.
import { at } from "./address.js";
import { ask, deck, live, make, marksOf, say, the } from "./page.js";
import { sections } from "./slides.js";
import { steps } from "./steps.js";

export const voice = make("p", "unseen");
voice.setAttribute("aria-live", "polite");

/** @type {(section: Element, comes: boolean) => void} */
export const speak = (section, comes) => {
  /** @type {(name: string, nth: number, of: number) => string} */
  const place = (name, nth, of) => say(name).replace("{}", String(nth)).replace("{}", String(of));
  const list = steps(at.slide);
  const page = place("page", at.slide, sections.length) + the("h2", section).textContent;
  if (!at.step) {
    voice.textContent = page;
    return;
  }
  const words = list[at.step - 1].map((id) => figureOf(section, id.replace("+", "")));
  const step = place("step", at.step, list.length) + words.join(say("and"));
  voice.textContent = comes ? page + " " + step : step;
};

// A figure in words: its name, number, region and period; without the app, what is written at its marks.
/** @type {(section: Element, figure: string) => string} */
const figureOf = (section, figure) => {
  const words = make("span", "");
  words.hidden = true;
  words.dataset.figure = figure;
  if (live()) ask(deck.appendChild(words));
  words.remove();
  const [number, name, when] = Array.from(words.childNodes, (part) => part.textContent);
  if (name) return [name, number, when].join(say("comma"));
  const own = marksOf(section).filter((mark) => mark.dataset.figure === figure);
  return own.map((mark) => (mark.textContent || "").trim()).filter(Boolean).join(" ");
};
