// Looks into the first bytes of a file.
import { SNIFFED_BYTES, sniffType } from './sniff.js';

export type Inspection =
  { readonly ok: true; readonly type: string | undefined } | { readonly ok: false; readonly cause: unknown };

/** Reads a slice, never the file. Not `ok`: the bytes can't be read (a folder, a file that is gone, no permission). */
export async function inspect(file: Blob): Promise<Inspection> {
  try {
    const bytes = new Uint8Array(await file.slice(0, SNIFFED_BYTES).arrayBuffer());
    return { ok: true, type: sniffType(bytes) };
  } catch (cause) {
    return { ok: false, cause };
  }
}
