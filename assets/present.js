// Presents the slides: keys, clickers, swipes, steps, overview, the speaker's window and the kiosk. It asks nothing of the
// app but drawings for the room that there is, so it works where the app can't run; its language is of 2015 for that reason.
(function () {
  "use strict";
  const root = document.documentElement;
  const deck = document.getElementById("slides");
  if (!deck || deck.dataset.paged) return;
  deck.dataset.paged = "no";
  const MOVE = 320; // milliseconds that a mark takes to its new place
  const REST = 30; // seconds without a hand after which a kiosk goes on
  const FAR = 40; // pixels from which a stroke of a finger is a swipe
  const NO = [];
  // Put in at publishing: what only paging needs of a style sheet, and for each language notes, controls and slides.
  const STYLE = "{{style}}";
  const WORDS = "{{words}}";
  let sections = NO;
  let at = null; // what the address says while slides are shown
  let typed = "";
  let timer = 0;
  let ticking = 0;
  let began = Date.now();
  let peer = null; // the speaker's window, or the one that it belongs to
  let token = "";

  const one = (selector, inside) => (inside || deck).querySelector(selector);
  const all = (selector, inside) => NO.slice.call((inside || deck).querySelectorAll(selector));
  const say = (name) => (one("[data-say=" + name + "]") || {}).textContent || "";
  const live = () => root.dataset.state === "live";
  const make = (name, className) => {
    const element = document.createElement(name);
    element.className = className;
    return element;
  };
  // What has the focus and wants keys for itself.
  const fieldOf = (element) => element && element.closest && element.closest("input,textarea,select,[contenteditable],dialog");
  // A keyboard that has gone to the tool bar presses the same button again.
  const onTools = (element) => element && element.closest && element.closest(".keys");
  const add = (name, className) => deck.appendChild(make(name, className));
  const toggle = (name, on) => deck.classList[on ? "add" : "remove"](name);
  const has = (name) => deck.classList.contains(name);

  const style = document.createElement("style");
  style.textContent = STYLE;
  document.head.appendChild(style);

  // The address: #/present/<slide>.<step>?auto=&loop=&lang=&look=&speaker=

  // What isn't well encoded stays as it is.
  const decoded = (text) => {
    try {
      return decodeURIComponent(text);
    } catch (wrong) {
      return text;
    }
  };

  const read = () => {
    const parts = /^#\/present(?:\/([^?]*))?(?:\?(.*))?$/.exec(location.hash);
    if (!parts) return null;
    const place = (parts[1] || "1").split(".");
    const query = {};
    (parts[2] || "").split("&").forEach((pair) => {
      const cut = pair.indexOf("=");
      if (cut > 0) query[pair.slice(0, cut)] = decoded(pair.slice(cut + 1));
    });
    const slide = Math.min(Math.max(parseInt(place[0], 10) || 1, 1), sections.length);
    const step = Math.min(Math.max(parseInt(place[1], 10) || 0, 0), steps(slide).length);
    const mended = String(slide) !== (place[0] || "1") || String(step) !== (place[1] || "0");
    return { slide: slide, step: step, query: query, mended: mended };
  };

  const hash = (slide, step, query) => {
    const pairs = Object.keys(query).filter((name) => query[name]).map((name) => name + "=" + encodeURIComponent(query[name]));
    return "#/present/" + slide + (step ? "." + step : "") + (pairs.length ? "?" + pairs.join("&") : "");
  };

  // What the page shows now, for an address that says nothing of it.
  const shown = () => {
    const look = root.dataset.look;
    return { lang: root.dataset.lang === "en" ? "en" : "", look: look === "auto" ? "" : look };
  };

  const go = (slide, step, quietly) => {
    const to = hash(slide, step, at ? at.query : shown());
    if (quietly) location.replace(to);
    else location.hash = to;
  };

  // Steps: parted by bars; a figure with a plus appears, the others stand out.

  const steps = (slide) => {
    const list = sections[slide - 1] && sections[slide - 1].getAttribute("data-steps");
    return list ? list.split("|").map((step) => step.split(" ")) : NO;
  };

  const take = (section, slide, step) => {
    const list = steps(slide);
    const veiled = [].concat.apply([], list.slice(step)).filter((id) => id[0] === "+").map((id) => id.slice(1));
    const now = step ? list[step - 1] : NO;
    const lit = now.filter((id) => id[0] !== "+");
    section.classList[lit.length ? "add" : "remove"]("pale");
    all("[data-figure]", section).forEach((mark) => {
      mark.classList[veiled.indexOf(mark.dataset.figure) < 0 ? "remove" : "add"]("veiled");
      mark.classList[lit.indexOf(mark.dataset.figure) < 0 ? "remove" : "add"]("lit");
    });
  };

  const next = (quietly) => {
    if (at.step < steps(at.slide).length) go(at.slide, at.step + 1, quietly);
    else if (at.slide < sections.length) go(at.slide + 1, 0, quietly);
    else if (at.query.loop === "1") go(1, 0, quietly);
  };

  const back = () => {
    if (at.step) go(at.slide, at.step - 1);
    else if (at.slide > 1) go(at.slide - 1, steps(at.slide - 1).length);
  };

  // The slides in the page's language, with notes and controls. Without the app there is the document's own only.

  const written = all("section").map((section) => section.outerHTML).join("");
  const fill = () => {
    const lang = live() && root.lang === "en" ? "en" : "zh";
    if (deck.dataset.paged === lang) return;
    deck.dataset.paged = lang;
    deck.lang = root.lang;
    deck.innerHTML = (WORDS[lang].deck || written) + WORDS[lang].controls;
    sections = all("section");
    sections.forEach((section, nth) => {
      const heading = one("h2", section);
      const stage = one(".stage", section);
      const note = WORDS[lang].notes[nth];
      heading.id = "slide-" + (nth + 1);
      section.tabIndex = -1;
      section.setAttribute("aria-labelledby", heading.id);
      if (stage) {
        stage.setAttribute("role", "img");
        stage.setAttribute("aria-labelledby", heading.id);
      }
      const said = section.appendChild(document.createElement("p"));
      said.className = "notes";
      said.dataset.seconds = note[0];
      said.textContent = note[1];
    });
    [voice, pointer, tip].forEach((own) => deck.appendChild(own));
  };

  // The app fills what asks for it.
  const ask = (element) => element.dispatchEvent(new Event("guanzhi:fill", { bubbles: true }));

  // Drawings: the app lays them out for their room; without it they are copies of the reader's, whose marks can be reached.
  const draw = (section) => {
    const stage = one(".stage", section);
    if (!stage) return;
    const shape = stage.getBoundingClientRect();
    const seen = shape.width > 0;
    const room = seen ? shape : { width: 1728, height: 640 };
    const unit = seen ? parseFloat(getComputedStyle(section).fontSize) / 24 : 1;
    // Where a drawing isn't seen, or small, one of another size does.
    const wanted = [root.lang, room.width | 0, room.height | 0].join();
    const kept = stage.dataset.drawn && (!seen || has("overview")) && stage.dataset.drawn.split(",")[0] === root.lang;
    if (live() && stage.dataset.drawn !== wanted && !kept) {
      stage.dataset.area = [room.width, room.height, unit * 1000].map(Math.floor).join(" ");
      stage.dataset.drawn = wanted;
      ask(stage);
    }
    const use = one("use", stage);
    const drawn = use && document.getElementById((use.getAttribute("href") || "").slice(1));
    if (drawn) use.parentNode.innerHTML = drawn.innerHTML;
  };

  // Marks move from where their figure was to where it is.

  const places = (section) => {
    const found = {};
    all("[data-figure]", section).forEach((mark) => {
      const area = mark.getBoundingClientRect();
      if (area.width || area.height) (found[mark.dataset.figure] = found[mark.dataset.figure] || []).push(area);
    });
    return found;
  };

  const still = () => !deck.animate || (window.matchMedia && matchMedia("(prefers-reduced-motion: reduce)").matches);

  const move = (section, from) => {
    if (still()) return;
    const counts = {};
    all("[data-figure]", section).forEach((mark) => {
      const id = mark.dataset.figure;
      const nth = (counts[id] = (counts[id] || 0) + 1) - 1;
      const before = from[id] && (from[id][nth] || from[id][0]);
      if (!before) return mark.animate([{ opacity: 0 }, {}], { duration: MOVE, easing: "ease-out" });
      const now = mark.getBoundingClientRect();
      const matrix = mark.getScreenCTM && mark.getScreenCTM();
      const scale = matrix ? matrix.a : 1;
      const by = (a, b) => ((a - b) / scale).toFixed(2) + "px";
      const start = "translate(" + by(before.left, now.left) + "," + by(before.top, now.top) + ")";
      mark.animate([{ transform: start }, { transform: "none" }], { duration: MOVE, easing: "ease-in-out" });
    });
  };

  // Shows what the address says.

  const show = () => {
    fill();
    const now = read();
    if (!now) {
      if (location.hash === "#slides") return location.replace(hash(1, 0, shown()));
      if (at) leave();
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
    const from = old && before && old !== section && !has("overview") ? places(old) : null;
    at = now;
    enter();
    sections.forEach((other, nth) => {
      other.classList[other === section ? "add" : "remove"]("now");
      other.classList[nth === now.slide ? "add" : "remove"]("next");
    });
    draw(section);
    take(section, now.slide, now.step);
    if (from) move(section, from);
    if (old !== section || (before && before.step !== now.step)) speak(section, old !== section);
    if (has("speaking")) upcoming();
    const { activeElement } = document;
    const elsewhere = fieldOf(activeElement) || onTools(activeElement);
    if (activeElement !== section && !elsewhere && !has("overview")) section.focus({ preventScroll: true });
    tick();
    tell();
  };

  const enter = () => {
    toggle("on", true);
    toggle("speaking", !!at.query.speaker);
    if (at.query.speaker) {
      token = at.query.speaker;
      peer = peer || window.opener;
    }
    root.dataset.view = "present";
    if (live()) return;
    const looks = ["light", "dark", "projector", "projector-dark"];
    root.dataset.look = looks.indexOf(at.query.look) < 0 ? "auto" : at.query.look;
  };

  const leave = () => {
    at = null;
    clearTimeout(timer);
    ["on", "overview", "noted", "black", "white", "spot", "speaking"].forEach((name) => toggle(name, false));
    if (!live()) root.dataset.view = "reader";
  };

  const quit = () => {
    const query = hash(1, 0, { lang: at.query.lang, look: at.query.look }).split("?")[1];
    location.hash = "#/" + (query ? "?" + query : "");
  };

  // Read aloud: where one is, the headline of a slide that comes, and the figures that a step brings or lights.
  const voice = make("p", "unseen");
  voice.setAttribute("aria-live", "polite");
  const speak = (section, comes) => {
    const place = (name, nth, of) => say(name).replace("{}", nth).replace("{}", of);
    const list = steps(at.slide);
    const page = place("page", at.slide, sections.length) + one("h2", section).textContent;
    if (!at.step) return (voice.textContent = page);
    const words = list[at.step - 1].map((id) => figureOf(section, id.replace("+", "")));
    const step = place("step", at.step, list.length) + words.join(say("and"));
    voice.textContent = comes ? page + " " + step : step;
  };

  // A figure in words: its name, number, region and period; without the app, what is written at its marks.
  const figureOf = (section, figure) => {
    const words = make("span", "");
    words.hidden = true;
    words.dataset.figure = figure;
    if (live()) ask(deck.appendChild(words));
    words.remove();
    const [number, name, when] = NO.map.call(words.childNodes, (part) => part.textContent);
    if (name) return [name, number, when].join(say("comma"));
    return all("[data-figure='" + figure + "']", section).map((mark) => mark.textContent.trim()).filter(Boolean).join(" ");
  };

  // A sentence at the foot of the screen.
  const notice = (sentence) => {
    const spoken = add("p", "spoken");
    spoken.setAttribute("role", "status");
    spoken.textContent = sentence;
    setTimeout(() => spoken.remove(), 6000);
  };

  // The kiosk: goes on by itself, and waits while someone is there.

  const tick = (touched) => {
    clearTimeout(timer);
    const seconds = at && parseFloat(at.query.auto);
    if (seconds > 0 && !at.query.speaker) timer = setTimeout(() => next(true), 1000 * (touched ? Math.max(seconds, REST) : seconds));
  };

  // The speaker's window is this document again; both say where they are.

  const speaker = () => {
    if (at.query.speaker) return;
    try {
      token = token || sessionStorage.getItem("guanzhi-speaker") || "";
    } catch (refused) {
      // Storage may be refused; then a reload of this window parts the two.
    }
    if (!token) {
      token = NO.map.call(crypto.getRandomValues(new Uint8Array(16)), (byte) => (256 + byte).toString(16).slice(1)).join("");
      try {
        sessionStorage.setItem("guanzhi-speaker", token);
      } catch (refused) {
        // As above.
      }
    }
    const query = { lang: at.query.lang, look: at.query.look, speaker: token };
    peer = window.open(location.href.split("#")[0] + hash(at.slide, at.step, query), "guanzhi-" + token, "popup,width=1100,height=760");
    if (peer) return;
    toggle("noted", true);
    draw(one(".now"));
    notice(say("blocked"));
  };

  const tell = () => {
    if (!peer || peer.closed || !token) return;
    const blank = has("black") ? "black" : has("white") ? "white" : "";
    peer.postMessage({ guanzhi: token, slide: at.slide, step: at.step, blank: blank }, "*");
  };

  const hear = (event) => {
    const heard = event.data;
    if (!at || !heard || !heard.guanzhi) return;
    if (!token) {
      try {
        token = sessionStorage.getItem("guanzhi-speaker") || "";
      } catch (refused) {
        return;
      }
    }
    // After a reload the window that the speaker's belongs to knows it again by the token.
    if (heard.guanzhi !== token || (peer && event.source !== peer)) return;
    peer = event.source;
    toggle("black", heard.blank === "black");
    toggle("white", heard.blank === "white");
    if (heard.slide !== at.slide || heard.step !== at.step) go(+heard.slide || 1, +heard.step || 0, true);
  };

  // The speaker's view: this slide, the next one, notes, and the time beside what was planned.
  const upcoming = () => {
    const following = sections[at.slide];
    if (following) {
      draw(following);
      take(following, at.slide + 1, 0);
    }
    const label = one(".upcoming") || add("p", "upcoming");
    label.textContent = say(following ? "next" : "end");
    let clock = one(".clock");
    if (!clock) {
      clock = add("dl", "clock");
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
    }
    time();
  };

  const minutes = (seconds) => Math.floor(seconds / 60) + ":" + ("0" + Math.floor(seconds % 60)).slice(-2);

  const time = () => {
    if (!at || !one(".clock")) return;
    const planned = sections.slice(0, at.slide).reduce((sum, section) => sum + +((one(".notes", section) || { dataset: {} }).dataset.seconds || 0), 0);
    one(".is-clock").textContent = new Date().toLocaleTimeString(root.lang, { hour: "2-digit", minute: "2-digit" });
    one(".is-elapsed").textContent = minutes((Date.now() - began) / 1000);
    one(".is-planned").textContent = minutes(planned);
  };

  // The spotlight: while it is held, only the mark under the pointer is lit.

  const pointer = make("i", "pointer");
  const tip = make("div", "tip");
  tip.hidden = true;
  const under = (event) => (event.target.closest && event.target.closest("#slides .now [data-figure]")) || null;

  let pointed = null; // where the pointer was last
  const point = (event) => {
    if (!at) return;
    pointed = event;
    pointer.style.transform = "translate(" + event.clientX + "px," + event.clientY + "px)";
    const mark = under(event);
    const figure = mark && mark.dataset.figure;
    if (has("spot")) {
      all(".now [data-figure]").forEach((other) => other.classList[other.dataset.figure === figure ? "add" : "remove"]("lit"));
    }
    if (tip.dataset.figure === (figure || "")) return;
    tip.dataset.figure = figure || "";
    tip.hidden = !figure || has("overview") || !live();
    if (tip.hidden) return;
    ask(tip);
    const area = mark.getBoundingClientRect();
    const left = Math.min(Math.max(area.left + area.width / 2 - tip.offsetWidth / 2, 8), innerWidth - tip.offsetWidth - 8);
    const above = area.top - tip.offsetHeight - 12;
    tip.style.transform = "translate(" + Math.round(left) + "px," + Math.round(above > 8 ? above : Math.min(area.bottom + 12, innerHeight - tip.offsetHeight - 8)) + "px)";
  };

  const spot = (on) => {
    if (has("spot") === on) return;
    toggle("spot", on);
    if (on && pointed) point(pointed);
    if (!on && at) take(one(".now"), at.slide, at.step);
  };

  // Keys, by the name that they and the buttons have.

  const overview = (on) => {
    if (one(".help")) one(".help").hidden = true;
    toggle("overview", on);
    if (on) {
      sections.forEach(draw);
      one(".now").scrollIntoView({ block: "nearest" });
    } else {
      show();
    }
  };

  const blank = (name) => {
    const on = !has(name);
    toggle("black", false);
    toggle("white", false);
    toggle(name, on);
    tell();
  };

  const screen = () => {
    const leaveIt = document.exitFullscreen || document.webkitExitFullscreen;
    const fill = root.requestFullscreen || root.webkitRequestFullscreen;
    if (document.fullscreenElement || document.webkitFullscreenElement) leaveIt.call(document);
    else if (fill) fill.call(root);
  };

  const look = () => {
    const looks = ["", "projector", "projector-dark"];
    const query = Object.assign({}, at.query);
    query.look = looks[(looks.indexOf(query.look || "") + 1) % 3];
    location.replace(hash(at.slide, at.step, query));
  };

  const ACTIONS = {
    n: () => next(),
    p: () => back(),
    Home: () => go(1, 0),
    End: () => go(sections.length, 0),
    o: () => overview(!has("overview")),
    Escape: () => (one(".help") && !one(".help").hidden ? (one(".help").hidden = true) : overview(!has("overview"))),
    b: () => blank("black"),
    w: () => blank("white"),
    f: screen,
    s: speaker,
    c: look,
    m: () => {
      toggle("noted", !has("noted"));
      draw(one(".now"));
      take(one(".now"), at.slide, at.step);
    },
    l: () => spot(true),
    r: () => {
      began = Date.now();
      time();
    },
    q: quit,
    "?": () => (one(".help").hidden = !one(".help").hidden),
    F5: () => {},
    Enter: () => {
      if (typed) go(Math.min(Math.max(+typed, 1), sections.length), 0);
      else if (has("overview")) overview(false);
    },
  };
  const SAME = {
    ArrowRight: "n", ArrowDown: "n", PageDown: "n", " ": "n", ArrowLeft: "p", ArrowUp: "p", PageUp: "p", ".": "b", v: "b", "/": "b", ",": "w",
  };

  const press = (event) => {
    if (!at) return;
    if (event.key === "Tab") tick(true);
    if (fieldOf(event.target) || event.ctrlKey || event.altKey || event.metaKey) return;
    const onButton = event.target.closest && event.target.closest("button,a");
    if (onButton && (event.key === "Enter" || event.key === " ")) return;
    let key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    key = key === " " && event.shiftKey ? "p" : SAME[key] || key;
    if (/^\d$/.test(key)) return (typed = (typed + key).slice(-3));
    const action = ACTIONS[key];
    if (action) {
      event.preventDefault();
      act(key);
    }
    typed = "";
  };

  const act = (key) => {
    tick(true);
    if ((has("black") || has("white")) && key !== "b" && key !== "w") {
      // The first press after a blank screen brings the slide back.
      toggle("black", false);
      toggle("white", false);
      return tell();
    }
    if (has("overview") && (key === "n" || key === "p")) {
      const to = at.slide + (key === "n" ? 1 : -1);
      if (to >= 1 && to <= sections.length) go(to, 0, true);
      return;
    }
    ACTIONS[key]();
  };

  const click = (event) => {
    if (!at || !deck.contains(event.target)) return;
    const button = event.target.closest("[data-key]");
    if (button) {
      // A mouse leaves the keys to the slide.
      if (event.detail) button.blur();
      return act(button.dataset.key);
    }
    if (event.target.closest("a,.help,.clock,.notes") || (window.getSelection && String(getSelection()))) return;
    const section = event.target.closest("section");
    if (has("overview")) {
      if (!section) return;
      toggle("overview", false);
      if (+section.dataset.slide === at.slide) show();
      else go(+section.dataset.slide, 0);
      return;
    }
    if (has("speaking") && section && section.classList.contains("next")) return act("n");
    act(event.clientX < innerWidth / 4 ? "p" : "n");
  };

  let finger = null;
  const touched = (event) => {
    finger = event.touches.length === 1 ? event.touches[0] : null;
    if (at) tick(true);
  };
  const lifted = (event) => {
    if (!at || !finger || has("overview") || !deck.contains(event.target)) return;
    const end = event.changedTouches[0];
    const right = end.clientX - finger.clientX;
    if (Math.abs(right) < FAR || Math.abs(right) < Math.abs(end.clientY - finger.clientY)) return;
    // A swipe is no click as well.
    event.preventDefault();
    act(right < 0 ? "n" : "p");
  };

  let hands = 0;
  const moved = (event) => {
    point(event);
    toggle("moved", true);
    clearTimeout(hands);
    hands = setTimeout(() => toggle("moved", false), 2500);
  };

  let asked = 0;
  const again = () => {
    if (asked) return;
    asked = requestAnimationFrame(() => {
      asked = 0;
      if (at) show();
    });
  };

  addEventListener("hashchange", show);
  addEventListener("message", hear);
  addEventListener("resize", again);
  document.addEventListener("keydown", press);
  document.addEventListener("keyup", (event) => (event.key === "l" || event.key === "L") && spot(false));
  addEventListener("blur", () => spot(false));
  document.addEventListener("click", click);
  document.addEventListener("touchstart", touched, { passive: true });
  document.addEventListener("touchend", lifted, { passive: false });
  document.addEventListener("pointermove", moved);
  // The app goes live or fails, or brings the slides in another language.
  new MutationObserver(again).observe(root, { attributes: true, attributeFilter: ["data-state", "lang"] });
  addEventListener("beforeprint", () => {
    if (at) sections.forEach(draw);
  });
  show();
})();
