// What the tests' scripts have in common: it stands before each of them, in one function.
const root = document.documentElement;
const one = (selector, from = document) => from.querySelector(selector);
const all = (selector, from = document) => [...from.querySelectorAll(selector)];
const shown = (element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility === "visible";
const squeezed = (text) => text.replace(/\s+/g, "");

// Everything that must stay where it is when the page goes live.
const fixed = () =>
  all("h1, h2, h3, p, li, figure, .plot, figcaption, summary, button", one("#page")).filter((e) => !e.closest(".layer, #remarks"));
const place = (element) => {
  const { x, y, width, height } = element.getBoundingClientRect();
  return [x, y, width, height];
};
// Waits within the page, from frame to frame.
const holds = (condition) =>
  new Promise((done) => {
    const look = () => (condition() ? done() : requestAnimationFrame(look));
    look();
  });
const named = (element) =>
  `${element.localName}${element.id ? `#${element.id}` : ""} “${element.textContent.trim().slice(0, 24)}”`;

// The static drawing that the style sheet shows for a chart, hidden from the eye or not.
const still = (chart) => all(`#${chart} .still`).find((svg) => getComputedStyle(svg).display !== "none");
const plots = () => all("#page .plot");
const near = (element, margin = 0) => {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > -margin && top < innerHeight + margin;
};
// Live, and every chart on the screen is on a canvas.
const unpainted = () =>
  plots().filter((plot) => near(plot) && !(plot.classList.contains("painted") && one("canvas", plot)?.width > 0));
const painted = () =>
  root.dataset.state === "live" && performance.getEntriesByName("guanzhi:painted").length > 0 && unpainted().length === 0;

// A chart's figures; the room of its drawing: width, height and width class; its upper left corner.
const figures = (chart) => [...new Set(all("[data-figure]", still(chart)).map((mark) => mark.dataset.figure))];
const room = (chart) => [...place(one(`#${chart} .plot`)).slice(2), getComputedStyle(one(`#${chart}`)).getPropertyValue("--class").trim()];
const corner = (chart) => place(one(`#${chart} .plot`)).slice(0, 2);
const centre = (element) => {
  const [x, y, width, height] = place(element);
  return [x + width / 2, y + height / 2];
};

// The page's markup as it was parsed: without what the live page adds to it.
const markup = () => {
  const page = one("#page").cloneNode(true);
  for (const layer of all(".layer, .said", page)) layer.remove();
  for (const plot of all(".plot", page)) plot.classList.remove("painted");
  for (const link of all('a[href^="#/figure/"]', page)) link.removeAttribute("href");
  one("#remarks", page)?.replaceChildren();
  return page.innerHTML;
};

// A point of a chart's canvas in the colour that is painted there.
const pixel = (canvas, x, y) => {
  const { left, top, width } = canvas.getBoundingClientRect();
  const ratio = canvas.width / width;
  const at = [(x - left) * ratio, (y - top) * ratio].map(Math.floor);
  return [...canvas.getContext("2d").getImageData(...at, 1, 1).data].slice(0, 3);
};
const ink = (name) => getComputedStyle(root).getPropertyValue(`--${name}`).trim();
