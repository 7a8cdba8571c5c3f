// Looking into a chosen file, and whether the page takes it. Loaded with the first file.
import { inspect, type Inspection } from '../image/inspect.js';
import { isAccepted } from '../rules/accept.js';
import { checkFile, type Limits } from '../rules/limits.js';

export { checkFile };

const SVG = 'image/svg+xml';

/** An SVG is looked through where the page accepts one: that takes more than its first bytes. */
export async function look(file: File, { accept }: Pick<Limits, 'accept'>): Promise<Inspection> {
  const inspection = await inspect(file);
  const facts = inspection.ok ? inspection.facts : undefined;
  if (facts?.type !== SVG || !isAccepted(accept ?? 'image/*', SVG, file.name)) return inspection;
  const { findUnsafe } = await import('../image/unsafe-svg.js');
  return { ok: true, facts: { ...facts, unsafe: await findUnsafe(file) } };
}
