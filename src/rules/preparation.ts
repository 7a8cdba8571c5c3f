// What is to be done to an image before it is sent.
import type { ImageFacts } from './facts.js';

/** MIME types that an image can be converted to, where the browser has the encoder. */
export const encodable = ['image/jpeg', 'image/png', 'image/webp', 'image/avif'] as const;
export type Encodable = (typeof encodable)[number];

export interface Preparation {
  /**
   * `strip`: EXIF, GPS, XMP, IPTC and comments go, without re-encoding; orientation and colour profile stay. Default `keep`;
   * what is encoded anew loses them all the same.
   */
  readonly metadata?: 'keep' | 'strip' | undefined;
  /** Pixels of the long edge at most, 1 or more. */
  readonly maxEdge?: number | undefined;
  readonly convert?: Encodable | undefined;
  /** 0 to 1, of what is encoded anew. Alone it encodes JPEG and WebP anew in their own format. */
  readonly quality?: number | undefined;
}

/** Is there anything to be done to this image? */
export const isToBePrepared = (preparation: Preparation, facts: ImageFacts): boolean =>
  isToBeStripped(preparation) || isToBeEncoded(preparation, facts);

export const isToBeStripped = ({ metadata }: Preparation) => metadata === 'strip';

/** Is it larger than wanted, or another format; or is another quality wanted of a format that has one? */
export function isToBeEncoded(
  { maxEdge = 0, convert, quality }: Preparation,
  { type, width = 0, height = 0 }: ImageFacts,
): boolean {
  const isLarger = maxEdge >= 1 && Math.max(width, height) > maxEdge;
  const isOther = convert !== undefined && convert !== type;
  const isLossy = type === 'image/jpeg' || type === 'image/webp';
  return isLarger || isOther || (quality !== undefined && isLossy);
}
