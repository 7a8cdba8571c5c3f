// Looking into a chosen file, and whether the page takes it. Loaded with the first file.
import { inspect, type Inspection } from '../image/inspect.js';
import { isAccepted } from '../rules/accept.js';
import { checkFile, type Limits } from '../rules/limits.js';

export { checkFile };

const SVG = 'image/svg+xml';
/** Until it is judged the page may have come to accept SVG. */
const UNSEEN = 'It was not looked through: SVG was not accepted when it was chosen.';

/** An SVG is looked through where the page accepts one: that takes more than its first bytes. */
export async function look(file: File, { accept }: Pick<Limits, 'accept'>): Promise<Inspection> {
  const inspection = await inspect(file);
  const facts = inspection.ok ? inspection.facts : undefined;
  if (facts?.type !== SVG) return inspection;
  if (!isAccepted(accept ?? 'image/*', SVG, file.name))
    return { ok: true, facts: { ...facts, unsafe: UNSEEN } };
  const { findUnsafe } = await import('../image/unsafe-svg.js');
  return { ok: true, facts: { ...facts, unsafe: await findUnsafe(file) } };
}
