// Looking into a chosen file, and whether the page takes it. Loaded with the first file.
import { inspect, type Inspection } from '../image/inspect.js';
import { isAccepted, isUsable, tokensOf } from '../rules/accept.js';
import { ACCEPT } from '../rules/defaults.js';
import type { Failure } from '../rules/failure.js';
import type { UploadItem } from '../rules/item.js';
import { checkFile, type Limits } from '../rules/limits.js';
import { LINK } from '../rules/link.js';
import type { Preparation } from '../rules/preparation.js';

export { loadReaders } from '../image/inspect.js';
export { inOrder } from './in-order.js';

/**
 * What is wrong with a file that has been looked into, the first reason only.
 *
 * @param taken how many images count towards `max-files` beside it
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

/** Values of `accept` that were complained about. */
const complained = new Set<string>();

function complainOnce(accept = ''): void {
  if (tokensOf(accept).every(isUsable) || complained.has(accept)) return; // the element has usable ones, and complains itself
  complained.add(accept);
  void import('../rules/accept-complaint.js').then(
    ({ complaintAbout }) => console.warn(`s3-image-upload: ${complaintAbout(accept)}`),
    () => {}, // the images matter more
  );
}

/** It has the bytes of one of these, which stays in the list by itself. */
export async function isAmong(file: File, namesakes: readonly UploadItem[]): Promise<boolean> {
  for (const item of namesakes) {
    if (!item.file || item.state === 'failed' || item.state === 'aborted') continue;
    // Of two that can't be compared none is turned away.
    const compare = async (other: File) => (await import('./same-bytes.js')).isSame(file, other);
    if (await compare(item.file).catch(() => false)) return true;
  }
  return false;
}

const SVG = 'image/svg+xml';
/** Until it is judged the page may have come to accept SVG. */
const UNSEEN = 'It was not looked through: SVG was not accepted when it was chosen.';

/** An SVG is looked through where the page accepts one: that takes more than its first bytes. */
export async function look(file: File, { accept }: Pick<Limits, 'accept'>): Promise<Inspection> {
  const inspection = await inspect(file);
  const facts = inspection.ok ? inspection.facts : undefined;
  if (facts?.type !== SVG) return inspection;
  if (!isAccepted(accept ?? ACCEPT, SVG, file.name)) return { ok: true, facts: { ...facts, unsafe: UNSEEN } };
  const { checkSvg } = await import('../image/svg-check.js');
  return { ok: true, facts: { ...facts, ...(await checkSvg(file)) } };
}
