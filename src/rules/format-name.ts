// What a format is called.

const proper = new Map([
  ['WEBP', 'WebP'],
  ['JXL', 'JPEG XL'],
  ['ICON', 'ICO'],
]);

/** What a format is called, by its MIME type: `image/svg+xml` → `SVG`; empty for nothing. */
export function formatName(type: string): string {
  const name = type.replace(/^\.|^image\/(x-)?|\+xml$/g, '').toUpperCase();
  return proper.get(name) ?? name;
}
