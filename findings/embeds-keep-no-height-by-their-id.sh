#!/usr/bin/env bash
# An embedded chart keeps the height of an empty frame because of a character in an id.
#
# What: pym.js 1.3.2 and iframe-resizer 4.4.5, the scripts of the embedding page, run in jsdom 29.1.1.
# Behaviour: pym.js takes no height for the id `chart-1+16`, iframe-resizer none for `chart:share` or `:r1:`.
#   The message from the frame arrives with this id and 480, and nothing is said. With `chart-share` both set 480.
# Why it surprises: the id is found by `getElementById`, and HTML allows any character but white space in it. One expects
#   trouble from CSS selectors at most. But pym.js puts the id unescaped in a regular expression, where + says that
#   the digit before it may repeat, and iframe-resizer cuts its messages at each colon. `:r1:` is
#   what React 18 makes by `useId`, just so that ids are unique.
# For those who publish figures: names of figures are full of such characters, and the one who embeds them makes
#   the id. Give code to embed with ids of letters, digits and hyphens.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cd "$work"
npm init --yes > /dev/null
npm install --silent --no-audit --no-fund pym.js@1.3.2 iframe-resizer@4.4.5 jsdom@29.1.1
cat > probe.cjs <<'JS'
const { readFileSync } = require("node:fs");
const { JSDOM, VirtualConsole } = require("jsdom");

const page = (body, script) => {
  const options = { runScripts: "outside-only", url: "https://example.org/", pretendToBeVisual: true };
  const { window } = new JSDOM(body, { ...options, virtualConsole: new VirtualConsole() });
  window.eval(readFileSync(script, "utf8"));
  return window;
};
const receive = (window, data) => {
  const source = window.document.querySelector("iframe").contentWindow;
  window.dispatchEvent(new window.MessageEvent("message", { data, source, origin: "https://example.com" }));
};
const withPym = id => {
  const window = page(`<div id="${id}"></div>`, "node_modules/pym.js/dist/pym.v1.js");
  new window.pym.Parent(id, "https://example.com/chart.html");
  receive(window, ["pym", id, "height", "480"].join("xPYMx"));
  return parseInt(window.document.querySelector("iframe").getAttribute("height")) || null;
};
const withResizer = async id => {
  const window = page(`<iframe id="${id}"></iframe>`, "node_modules/iframe-resizer/js/iframeResizer.js");
  const frame = window.document.querySelector("iframe");
  window.iFrameResize({ checkOrigin: false, warningTimeout: 0 }, frame);
  receive(window, `[iFrameSizer]${id}:480:600:init`);
  await new Promise(done => window.requestAnimationFrame(() => window.requestAnimationFrame(done)));
  return parseInt(frame.style.height) || null;
};
// id, heights stated of pym.js and iframe-resizer
const cases = [
  ["chart-share", 480, 480],
  ["chart.share", 480, 480],
  ["chart-1+16", null, 480],
  ["chart:share", 480, null],
  [":r1:", 480, null],
];
(async () => {
  console.log(`pym.js 1.3.2, iframe-resizer 4.4.5, Node.js ${process.version}`);
  let holds = true;
  for (const [id, pymStated, resizerStated] of cases) {
    const pym = withPym(id);
    const resizer = await withResizer(id);
    console.log(`${id}: expected 480; seen pym.js ${pym}, iframe-resizer ${resizer}`);
    holds &&= pym === pymStated && resizer === resizerStated;
  }
  process.exit(holds ? 0 : 1);
})();
JS
node probe.cjs
echo "As stated: a plus or a colon in an id stops the height."
