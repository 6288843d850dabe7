// Tells the page that frames this one how tall it is, in the protocols that hosts understand.
(() => {
  if (window.parent === window) return;
  const root = document.documentElement;
  const pym = new URLSearchParams(location.search).get("childId");
  // The id that a host's iframe-resizer has given to this frame.
  let resizer = "";
  let told = 0;

  // Heights are no secret, so any host may read them; they go to nobody but the host.
  /** @type {(message: unknown) => void} */
  const post = (message) => window.parent.postMessage(message, "*");
  /** @type {(event: string) => void} */
  const resized = (event) => post(`[iFrameSizer]${resizer}:${told}:${innerWidth}:${event}`);

  // A hidden frame has no width, and no height worth telling.
  const tell = (event = "size") => {
    const height = Math.ceil(root.getBoundingClientRect().height);
    if (!innerWidth || height === told) return;
    told = height;
    const chart = document.querySelector("figure.only, [data-embed] figure");
    post({ "datawrapper-height": { [chart ? chart.id : "report"]: height } });
    post({ sentinel: "amp", type: "embed-size", height });
    if (pym) post(["pym", pym, "height", height].join("xPYMx"));
    if (resizer) resized(event);
  };
  /** @type {(event?: string) => void} */
  const again = (event) => {
    told = 0;
    tell(event);
  };

  addEventListener("message", ({ source, data }) => {
    if (source !== window.parent || typeof data !== "string") return;
    if (data.startsWith("[iFrameSizer]")) {
      const [first, ...settings] = data.slice(13).split(":");
      // Settings come first and name the frame; later messages are single words.
      if (settings.length > 5) resizer = first;
      if (resizer && (settings.length > 5 || first === "resize" || first === "reset")) {
        again(settings.length > 5 ? "init" : first === "reset" ? "reset" : "size");
      }
    } else if (pym && data.startsWith(`pymxPYMx${pym}xPYMxwidthxPYMx`)) {
      again();
    }
  });
  new ResizeObserver(() => tell()).observe(root);
  addEventListener("load", () => tell());
})();
