// Steps: parted by bars; a figure with a plus appears, the others stand out.
import { at, go, read } from "./address.js";
import { marksOf } from "./page.js";
import { sections } from "./slides.js";

// The figures of each step of a slide.
/** @type {(slide: number) => string[][]} */
export const steps = (slide) => {
  const list = sections[slide - 1] && sections[slide - 1].getAttribute("data-steps");
  return list ? list.split("|").map((step) => step.split(" ")) : [];
};

/** @type {(section: Element, slide: number, step: number) => void} */
export const take = (section, slide, step) => {
  const list = steps(slide);
  /** @type {string[]} */
  const none = [];
  const veiled = none.concat(...list.slice(step)).filter((id) => id[0] === "+").map((id) => id.slice(1));
  const lit = (step ? list[step - 1] : none).filter((id) => id[0] !== "+");
  section.classList.toggle("pale", lit.length > 0);
  marksOf(section).forEach((mark) => {
    const figure = mark.dataset.figure || "";
    mark.classList.toggle("veiled", veiled.indexOf(figure) >= 0);
    mark.classList.toggle("lit", lit.indexOf(figure) >= 0);
  });
};

// Where the address leads already: of two presses at once, the second comes before that is shown.
const here = () => read() || at;

/** @type {(quietly?: boolean) => void} */
export const next = (quietly) => {
  const { slide, step } = here();
  if (step < steps(slide).length) go(slide, step + 1, quietly);
  else if (slide < sections.length) go(slide + 1, 0, quietly);
  else if (at.query.loop === "1") go(1, 0, quietly);
};

export const back = () => {
  const { slide, step } = here();
  if (step) go(slide, step - 1);
  else if (slide > 1) go(slide - 1, steps(slide - 1).length);
};
