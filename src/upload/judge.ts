// Decides whether an inspected file is accepted, and why not.
import type { Inspection } from '../image/inspect.js';
import { isUsable, tokensOf } from '../rules/accept.js';
import type { Failure } from '../rules/failure.js';
import type { UploadItem } from '../rules/item.js';
import { checkFile, type Limits } from '../rules/limits.js';
import { LINK } from '../rules/link.js';
import type { Preparation } from '../rules/preparation.js';

/**
 * The first reason why an inspected file is not accepted.
 *
 * @param taken number of other images that count towards `maxFiles`
 */
export function judge(
  { name, size, file }: UploadItem,
  look: Inspection,
  taken: number,
  options: Limits & Preparation,
): Failure | undefined {
  complainOnce(options.accept);
  if (!look.ok) return { code: 'unreadable', cause: look.cause };
  const { facts } = look;
  if (!facts && file?.type === LINK) return { code: 'not-an-image', type: LINK };
  return checkFile({ name, size, facts }, options, taken);
}

/** Values of `accept` about which a warning was written. */
const complained = new Set<string>();

function complainOnce(accept = ''): void {
  if (tokensOf(accept).every(isUsable) || complained.has(accept)) return; // the element passes usable tokens only, and warns itself
  complained.add(accept);
  void import('../rules/accept-complaint.js').then(
    ({ complaintAbout }) => console.warn(`s3-image-upload: ${complaintAbout(accept)}`),
    () => {}, // if the chunk can't be loaded there is no warning, but the images are checked
  );
}

/** Whether the file has the same bytes as one of these items. */
export async function isAmong(file: File, namesakes: readonly UploadItem[]): Promise<boolean> {
  for (const item of namesakes) {
    if (!item.file || item.state === 'failed' || item.state === 'aborted') continue;
    // If two files can't be compared, both are accepted.
    const compare = async (other: File) => (await import('./same-bytes.js')).isSame(file, other);
    if (await compare(item.file).catch(() => false)) return true;
  }
  return false;
}
