// The speaker's window is this document again; both say where they are.
import { at, go, hash } from "./address.js";
import { draw } from "./drawing.js";
import { add, has, notice, one, root, say, the, toggle } from "./page.js";
import { sections } from "./slides.js";
import { take } from "./steps.js";

const KEY = "guanzhi-speaker";

// The speaker's window, or the one that it belongs to.
/** @type {MessageEventSource | null} */
let peer = null;
let token = "";
let began = Date.now();
let ticking = 0;

// Storage may be refused; then a reload of this window parts the two.
const remembered = () => {
  try {
    return sessionStorage.getItem(KEY) || "";
  } catch (refused) {
    return "";
  }
};
const remember = () => {
  try {
    sessionStorage.setItem(KEY, token);
  } catch (refused) {
    // As above.
  }
};

// This window is the speaker's.
/** @type {(own: string) => void} */
export const join = (own) => {
  token = own;
  peer = peer || window.opener;
};

// Opens the speaker's window; where the browser blocks it, notes stand beneath the slide.
export const speaker = () => {
  if (at.query.speaker) return;
  token = token || remembered();
  if (!token) {
    token = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => (256 + byte).toString(16).slice(1)).join("");
    remember();
  }
  const query = { lang: at.query.lang, look: at.query.look, speaker: token };
  const address = location.href.split("#")[0] + hash(at.slide, at.step, query);
  peer = window.open(address, "guanzhi-" + token, "popup,width=1100,height=760");
  if (peer) return;
  toggle("noted", true);
  draw(the(".now"));
  notice(say("blocked"));
};

/** @typedef {{ guanzhi: string, slide: number, step: number, blank: string }} Said */

export const tell = () => {
  const to = /** @type {Window | null} */ (peer);
  if (!to || to.closed || !token) return;
  /** @type {Said} */
  const said = { guanzhi: token, slide: at.slide, step: at.step, blank: has("black") ? "black" : has("white") ? "white" : "" };
  to.postMessage(said, "*");
};

// What anybody may have posted counts if it has the token and comes from the other window.
/** @type {(event: MessageEvent) => void} */
export const hear = (event) => {
  const heard = event.data;
  if (!at.slide || !heard || !heard.guanzhi) return;
  token = token || remembered();
  // After a reload the window that the speaker's belongs to knows it again by the token.
  if (heard.guanzhi !== token || (peer && event.source !== peer)) return;
  peer = event.source;
  toggle("black", heard.blank === "black");
  toggle("white", heard.blank === "white");
  if (heard.slide !== at.slide || heard.step !== at.step) go(+heard.slide || 1, +heard.step || 0, true);
};

// The speaker's view: this slide, the next one, notes, and the time beside what was planned.
export const upcoming = () => {
  const following = sections[at.slide];
  if (following) {
    draw(following);
    take(following, at.slide + 1, 0);
  }
  const label = one(".upcoming") || add("p", "upcoming");
  label.textContent = say(following ? "next" : "end");
  if (!one(".clock")) wind();
  time();
};

const wind = () => {
  const clock = add("dl", "clock");
  ["clock", "elapsed", "planned"].forEach((name) => {
    clock.appendChild(document.createElement("dt")).textContent = say(name);
    clock.appendChild(document.createElement("dd")).className = "is-" + name;
  });
  const reset = clock.appendChild(document.createElement("button"));
  reset.type = "button";
  reset.dataset.key = "r";
  reset.textContent = say("reset");
  // The one before, if there was one, went with the slides in another language.
  clearInterval(ticking);
  ticking = setInterval(time, 500);
};

export const restart = () => {
  began = Date.now();
  time();
};

/** @type {(section: Element) => number} */
const secondsOf = (section) => {
  const notes = one(".notes", section);
  return +((notes && notes.dataset.seconds) || 0);
};

/** @type {(seconds: number) => string} */
const minutes = (seconds) => Math.floor(seconds / 60) + ":" + ("0" + Math.floor(seconds % 60)).slice(-2);

const time = () => {
  if (!at.slide || !one(".clock")) return;
  const planned = sections.slice(0, at.slide).reduce((sum, section) => sum + secondsOf(section), 0);
  the(".is-clock").textContent = new Date().toLocaleTimeString(root.lang, { hour: "2-digit", minute: "2-digit" });
  the(".is-elapsed").textContent = minutes((Date.now() - began) / 1000);
  the(".is-planned").textContent = minutes(planned);
};
