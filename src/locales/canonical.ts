// Canonical language tags (BCP 47).

/** The tag in canonical form; empty if it is not a valid tag. */
export function canonical(tag: unknown): string {
  try {
    return typeof tag === 'string' ? (Intl.getCanonicalLocales(tag)[0] ?? '') : '';
  } catch {
    return '';
  }
}
