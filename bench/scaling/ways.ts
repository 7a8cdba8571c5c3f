// The ways in which a browser can scale a photo down, each from a file to the pixels of a canvas. They run in a worker.
import { draw } from '../../src/image/resize/drawing.js';
import { decode } from '../../src/image/resize/decode.js';
import type { Size } from './pictures.js';

export type Way = (file: Blob, from: Size, to: Size) => Promise<OffscreenCanvas>;

export function canvasOf({ width, height }: Size) {
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('There is no canvas.');
  context.imageSmoothingQuality = 'high';
  return context;
}

type Picture = ImageBitmap | VideoFrame | OffscreenCanvas;

function drawn(picture: Picture, to: Size): OffscreenCanvas {
  const context = canvasOf(to);
  context.drawImage(picture, 0, 0, to.width, to.height);
  return context.canvas;
}

function halved(picture: Picture, { width, height }: Size, to: Size): OffscreenCanvas {
  if (width < 2 * to.width) return drawn(picture, to);
  const half = { width: Math.ceil(width / 2), height: Math.ceil(height / 2) };
  return halved(drawn(picture, half), half, to);
}

async function lanczos(bitmap: ImageBitmap, to: Size): Promise<OffscreenCanvas> {
  const context = canvasOf(to);
  await draw(bitmap, context, to);
  return context.canvas;
}

const facts = {
  type: 'image/jpeg',
  orientation: 1,
  animated: false,
  metadata: false,
  location: false,
};

/** The JPEG at the smallest of its decoding scales that has enough pixels. */
async function scaledFrame(file: Blob, from: Size, to: Size): Promise<VideoFrame> {
  const eighths = Math.ceil((8 * to.width) / from.width);
  const decoder = new ImageDecoder({
    type: file.type,
    data: file.stream(),
    desiredWidth: Math.ceil((from.width * eighths) / 8),
    desiredHeight: Math.ceil((from.height * eighths) / 8),
  });
  const { image } = await decoder.decode();
  decoder.close();
  return image;
}

async function closing<Source extends { close(): void }>(
  source: Source,
  work: (source: Source) => OffscreenCanvas | Promise<OffscreenCanvas>,
): Promise<OffscreenCanvas> {
  try {
    return await work(source);
  } finally {
    source.close();
  }
}

export const ways: Readonly<Record<string, Way>> = {
  drawImage: async (file, _, to) => closing(await createImageBitmap(file), (bitmap) => drawn(bitmap, to)),
  'createImageBitmap, resizeQuality high': async (file, _, to) => {
    const { width: resizeWidth, height: resizeHeight } = to;
    const options: ImageBitmapOptions = { resizeWidth, resizeHeight, resizeQuality: 'high' };
    return closing(await createImageBitmap(file, options), (bitmap) => drawn(bitmap, to));
  },
  'drawImage, half by half': async (file, from, to) =>
    closing(await createImageBitmap(file), (bitmap) => halved(bitmap, from, to)),
  'ImageDecoder ≥ 1 ×, drawImage': async (file, from, to) =>
    closing(await scaledFrame(file, from, to), (frame) => drawn(frame, to)),
  'ImageDecoder ≥ 1 ×, our Lanczos': async (file, from, to) => {
    const frame = await scaledFrame(file, from, to);
    const bitmap = await createImageBitmap(frame);
    frame.close();
    return closing(bitmap, () => lanczos(bitmap, to));
  },
  'whole, our Lanczos': async (file, _, to) =>
    closing(await createImageBitmap(file), (bitmap) => lanczos(bitmap, to)),
  'as resize.ts does': async (file, from, to) => {
    const decoded = await decode(file, { ...facts, ...from }, to.width);
    if (!decoded) throw new Error('The image can’t be decoded.');
    return closing(decoded.bitmap, (bitmap) => lanczos(bitmap, to));
  },
};
