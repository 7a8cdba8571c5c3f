// Stored images: as a page sets them, as a form sends them, and as items of the list.
import { typeByName } from './accept.js';
import type { UploadItem } from './item.js';
import { objectUrl } from './object-url.js';
import { isPictureAddress, isWebAddress } from './web-address.js';

/** An image that is stored already. Only its URL is required. */
export interface StoredImage {
  /** URL at which the image can be read. */
  readonly url: string;
  readonly key?: string | undefined;
  /** Alternative text; empty for an image that is decoration. */
  readonly alt?: string | undefined;
  readonly name?: string | undefined;
  /** Pixels. */
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  /** MIME type. */
  readonly type?: string | undefined;
  /** Bytes. */
  readonly size?: number | undefined;
  readonly etag?: string | undefined;
  /** The `claim` of the presign endpoint's answer: a text signed by the server that says who may keep the object, and as what. */
  readonly claim?: string | undefined;
}

/** The value that a form sends for an image: its URL, its key, all fields as JSON, or its claim. Without a key or claim, its URL. */
export type ValueAs = 'url' | 'key' | 'json' | 'claim';

export const texts = ['url', 'key', 'alt', 'name', 'type', 'etag', 'claim'] as const;
export const numbers = ['width', 'height', 'size'] as const;

export type StoredItem = Extract<UploadItem, { state: 'stored' }>;

export const isStored = (item: UploadItem): item is StoredItem => item.state === 'stored';

/** The stored images of the list, in the same order. */
export const imagesOf = (items: readonly UploadItem[]): readonly StoredImage[] =>
  items.filter(isStored).map((item) => {
    const image = made.get(item) ?? imageOf(item);
    made.set(item, image);
    return image;
  });

/** Cached by item, since the form reads all images each time one of them is stored. */
const made = new WeakMap<StoredItem, StoredImage>();

function imageOf(item: StoredItem): StoredImage {
  const known = [...texts, ...numbers].filter((field) => isKnown(field, item[field]));
  return Object.freeze({
    ...Object.fromEntries(known.map((field) => [field, item[field]])),
    url: item.url,
  });
}

/** An empty alternative text means that the image is decoration. Any other empty field means that the value is not known. */
const isKnown = (field: string, value: unknown) =>
  value !== undefined && value !== 0 && (value !== '' || field === 'alt');

/** The images as JSON. The text of each image is cached, as the image is. */
export const jsonOf = (images: readonly StoredImage[]): string => `[${images.map(textOf).join()}]`;

function textOf(image: StoredImage): string {
  const text = written.get(image) ?? JSON.stringify(image);
  written.set(image, text);
  return text;
}

const written = new WeakMap<StoredImage, string>();

/** The values that the form sends, one for each image. */
export const valuesOf = (images: readonly StoredImage[], valueAs: ValueAs): string[] =>
  images.map((image) => (valueAs === 'json' ? textOf(image) : (image[valueAs] ?? image.url)));

/**
 * Reads a value that a page sets: nothing, a URL (or a key, if the form sends keys), a `StoredImage`, or an array of these, as
 * JavaScript values or as JSON.
 *
 * @param publicBase base URL for keys
 * @returns the images, or a message for the page's author that says what is wrong
 */
export function readImages(
  value: unknown,
  valueAs: ValueAs,
  publicBase: string | undefined,
): readonly StoredImage[] | string {
  const read = (entry: unknown): StoredImage | string => {
    if (entry === '') return 'an image needs a URL';
    if (typeof entry === 'string') {
      if (valueAs !== 'key') return isPictureAddress(entry) ? { url: entry } : NO_ADDRESS;
      if (publicBase !== undefined) return { url: objectUrl(publicBase, entry), key: entry };
      // `./` prevents the text before a colon from being parsed as a scheme.
      return { url: isWebAddress(entry) ? entry : `./${entry}`, key: entry };
    }
    if (!isRecord(entry) || typeof entry.url !== 'string' || entry.url === '')
      return 'an image needs a "url"';
    const url = entry.url;
    if (!isPictureAddress(url)) return NO_ADDRESS;
    const fields = [
      ...texts.filter((field) => typeof entry[field] === 'string'),
      ...numbers.filter((field) => Number.isFinite(entry[field])),
    ];
    return { ...Object.fromEntries(fields.map((field) => [field, entry[field]])), url };
  };
  const given = typeof value === 'string' ? parse(value.trim(), valueAs) : (value ?? []);
  if (given instanceof Error) return given.message;
  const images = (Array.isArray(given) ? (given as unknown[]) : [given]).map(read);
  return images.find((image) => typeof image === 'string') ?? (images as StoredImage[]);
}

const NO_ADDRESS = 'the URL of an image is http:, https: or relative';

function parse(text: string, valueAs: ValueAs): unknown {
  if (text === '') return [];
  if (!/^[[{]/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    // A key may begin with a bracket, too. The message of the browser would quote the text.
    return valueAs === 'key' ? text : new Error('it is not valid JSON');
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** The item of an image that is stored already. */
export function storedItem(image: StoredImage, id: string): UploadItem {
  const { url, name = nameIn(url), type = typeByName(name) ?? '', size = 0 } = image;
  return Object.freeze({
    id,
    state: 'stored',
    file: undefined,
    facts: undefined,
    blob: undefined,
    name,
    type,
    size,
    width: image.width,
    height: image.height,
    animated: false,
    notices: Object.freeze([]),
    previewUrl: url,
    alt: image.alt,
    loaded: 0,
    total: 0,
    attempt: 0,
    key: image.key ?? '',
    url,
    etag: image.etag,
    checksum: undefined,
    claim: image.claim,
  });
}

/** The last segment of the URL's path. */
export function nameIn(url: string): string {
  const [path = ''] = url.split(/[?#]/);
  const last = path.slice(path.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(last) || url;
  } catch {
    return last;
  }
}
