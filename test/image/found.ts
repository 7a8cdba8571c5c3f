// What is found in images, and what the browser makes of them.
import { inspect } from '../../src/image/inspect.js';
import type { ImageFacts } from '../../src/rules/facts.js';
import { decoded } from '../decoded.js';

export async function factsOf(image: Blob): Promise<ImageFacts> {
  const inspection = await inspect(image);
  if (!inspection.ok || !inspection.facts) throw new Error('It was not taken for an image.');
  return inspection.facts;
}

/** One of files/. */
export const file = async (name: string) => (await fetch(new URL(`./files/${name}`, import.meta.url))).blob();

/** Its size as the browser shows it. */
export async function shown(image: Blob) {
  const { width, height } = await decoded(image);
  return [width, height];
}
