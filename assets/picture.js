// Pictures of drawings: part of the script that saves, and what frames load of it.

/** @typedef {(what: string, lang: string, done: (text: string | null) => void) => void} Make What the app makes, by name. */

// A drawing, a blob of SVG, as PNG.
/** @type {(drawing: Blob, scale: number) => Promise<Blob>} */
const png = async (drawing, scale) => {
  const url = URL.createObjectURL(drawing);
  try {
    const image = new Image();
    const loaded = new Promise((done, fail) => {
      image.onload = () => done(null);
      image.onerror = () => fail(new Error("svg"));
    });
    image.src = url;
    await loaded;
    const canvas = document.createElement("canvas");
    // Engines paint some 16 million pixels at most.
    const least = Math.min(scale, Math.sqrt(16e6 / (image.width * image.height)));
    canvas.width = image.width * least;
    canvas.height = image.height * least;
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((done, fail) => {
      canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error("png"))), "image/png");
    });
  } finally {
    URL.revokeObjectURL(url);
  }
};

// Gives an image the picture of a chart, for a finger to press and hold.
/** @type {(made: Make, lang: string, image: HTMLImageElement) => void} */
const hold = (made, lang, image) =>
  made("svg", lang, async (svg) => {
    if (!svg) return;
    const picture = await png(new Blob([svg], { type: "image/svg+xml" }), 2);
    URL.revokeObjectURL(image.src);
    image.src = URL.createObjectURL(picture);
  });
