// A site with a page for each contestant. Everything it sends is compressed with brotli beforehand, as on a CDN.
import { fileURLToPath } from 'node:url';
import { askedFor, bundle, pageOf, scriptTagBuild } from '../built.js';
import { startWorld } from '../world.mjs';
import { contestantNames, contestants } from './contestants.js';

export interface Site {
  /** Ends with a slash, after which the name of a contestant, or `empty`, is appended. */
  readonly url: string;
  close(): void;
}

const path = (file: string) => fileURLToPath(new URL(file, import.meta.url));

export async function startSite(): Promise<Site> {
  const files: Record<string, string> = { empty: pageOf({ body: '', urls: [], first: [] }) };
  const probe = (await bundle('probe', path('probe.ts'))).get('probe.js') ?? '';
  for (const name of contestantNames) {
    const contestant = contestants[name];
    const built = await ('entry' in contestant ? bundle(name, path(contestant.entry)) : scriptTagBuild());
    for (const [file, text] of built) files[`${name}/${file}`] = text;
    files[name] = pageOf({ body: contestant.body, urls: askedFor(built, name), first: [probe] });
  }
  const { site, close } = await startWorld(files, { compressed: true });
  return { url: site, close };
}
