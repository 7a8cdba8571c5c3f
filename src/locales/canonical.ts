// Language tags as BCP 47 writes them.

/** In canonical form; empty for what is no tag. */
export function canonical(tag: unknown): string {
  try {
    return typeof tag === 'string' ? (Intl.getCanonicalLocales(tag)[0] ?? '') : '';
  } catch {
    return '';
  }
}
