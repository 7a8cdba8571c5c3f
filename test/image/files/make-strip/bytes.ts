// Common functions: joining bytes, pictures of a few pixels, and running tools.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp, { type Sharp } from 'sharp';

export type Part = string | number | readonly number[] | Uint8Array;

/** Strings as Latin-1, a number as one byte. */
export const bytes = (...parts: readonly Part[]): Buffer =>
  Buffer.concat(
    parts.map((part) =>
      typeof part === 'string'
        ? Buffer.from(part, 'latin1')
        : Buffer.from(typeof part === 'number' ? [part] : part),
    ),
  );

export const u16 = (value: number) => [value >> 8, value & 255];
export const u32 = (value: number) => [...u16(value >>> 16), ...u16(value & 0xffff)];

const strip = fileURLToPath(new URL('../strip/', import.meta.url));
export const save = (name: string, ...parts: readonly Part[]) =>
  writeFileSync(join(strip, name), bytes(...parts));

/** Runs a tool with files. Arguments that are names of `inputs` become paths of their bytes. @returns the output file's bytes */
export function run(
  tool: string,
  args: readonly string[],
  inputs: Readonly<Record<string, Uint8Array>>,
  output: string,
) {
  const folder = mkdtempSync(join(tmpdir(), 'strip-'));
  for (const [name, content] of Object.entries(inputs)) writeFileSync(join(folder, name), content);
  execFileSync(tool, args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  const made = readFileSync(join(folder, output));
  rmSync(folder, { recursive: true });
  return made;
}

/** The image with these tags, written by exiftool. */
export const tagged = (image: Uint8Array, type: string, ...args: readonly string[]) =>
  run(
    'exiftool',
    ['-q', '-m', '-overwrite_original', ...args, `in.${type}`],
    { [`in.${type}`]: image },
    `in.${type}`,
  );

/** Each corner differs, so that a rotation or mirroring is visible. */
export function picture(width = 24, height = 16, alpha = false): Sharp {
  const channels = alpha ? 4 : 3;
  const pixels = Buffer.alloc(width * height * channels);
  for (let at = 0, pixel = 0; at < pixels.length; at += channels, pixel += 1) {
    const x = pixel % width;
    const y = Math.floor(pixel / width);
    pixels.set([(x * 255) / width, (y * 255) / height, x > 16 === y > 8 ? 240 : 20], at);
    if (alpha) pixels[at + 3] = 255 - 4 * x;
  }
  return sharp(pixels, { raw: { width, height, channels } });
}

export const where = [
  '-GPSLatitude=54.32361',
  '-GPSLatitudeRef=N',
  '-GPSLongitude=10.13944',
  '-GPSLongitudeRef=E',
  '-GPSAltitude=12',
];

export const camera = (make: string, model: string) => [
  `-Make=${make}`,
  `-Model=${model}`,
  '-Software=SECRET-software',
  '-DateTimeOriginal=2024:05:06 07:08:09',
  '-OwnerName=SECRET-owner',
  '-SerialNumber=SECRET-serial',
  '-LensModel=SECRET-lens',
  '-UserComment=SECRET-comment',
];

/** A packet as programs write it. */
export const xmp = (properties: string) =>
  `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:CreatorTool="SECRET-xmp" ${properties}/></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;

/** EXIF data: a big-endian TIFF of one IFD with an orientation, a maker and an owner's note. */
export function exif(
  orientation: number,
  note = 'SECRET-exif',
  maker: Uint8Array = Buffer.alloc(0),
  make = 'Example',
) {
  const entry = (tag: number, type: number, count: number, value: readonly number[]) =>
    bytes(u16(tag), u16(type), u32(count), value);
  const text = bytes(note, 0);
  const makeText = bytes(make, 0);
  const head = 8 + 2 + 4 * 12 + 4;
  const sub = head + text.length + makeText.length;
  return bytes(
    'MM',
    u16(42),
    u32(8),
    u16(4),
    entry(0x010e, 2, text.length, u32(head)),
    entry(0x010f, 2, makeText.length, u32(head + text.length)),
    entry(0x0112, 3, 1, [...u16(orientation), 0, 0]),
    entry(0x8769, 4, 1, u32(sub)),
    u32(0),
    text,
    makeText,
    u16(1),
    entry(0x927c, 7, maker.length, u32(sub + 18)),
    u32(0),
    maker,
  );
}
