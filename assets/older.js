// What engines of before 2022 lack of what the app asks for; it stands before the app's glue.
{
  // Chromium before 90, Firefox before 86 and Safari before 15 end no listener by a signal.
  let known = false;
  const asked = {
    get signal() {
      known = true;
      return undefined;
    },
  };
  document.createElement("i").addEventListener("click", () => {}, asked);
  if (!known) {
    const add = EventTarget.prototype.addEventListener;
    EventTarget.prototype.addEventListener = function (type, listener, options) {
      // In a module, a function that is called by its bare name is nobody's.
      const target = this || window;
      add.call(target, type, listener, options);
      const signal = options && typeof options === "object" && options.signal;
      if (signal) add.call(signal, "abort", () => target.removeEventListener(type, listener, options));
    };
  }

  // Firefox before 98 and Safari before 15.4 know no dialogs.
  if (typeof HTMLDialogElement !== "function") {
    // Those that are open, and what had the focus before.
    /** @type {{ dialog: HTMLElement, before: Element | null }[]} */
    const open = [];
    // An app that has failed has left its dialogs open.
    const last = () => {
      while (open.length && !open[open.length - 1].dialog.isConnected) open.pop();
      return open[open.length - 1];
    };
    /** @type {(dialog: HTMLElement) => void} */
    const focus = (dialog) => {
      /** @type {HTMLElement | null} */
      const first = dialog.querySelector("[autofocus], a[href], button, input, select, textarea, [tabindex]");
      if (first) first.focus();
    };
    /** @type {(this: HTMLElement) => void} */
    const showModal = function () {
      open.push({ dialog: this, before: document.activeElement });
      this.setAttribute("open", "");
      this.setAttribute("role", "dialog");
      this.setAttribute("aria-modal", "true");
      focus(this);
    };
    /** @type {(this: HTMLElement) => void} */
    const close = function () {
      const at = open.findIndex(({ dialog }) => dialog === this);
      if (at < 0) return;
      const [{ before }] = open.splice(at, 1);
      this.removeAttribute("open");
      if (before instanceof HTMLElement) before.focus();
      setTimeout(() => this.dispatchEvent(new Event("close")));
    };
    Object.assign(HTMLElement.prototype, { showModal, close });
    document.addEventListener("focusin", ({ target }) => {
      const shown = last();
      if (shown && target instanceof Node && !shown.dialog.contains(target)) focus(shown.dialog);
    });
    document.addEventListener("keydown", (event) => {
      const shown = last();
      if (event.key !== "Escape" || !shown) return;
      event.preventDefault();
      close.call(shown.dialog);
    });
    /** @type {(element: unknown) => boolean} */
    const isDialog = (element) => element instanceof HTMLElement && element.localName === "dialog";
    Object.assign(window, { HTMLDialogElement: Object.defineProperty(() => {}, Symbol.hasInstance, { value: isDialog }) });
  }
}
