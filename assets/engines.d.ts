// What engines have under names of their own, and those of today's standards call otherwise.

interface Document {
  /** Safari before 16.4. */
  readonly webkitFullscreenElement?: Element | null;
  /** Safari before 16.4. */
  webkitExitFullscreen?(): void;
}

interface HTMLElement {
  /** Safari before 16.4. */
  webkitRequestFullscreen?(): void;
}
