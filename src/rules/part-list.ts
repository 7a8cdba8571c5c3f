// Compares the parts that a store has (S3, ListParts) with those that were sent. Loaded with the second attempt of an image in parts.
import { unquoted, type Part } from './parts.js';
import { element } from './storage-answer.js';

/**
 * The numbers of parts that the store does not list as they were sent. None if it is no list. A list has a thousand parts at most; those
 * after its last one are on another page.
 *
 * @param etags of the parts that the store has confirmed, by number
 */
export function unlistedParts(
  xml: string,
  parts: readonly Part[],
  etags: ReadonlyMap<number, string>,
): readonly number[] {
  if (!/<ListPartsResult[\s>]/.test(xml)) return [];
  const listed = new Map<number, string>();
  for (const [part] of xml.matchAll(/<Part>.*?<\/Part>/gs)) {
    const [number, size, etag] = ['PartNumber', 'Size', 'ETag'].map((name) => element(part, name) ?? '');
    listed.set(Number(number), `${size} ${unquoted(etag ?? '')}`);
  }
  const end = element(xml, 'IsTruncated') === 'true' ? Math.max(...listed.keys()) : Infinity;
  return parts
    .filter(
      ({ number, start, end: last }) =>
        number <= end && listed.get(number) !== `${last - start} ${etags.get(number)}`,
    )
    .map(({ number }) => number);
}
