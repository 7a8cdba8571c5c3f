// A small picture of a large image: what the workers of previews run.
import type { ImageFacts } from '../rules/facts.js';
import { canvasOf } from './canvas.js';

export interface PreviewTask {
  readonly file: Blob;
  readonly facts: ImageFacts;
  /** Pixels that the picture's short edge should have, as it fills a square. No picture is larger than its image. */
  readonly edge: number;
}

/** Up to this part of its size a JPEG is decoded at that size, which takes less time and memory; above it does not pay. */
const SCALED_TO = 0.5; // docs/decisions/0006-previews.md

/** A panorama's short edge fills the square; more of its long one than this many squares is not worth its bytes. */
const LONGEST = 4;

/** Bytes of a file that are held in memory at once, where its decoder can't take them as they come. */
const MOST_BYTES = 67_108_864;

/** Formats of which browsers show the part that exists, where the file is cut. */
const isShownInPart = ({ type }: ImageFacts) => /^image\/(?:jpeg|png|gif)$/.test(type);

/** What a canvas draws, and how large it is to be. */
interface Drawing {
  readonly source: CanvasImageSource;
  readonly size: readonly [width: number, height: number];
  /** Whether each pixel of the source is there. */
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
 * Upright; in JPEG, or in WebP (PNG where the browser writes none) where there may be transparency. Of an image that is cut it
 * shows what there is. Rejects where the browser can't decode the image.
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

/** WebKit decodes a JPEG that is cut where its end is marked: what is missing is grey. */
const ended = (file: Blob) => new Blob([file, Uint8Array.of(0xff, 0xd9)], { type: file.type });

/** WebKit makes an empty bitmap of what is cut: that is an error here. */
export async function drawn({ source, size, isOpaque }: Drawing): Promise<Blob> {
  const { draw, encode } = canvasOf(...size, { alpha: !isOpaque || !('ImageDecoder' in globalThis) });
  draw.drawImage(source, 0, 0, ...size);
  if ('close' in source) source.close();
  if (!('ImageDecoder' in globalThis) && !draw.getImageData(0, 0, ...size).data.some((value) => value > 0))
    throw new Error('Nothing of it is decoded.');
  return encode(isOpaque ? 'image/jpeg' : 'image/webp', 0.8);
}

/** Browsers that don't know a frame's rotation draw it as it is stored. */
const hasFrames = ({ orientation }: ImageFacts) =>
  'ImageDecoder' in globalThis && (orientation === 1 || 'rotation' in VideoFrame.prototype);

const canBeScaled = (facts: ImageFacts, scale: number) =>
  facts.type === 'image/jpeg' && scale <= SCALED_TO && hasFrames(facts);

const decode = (file: Blob, [resizeWidth, resizeHeight]: readonly [number, number]) =>
  createImageBitmap(file, { resizeWidth, resizeHeight, resizeQuality: 'medium' });

/**
 * JPEG can be decoded at one to eight eighths of its size. Chromium takes the largest that has not more pixels than are asked
 * for, by the product of the two: which of them is which, turned upright or not, does not matter.
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
  decoder.completed.catch(() => undefined); // else Firefox tells the page of each that is closed before all is read
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
 * Chromium decodes a part of a frame only while more bytes may come: the stream is closed once the decoder has been asked. It
 * would be asked in vain, for ever, where there is no frame yet, so all the bytes are first looked into as they are.
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
