// Draws a small preview of a large image. Runs in the workers of previews.
import type { ImageFacts } from '../rules/facts.js';
import { canvasOf } from './canvas.js';

export interface PreviewTask {
  readonly file: Blob;
  readonly facts: ImageFacts;
  /** Pixels of the preview's short edge, since it fills a square. No preview is larger than its image. */
  readonly edge: number;
}

/** A JPEG is decoded at this fraction of its size or less, which takes less time and memory. A larger fraction gains nothing. */
const SCALED_TO = 0.5; // docs/decisions/0006-previews.md

/** A panorama's short edge fills the square. More of its long edge than this many squares isn't worth the bytes. */
const LONGEST = 4;

/** Bytes of a file that are in memory at a time, if the decoder can't take them as a stream. */
const MOST_BYTES = 67_108_864;

/** Formats of which browsers show the existing part of a truncated file. */
const isShownInPart = ({ type }: ImageFacts) => /^image\/(?:jpeg|png|gif)$/.test(type);

/** A source for a canvas, and the size at which to draw it. */
interface Drawing {
  readonly source: CanvasImageSource;
  readonly size: readonly [width: number, height: number];
  /** Whether each pixel of the source exists. */
  readonly isOpaque: boolean;
}

export function sizeOf({ facts: { width, height }, edge }: PreviewTask): readonly [number, number] {
  const [across, down] = [width ?? edge, height ?? edge];
  const scale = scaleOf(across, down, edge);
  return [Math.max(1, Math.round(across * scale)), Math.max(1, Math.round(down * scale))];
}

const scaleOf = (width: number, height: number, edge: number) =>
  Math.min(1, edge / Math.min(width, height), (LONGEST * edge) / Math.max(width, height));

/**
 * Draws the preview upright, as JPEG, or as WebP (PNG if the browser writes no WebP) if it may have transparency. Of a truncated
 * image it shows the existing part. Rejects if the browser can't decode the image.
 */
export async function preview(task: PreviewTask): Promise<Blob> {
  const { file, facts, edge } = task;
  const { type, width = edge, height = edge } = facts;
  const scale = scaleOf(width, height, edge);
  const size = sizeOf(task);
  try {
    const isScaled = canBeScaled(facts, scale);
    const source = await (isScaled ? decodeScaled(file.stream(), facts, scale) : decode(file, size));
    return await drawn({ source, size, isOpaque: type === 'image/jpeg' });
  } catch (cause) {
    if (file.size > MOST_BYTES || !isShownInPart(facts)) throw cause;
    const decoding = hasFrames(facts) ? decodePart(file, facts, scale) : decode(ended(file), size);
    const source = await decoding.catch(() => Promise.reject(cause as Error));
    return drawn({ source, size, isOpaque: false });
  }
}

/** WebKit decodes a truncated JPEG if its end is marked. The missing part is grey. */
const ended = (file: Blob) => new Blob([file, Uint8Array.of(0xff, 0xd9)], { type: file.type });

/** WebKit makes an empty bitmap of a truncated image, which is an error here. */
export async function drawn({ source, size, isOpaque }: Drawing): Promise<Blob> {
  const { draw, encode } = canvasOf(...size, { alpha: !isOpaque || !('ImageDecoder' in globalThis) });
  draw.drawImage(source, 0, 0, ...size);
  if ('close' in source) source.close();
  if (!('ImageDecoder' in globalThis) && !draw.getImageData(0, 0, ...size).data.some((value) => value > 0))
    throw new Error('The browser has decoded no pixel of the image.');
  return encode(isOpaque ? 'image/jpeg' : 'image/webp', 0.8);
}

/** Browsers that ignore a frame's rotation draw it as it is stored. */
const hasFrames = ({ orientation }: ImageFacts) =>
  'ImageDecoder' in globalThis && (orientation === 1 || 'rotation' in VideoFrame.prototype);

const canBeScaled = (facts: ImageFacts, scale: number) =>
  facts.type === 'image/jpeg' && scale <= SCALED_TO && hasFrames(facts);

const decode = (file: Blob, [resizeWidth, resizeHeight]: readonly [number, number]) =>
  createImageBitmap(file, { resizeWidth, resizeHeight, resizeQuality: 'medium' });

/**
 * JPEG can be decoded at one to eight eighths of its size. Chromium takes the largest that has no more pixels than requested,
 * by the product of width and height, so their order doesn't matter.
 */
async function decodeScaled(
  data: ImageBufferSource,
  { type, width = 0, height = 0 }: ImageFacts,
  scale: number,
  onDecoding?: () => void,
): Promise<VideoFrame> {
  const [desiredWidth, desiredHeight] = [width, height].map((side) =>
    Math.ceil((side * Math.ceil(8 * scale)) / 8),
  ) as [number, number];
  const isScaled = type === 'image/jpeg';
  const decoder = new ImageDecoder({ data, type, ...(isScaled && { desiredWidth, desiredHeight }) });
  decoder.completed.catch(() => undefined); // otherwise Firefox reports an error to the page for each one that is closed before it has been read
  try {
    if (onDecoding) await decoder.tracks.ready;
    const decoding = decoder.decode({ completeFramesOnly: !onDecoding });
    onDecoding?.();
    return (await decoding).image;
  } finally {
    decoder.close();
  }
}

/**
 * Chromium decodes a part of a frame only while more bytes may come, so the stream is closed after the decoder has been called.
 * Without a frame, the call would never settle, so all the bytes are first inspected as they are.
 */
async function decodePart(file: Blob, facts: ImageFacts, scale: number): Promise<VideoFrame> {
  const data = await file.arrayBuffer();
  const whole = new ImageDecoder({ data, type: facts.type });
  whole.completed.catch(() => undefined);
  try {
    await whole.tracks.ready;
    if (!whole.tracks.selectedTrack?.frameCount) throw new RangeError('There is no frame.');
  } finally {
    whole.close();
  }
  let close = () => {};
  const open = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new Uint8Array(data));
      close = () => controller.close();
    },
  });
  return decodeScaled(open, facts, scale, () => close());
}
