import type { ImageFacts } from '../rules/facts.js';
import type { Notice } from '../rules/notice.js';
import type { Preparation } from '../rules/preparation.js';
export type Resized =
  | {
      readonly ok: true;
      readonly blob: Blob;
      readonly width: number;
      readonly height: number;
      readonly notices: readonly Notice[];
    }
  | { readonly ok: false; readonly notices: readonly Notice[] };
export async function resize(file: Blob, facts: ImageFacts, wanted: Preparation): Promise<Resized> {
  await file.slice(0, 1).arrayBuffer();
  facts;
  wanted;
  return { ok: false, notices: ['not-decodable'] };
}
