// The kiosk: goes on by itself, and waits while someone is there.
import { at } from "./address.js";
import { next } from "./steps.js";

const REST = 30; // seconds without a hand after which a kiosk goes on

let timer = 0;

export const clear = () => clearTimeout(timer);

// Begins to wait anew; longer where a hand was seen.
/** @type {(touched?: boolean) => void} */
export const tick = (touched) => {
  clear();
  const seconds = parseFloat(at.query.auto);
  if (seconds > 0 && !at.query.speaker) timer = setTimeout(() => next(true), 1000 * (touched ? Math.max(seconds, REST) : seconds));
};
