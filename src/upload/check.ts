// Inspects a chosen file, and decides whether the page accepts it. Loaded with the first file.
import { inspect, type Inspection } from '../image/inspect.js';
import { isAccepted } from '../rules/is-accepted.js';
import { ACCEPT } from '../rules/defaults.js';
import type { Limits } from '../rules/limits.js';

export { loadReaders } from '../image/inspect.js';
export { admit } from './admission.js';

const SVG = 'image/svg+xml';
/** The reason is used only if the page accepts SVG by the time the file is judged. */
const UNSEEN = 'The SVG was not checked, since SVG was not accepted when it was chosen.';

/** Inspects a file. If the page accepts SVG, an SVG is also checked for unsafe content, which reads the whole file. */
export async function look(file: File, { accept }: Pick<Limits, 'accept'>): Promise<Inspection> {
  const inspection = await inspect(file);
  const facts = inspection.ok ? inspection.facts : undefined;
  if (facts?.type !== SVG) return inspection;
  if (!isAccepted(accept ?? ACCEPT, SVG, file.name)) return { ok: true, facts: { ...facts, unsafe: UNSEEN } };
  const { checkSvg } = await import('../image/svg-check.js');
  return { ok: true, facts: { ...facts, ...(await checkSvg(file)) } };
}
