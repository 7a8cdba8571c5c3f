// The facts that are found in images, and how the browser shows them.
import { inspect } from '../../src/image/inspect.js';
import type { ImageFacts } from '../../src/rules/facts.js';
import { decoded } from '../decoded.js';

export async function factsOf(image: Blob): Promise<ImageFacts> {
  const inspection = await inspect(image);
  if (!inspection.ok || !inspection.facts) throw new Error('It was not taken for an image.');
  return inspection.facts;
}

/** A file of files/. */
export const file = async (name: string) => (await fetch(new URL(`./files/${name}`, import.meta.url))).blob();

/** The size at which the browser shows it. */
export async function shown(image: Blob) {
  const { width, height } = await decoded(image);
  return [width, height];
}
