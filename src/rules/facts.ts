// What the page knows of the bytes that it is about to send, and lists of names and values as requests have them.

export interface Facts {
  readonly name: string;
  /** MIME type of the bytes. */
  readonly type: string;
  readonly size: number;
  /** SHA-256 in base64, where it was asked for. */
  readonly checksum?: string | undefined;
}

export type Entries = readonly (readonly [name: string, value: string])[];

/** The value under this name; names count without regard to case. */
export const valueOf = (entries: Entries, name: string) =>
  entries.find(([other]) => other.toLowerCase() === name.toLowerCase())?.[1];
