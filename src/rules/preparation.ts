// Options for the preparation of an image before it is sent: stripping, scaling, converting.
import type { Encodable } from './encodable.js';
import type { ImageFacts } from './facts.js';

export interface Preparation {
  /**
   * `strip` removes EXIF, GPS, XMP, IPTC and comments without re-encoding; orientation and colour profile stay. Default `keep`.
   * An image that is encoded again always loses its metadata.
   */
  readonly metadata?: 'keep' | 'strip' | undefined;
  /** Largest length of the long edge, in pixels; 1 or more. */
  readonly maxEdge?: number | undefined;
  readonly convert?: Encodable | undefined;
  /** Quality of the encoder, 0 to 1. If it is the only option, JPEG and WebP are encoded again in their own format. */
  readonly quality?: number | undefined;
}

/** Whether these options change this image. */
export const isToBePrepared = (preparation: Preparation, facts: ImageFacts): boolean =>
  isToBeStripped(preparation) || isToBeEncoded(preparation, facts);

export const isToBeStripped = ({ metadata }: Preparation) => metadata === 'strip';

/** Whether the image is larger than `maxEdge`, of another format than `convert`, or of a format to which `quality` applies. */
export function isToBeEncoded(
  { maxEdge = 0, convert, quality }: Preparation,
  { type, width = 0, height = 0 }: ImageFacts,
): boolean {
  const isLarger = maxEdge >= 1 && Math.max(width, height) > maxEdge;
  const isOther = convert !== undefined && convert !== type;
  const isLossy = type === 'image/jpeg' || type === 'image/webp';
  return isLarger || isOther || (quality !== undefined && isLossy);
}
