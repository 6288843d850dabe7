// <guanzhi-chart src="…/embed/<chart>.html" lang="zh|en" look="auto|light|dark">: a chart in somebody's page, as tall as it
// needs to be. What is inside the element stands there until the chart is painted, and where there are no scripts.
(() => {
  if (customElements.get("guanzhi-chart")) return;

  /** @type {(element: HTMLElement, rules: Partial<CSSStyleDeclaration>) => void} */
  const style = (element, rules) => {
    Object.assign(element.style, rules);
  };

  customElements.define(
    "guanzhi-chart",
    class extends HTMLElement {
      static get observedAttributes() {
        return ["src", "lang", "look"];
      }

      constructor() {
        super();
        /** @type {HTMLIFrameElement | null} */
        this.frame = null;
        // What is inside the element is shown by it.
        this.slotted = document.createElement("slot");
        this.near = false;
        this.heard = this.heard.bind(this);
        this.seen = new IntersectionObserver(
          (entries) => {
            if (entries.some((entry) => entry.isIntersecting)) this.load();
          },
          { rootMargin: "400px" },
        );
      }

      connectedCallback() {
        if (!this.shadowRoot) this.attachShadow({ mode: "open" }).append(this.slotted);
        style(this, { display: "block" });
        this.seen.observe(this);
        addEventListener("message", this.heard);
      }

      disconnectedCallback() {
        this.seen.disconnect();
        this.near = false;
        removeEventListener("message", this.heard);
        this.frame?.remove();
        this.frame = null;
        this.slotted.hidden = false;
      }

      attributeChangedCallback() {
        if (this.frame) this.frame.src = this.address();
        else if (this.near) this.load();
      }

      heard(/** @type {MessageEvent} */ { source, data }) {
        if (!this.frame || source !== this.frame.contentWindow) return;
        const heights = data?.["datawrapper-height"];
        const height = heights && Object.values(heights)[0];
        if (!(height > 0 && height < 20000)) return;
        style(this.frame, { height: `${height}px`, position: "static", opacity: "1" });
        this.frame.inert = false;
        this.slotted.hidden = true;
      }

      // English pages have a name of their own; the look is part of the address behind #.
      address() {
        const url = new URL(this.getAttribute("src") ?? "", document.baseURI);
        const lang = this.getAttribute("lang");
        if (lang) url.pathname = url.pathname.replace(/(\.en)?\.html$/, /^en\b/.test(lang) ? ".en.html" : ".html");
        const look = this.getAttribute("look");
        if (look) url.hash = `#/?look=${encodeURIComponent(look)}`;
        return url.href;
      }

      // The frame is laid out over what is inside the element, unseen and out of reach, until it tells its height. Not by
      // visibility: a hidden frame isn't told by Chromium when its size changes.
      load() {
        this.near = true;
        if (this.frame || !this.getAttribute("src")) return;
        this.seen.disconnect();
        const frame = document.createElement("iframe");
        frame.title = this.title || this.querySelector("img")?.alt || this.textContent?.trim() || "chart";
        // The page that its link opens isn't in the sandbox.
        frame.setAttribute("sandbox", "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads");
        frame.setAttribute("allow", "clipboard-write; fullscreen");
        frame.inert = true;
        style(frame, { width: "100%", border: "0", display: "block", position: "absolute", opacity: "0" });
        style(this, { position: "relative" });
        frame.src = this.address();
        this.frame = frame;
        this.shadowRoot?.append(frame);
      }
    },
  );
})();
