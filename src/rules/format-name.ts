// Display names of formats.

const proper = new Map([
  ['WEBP', 'WebP'],
  ['JXL', 'JPEG XL'],
  ['ICON', 'ICO'],
]);

/** The name of a format by its MIME type: `image/svg+xml` → `SVG`; an empty string for an empty type. */
export function formatName(type: string): string {
  const name = type.replace(/^\.|^image\/(x-)?|\+xml$/g, '').toUpperCase();
  return proper.get(name) ?? name;
}
