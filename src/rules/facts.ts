// Facts about an image, and the lists of names and values that a request has.

export interface Facts {
  readonly name: string;
  /** MIME type of the bytes. */
  readonly type: string;
  readonly size: number;
  /** Pixels, after orientation is applied; `undefined` if the bytes don't state a size. */
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  /** SHA-256 in base64, if the page asks for checksums. */
  readonly checksum?: string | undefined;
}

/** Facts that are read from the first bytes of an image. */
export interface ImageFacts {
  /** MIME type, detected from the bytes. */
  readonly type: string;
  /** Pixels, after orientation is applied; `undefined` if the bytes don't state a size (a damaged header; many SVGs). */
  readonly width: number | undefined;
  readonly height: number | undefined;
  /** 1 to 8: how to turn the stored pixels upright. Every format uses EXIF's numbers (tag 0x0112). */
  readonly orientation: number;
  readonly animated: boolean;
  /** The file has EXIF, XMP, IPTC or comments. A colour profile and an orientation do not count. */
  readonly metadata: boolean;
  /** The file has a GPS position. */
  readonly location: boolean;
  /** Offset and length, in bytes, of the small JPEG that is embedded in a JPEG. Its pixels are not turned upright. */
  readonly thumbnail?: { readonly start: number; readonly length: number } | undefined;
  /** Why an SVG is unsafe, in English: it runs script, or loads something from outside of the file. */
  readonly unsafe?: string | undefined;
  /** Bytes: the limit above which an SVG is not checked. Set only if the SVG counts as unsafe because of its size. */
  readonly largest?: number | undefined;
  /** Whether an SVG can be drawn in a few milliseconds. An SVG that can't has no preview. */
  readonly light?: boolean | undefined;
}

export type Entries = readonly (readonly [name: string, value: string])[];

/** The value of the first entry with this name, which is compared without case. */
export const valueOf = (entries: Entries, name: string) =>
  entries.find(([other]) => other.toLowerCase() === name.toLowerCase())?.[1];
