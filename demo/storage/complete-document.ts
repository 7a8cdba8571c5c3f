// The list of parts with which a multipart upload is completed (S3, CompleteMultipartUpload).
import { readXml } from './read-xml.js';

export interface NamedPart {
  readonly number: number;
  /** Without quotes. */
  readonly etag: string;
  /** Checksums by the name of their element, such as `ChecksumSHA256`. */
  readonly checksums: ReadonlyMap<string, string>;
}

/** The parts in the order of the document; `undefined` if it is not such a document. */
export function readCompleteDocument(document: string): readonly NamedPart[] | undefined {
  const root = readXml(document);
  if (root?.name !== 'CompleteMultipartUpload' || root.children.length === 0) return undefined;
  const parts = root.children.map(({ name, children }) => {
    const texts = new Map(children.map((child) => [child.name, child.text.trim()]));
    const number = texts.get('PartNumber') ?? '';
    const etag = texts.get('ETag')?.replace(/^"|"$/g, '');
    if (name !== 'Part' || !/^\d{1,5}$/.test(number) || !etag) return undefined;
    return { number: Number(number), etag, checksums: texts };
  });
  return parts.every((part) => part !== undefined) ? parts : undefined;
}
