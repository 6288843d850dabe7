// <guanzhi-chart src="…/embed/<chart>.html" lang="zh|en" look="auto|light|dark">: a chart in somebody's page, as tall as it
// needs to be. What is inside the element stands there until the chart is painted, and where there are no scripts.
(() => {
  if (customElements.get("guanzhi-chart")) return;

  const style = (element, rules) => Object.assign(element.style, rules);

  customElements.define(
    "guanzhi-chart",
    class extends HTMLElement {
      static observedAttributes = ["src", "lang", "look"];

      connectedCallback() {
        if (!this.shadowRoot) this.attachShadow({ mode: "open" }).append(document.createElement("slot"));
        style(this, { display: "block" });
        this.seen = new IntersectionObserver(
          (entries) => {
            if (entries.some((entry) => entry.isIntersecting)) this.load();
          },
          { rootMargin: "400px" },
        );
        this.seen.observe(this);
        this.heard = ({ source, data }) => {
          const heights = this.frame && source === this.frame.contentWindow && data?.["datawrapper-height"];
          const height = heights && Object.values(heights)[0];
          if (!(height > 0 && height < 20000)) return;
          style(this.frame, { height: `${height}px`, position: "static", opacity: "1" });
          this.frame.inert = false;
          this.shadowRoot.querySelector("slot").hidden = true;
        };
        addEventListener("message", this.heard);
      }

      disconnectedCallback() {
        this.seen.disconnect();
        this.near = false;
        removeEventListener("message", this.heard);
        this.frame?.remove();
        this.frame = null;
        this.shadowRoot.querySelector("slot").hidden = false;
      }

      attributeChangedCallback() {
        if (this.frame) this.frame.src = this.address();
        else if (this.near) this.load();
      }

      // English pages have a name of their own; the look is part of the address behind #.
      address() {
        const url = new URL(this.getAttribute("src"), document.baseURI);
        const english = /^en\b/.test(this.getAttribute("lang") ?? "");
        url.pathname = url.pathname.replace(/(\.en)?\.html$/, english ? ".en.html" : ".html");
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
        this.frame = document.createElement("iframe");
        this.frame.title = this.title || this.querySelector("img")?.alt || this.textContent.trim() || "Guanzhi";
        // The page that its link opens isn't in the sandbox.
        this.frame.setAttribute("sandbox", "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads");
        this.frame.setAttribute("allow", "clipboard-write; fullscreen");
        this.frame.inert = true;
        style(this.frame, { width: "100%", border: "0", display: "block", position: "absolute", opacity: "0" });
        style(this, { position: "relative" });
        this.frame.src = this.address();
        this.shadowRoot.append(this.frame);
      }
    },
  );
})();
