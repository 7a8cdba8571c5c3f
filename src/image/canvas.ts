// A canvas for workers and pages. Not every browser has an `OffscreenCanvas`, or one that can draw.

export interface Canvas {
  readonly draw: OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D;
  /** Resolves to a PNG if the browser has no encoder for this MIME type. */
  readonly encode: (type: string, quality: number) => Promise<Blob>;
}

/** @throws in a worker without a canvas that can draw; the page has to do the work then */
export function assertCanDraw(): void {
  if (!('document' in globalThis)) canvasOf(1, 1);
}

export function canvasOf(width: number, height: number, settings?: CanvasRenderingContext2DSettings): Canvas {
  if ('OffscreenCanvas' in globalThis) {
    const canvas = new OffscreenCanvas(width, height);
    const draw = canvas.getContext('2d', settings);
    if (draw) return { draw, encode: (type, quality) => canvas.convertToBlob({ type, quality }) };
  }
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const draw = canvas.getContext('2d', settings);
  if (!draw) throw new Error('This browser has no 2D canvas.');
  return {
    draw,
    encode: (type, quality) =>
      new Promise((resolve, reject) =>
        canvas.toBlob(
          (blob) => (blob ? resolve(blob) : reject(new Error('The canvas is too large.'))),
          type,
          quality,
        ),
      ),
  };
}
