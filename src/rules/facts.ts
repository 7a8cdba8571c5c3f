// What the page knows of the bytes that it is about to send, and lists of names and values as requests have them.

export interface Facts {
  readonly name: string;
  /** MIME type of the bytes. */
  readonly type: string;
  readonly size: number;
  /** Pixels, as it is seen; `undefined` where the bytes don't say. */
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  /** SHA-256 in base64, where it was asked for. */
  readonly checksum?: string | undefined;
}

/** What an image's first bytes say of it. */
export interface ImageFacts {
  /** MIME type by its bytes. */
  readonly type: string;
  /** Pixels, upright: as they are seen, after orientation. `undefined`: the bytes don't say (a damaged header; many SVGs). */
  readonly width: number | undefined;
  readonly height: number | undefined;
  /** 1 to 8, what turns the stored pixels upright, numbered as EXIF does (tag 0x0112), however the format says it. */
  readonly orientation: number;
  readonly animated: boolean;
  /** EXIF, XMP, IPTC or comments are in it; colour profile and orientation alone are none. */
  readonly metadata: boolean;
  /** A GPS position is in it. */
  readonly location: boolean;
  /** Where in the file a JPEG's small embedded JPEG lies, as it was taken: not turned upright. Bytes. */
  readonly thumbnail?: { readonly start: number; readonly length: number } | undefined;
  /** What an SVG does besides drawing itself: runs script, asks for what lies outside; in English. */
  readonly unsafe?: string | undefined;
  /** Bytes: an SVG that is larger is not looked through, and nothing else makes it unsafe. */
  readonly largest?: number | undefined;
  /** Whether an SVG can be drawn in a few milliseconds. One that can't is shown without a picture. */
  readonly light?: boolean | undefined;
}

export type Entries = readonly (readonly [name: string, value: string])[];

/** The value under this name; names count without regard to case. */
export const valueOf = (entries: Entries, name: string) =>
  entries.find(([other]) => other.toLowerCase() === name.toLowerCase())?.[1];
