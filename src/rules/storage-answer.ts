// What S3 answered to an upload, read without a DOM: the core runs where there is none.
import { isWebAddress } from './web-address.js';

/** `header` answers `null` for a header that the bucket's CORS rule does not expose. */
export interface StorageAnswer {
  readonly status: number;
  readonly body: string;
  readonly header: (name: string) => string | null;
}

export interface StoredObject {
  /** As S3 tells it; a page can't read it everywhere (CORS). */
  readonly key?: string;
  /** Without its quotes. */
  readonly etag?: string;
  readonly location?: string;
  /** SHA-256 in base64, where S3 tells it. */
  readonly checksum?: string;
}

/** Did S3 say that it has stored it? A proxy or a portal in between may answer 200 with a page of its own. */
export const isStored = ({ status, body }: StorageAnswer) =>
  status >= 200 && status <= 299 && !/<(!doctype html|html|Error)[\s>]/i.test(body);

/** The `PostResponse` document of a 201, else the headers. */
export function readStored({ body, header }: StorageAnswer): StoredObject {
  const key = element(body, 'Key');
  const etag = (element(body, 'ETag') ?? header('ETag'))?.replace(/^(W\/)?"|"$/g, '');
  const told = element(body, 'Location') ?? header('Location');
  const location = told && isWebAddress(told) ? told : undefined;
  const checksum = element(body, 'ChecksumSHA256') ?? header('x-amz-checksum-sha256');
  return {
    ...(key && { key }),
    ...(etag && { etag }),
    ...(location && { location }),
    ...(checksum && { checksum }),
  };
}

const entities = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** The text of the first element of this name. S3's answers nest no two of the same name. */
export function element(xml: string, name: string): string | undefined {
  const [, text] = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml) ?? [];
  return text?.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/gi,
    (all, hex?: string, decimal?: string, named?: string) => {
      const point = hex === undefined ? Number(decimal ?? NaN) : parseInt(hex, 16);
      return point <= MAX_CODE_POINT ? String.fromCodePoint(point) : (entities.get(named ?? '') ?? all);
    },
  );
}

const MAX_CODE_POINT = 0x10ffff; // Unicode
