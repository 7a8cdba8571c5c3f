// Which files an `accept` attribute lets in.

const SVG = 'image/svg+xml';

/**
 * Does `accept` let this file in? Tokens are those of `<input type=file>`: a MIME type, `type/*` or `.extension`.
 * SVG can carry script, so `image/*` and an empty list mean raster images: SVG has to be named.
 *
 * @param type the MIME type that the bytes have
 * @param name the file's name, for tokens that are extensions
 */
export function isAccepted(accept: string, type: string, name: string): boolean {
  const tokens = tokensOf(accept);
  if (tokens.length === 0) return type !== SVG;
  return tokens.some((token) => {
    if (token.startsWith('.')) return name.toLowerCase().endsWith(token);
    if (token === '*/*') return type !== SVG;
    if (token.endsWith('/*')) return type !== SVG && type.startsWith(token.slice(0, -1));
    return token === type || (token === 'image/jpg' && type === 'image/jpeg');
  });
}

/** The formats that `accept` names, for a hint: `image/png,.webp` → `PNG`, `WebP`; empty where it names none. */
export function acceptedFormats(accept: string): string[] {
  const named = tokensOf(accept).filter((token) => !token.includes('*'));
  return [...new Set(named.map(formatName))];
}

const proper: Readonly<Record<string, string>> = { JPG: 'JPEG', WEBP: 'WebP', JXL: 'JPEG XL' };

/** What a format is called, by its MIME type or extension: `image/svg+xml` → `SVG`; empty for nothing. */
export function formatName(type: string): string {
  const name = type.replace(/^\.|^image\/(x-)?|\+xml$/g, '').toUpperCase();
  return proper[name] ?? name;
}

const tokensOf = (accept: string) =>
  accept
    .toLowerCase()
    .split(',')
    .map((token) => token.trim())
    .filter((token) => token !== '');
