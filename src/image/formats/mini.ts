// The `mini` box: an image in a few bytes, whose header is a row of bits (ISO/IEC 23008-12, low-overhead image file format).

/** A span in the content of the box, in bytes, or in bits of its header. */
interface Part {
  readonly start: number;
  readonly end: number;
}

export interface Mini {
  /** Size of the stored pixels. */
  readonly width: number;
  readonly height: number;
  /** 1 to 8, numbered as EXIF does. */
  readonly orientation: number;
  readonly hasMetadata: boolean;
  /** `undefined` if the parts can't be distinguished: in HDR, where decoders differ, and in a damaged box. */
  readonly parts:
    | {
        /** Whether EXIF and XMP are compressed, by Deflate. */
        readonly isPacked: boolean;
        /** Span of the TIFF structure. */
        readonly exif: Part;
        readonly xmp: Part;
        /** Length of the header in bits. */
        readonly header: number;
        /** Bits that are there only for EXIF and XMP. */
        readonly told: readonly Part[];
      }
    | undefined;
}

/** Largest length of the header in bytes. */
export const MINI_HEADER = 64;

/** Positions of the bits that say whether there are EXIF and XMP. */
export const METADATA_FLAGS = [9, 10];

/**
 * @param view the first `MINI_HEADER` bytes of its content
 * @param length of its content; `Infinity` if it isn't known
 */
export function miniOf(view: DataView, length: number): Mini {
  // Decoders differ in whether a grey image has matrix coefficients: only one reading fits the lengths.
  const found = [true, false].map((hasMatrix) => readHeader(view, hasMatrix));
  const fits = found.find(({ parts }) => parts?.xmp.end === length);
  const [first] = found as [Mini];
  return fits ?? (length < Infinity ? { ...first, parts: undefined } : first);
}

function readHeader(view: DataView, hasMatrix: boolean): Mini {
  let at = 0;
  const bits = (count: number) => {
    let value = 0;
    for (const end = at + count; at < end; at += 1)
      value = value * 2 + ((view.getUint8(at >> 3) >> (7 - (at & 7))) & 1);
    return value;
  };
  const told: Part[] = [];
  const toldBits = (count: number) => {
    told.push({ start: at, end: at + count });
    return bits(count);
  };

  bits(2); // version
  const [hasTypes, isFloat] = [bits(1), bits(1)];
  bits(1); // full range
  const [hasAlpha, hasColours, isHdr, hasProfile] = [bits(1), bits(1), bits(1), bits(1)];
  const [hasExif, hasXmp] = [bits(1), bits(1)];
  const subsampling = bits(2);
  const orientation = bits(3) + 1;
  const edge = bits(1) ? 15 : 7;
  const [width, height] = [bits(edge) + 1, bits(edge) + 1];
  const hasMetadata = hasExif + hasXmp > 0;
  const facts = { width, height, orientation, hasMetadata };

  if (subsampling === 1 || subsampling === 2) bits(1); // chroma sample position
  if (subsampling === 1) bits(1);
  if (isFloat) bits(2);
  else if (bits(1)) bits(3); // depth
  if (hasAlpha) bits(1); // premultiplied
  if (hasColours) bits(hasMatrix || subsampling > 0 ? 24 : 16);
  if (hasTypes) bits(64);
  if (isHdr) return { ...facts, parts: undefined };

  const isLong = hasProfile ? bits(1) : hasMetadata ? toldBits(1) : 0;
  const [config, data] = [bits(1) ? 12 : 3, bits(1) ? 28 : 15];
  const metadata = isLong ? 20 : 10;
  let pixels = hasProfile ? bits(metadata) + 1 : 0;
  pixels += bits(config);
  pixels += bits(data) + 1;
  const alpha = hasAlpha ? bits(data) : 0;
  pixels += alpha + (alpha ? bits(config) : 0);
  const isPacked = hasMetadata && toldBits(1) === 1;
  const exif = hasExif ? toldBits(metadata) + 1 : 0;
  const xmp = hasXmp ? toldBits(metadata) + 1 : 0;

  const start = Math.ceil(at / 8) + pixels;
  return {
    ...facts,
    parts: {
      isPacked,
      exif: { start, end: start + exif },
      xmp: { start: start + exif, end: start + exif + xmp },
      header: at,
      told,
    },
  };
}
