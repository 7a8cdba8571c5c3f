// Texts that may be JSON.

/** @returns `undefined` for what is not JSON, which no JSON means */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
