// Parses texts that may be JSON.

/** @returns the value; `undefined`, which no JSON stands for, if the text is not JSON */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
