// A site with two pages for each contestant, one that sends and one that only shows images. It and the storage run in a separate process.
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { askedFor, bundle, pageOf, scriptTagBuild } from '../built.js';
import { contestants, type ContestantName } from './contestants.js';

export interface Site {
  /** Ends with a slash, after which the name of a contestant, `previews/` and a name, or `empty` is appended. */
  readonly url: string;
  close(): void;
}

const path = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** Text below the control, which its growth moves. */
const BELOW = '<p>The text of the page.</p>'.repeat(5);
const STYLE = 'main { inline-size: 720px }';

async function scriptOf(file: string): Promise<string> {
  return (await bundle('page', path(file))).get('page.js') ?? '';
}

export async function startSite(names: readonly ContestantName[]): Promise<Site> {
  const files: Record<string, string> = { empty: pageOf({ body: '', urls: [], first: [] }) };
  const [contest, previews, ours] = await Promise.all(
    ['page.ts', '../previews/page/observe.ts', 'pages/ours.mjs'].map(scriptOf),
  );
  const handOver = 'contest.ready.then(() => previews.ready((files) => contest.take(files)))';
  for (const name of names) {
    const built = await (name === 'ours' ? scriptTagBuild() : bundle(name, path(`pages/${name}.mjs`)));
    for (const [file, text] of built) files[`${name}/${file}`] = text;
    const { body, button } = contestants[name];
    const page = {
      root: `data-button="${button}"`,
      body: `<main>${body}</main>${BELOW}<input id="photos" type="file" multiple hidden>`,
      urls: askedFor(built, name),
      style: STYLE,
    };
    const first = [contest ?? '', ...(name === 'ours' ? [ours ?? ''] : [])];
    files[name] = pageOf({ ...page, first });
    files[`previews/${name}`] = pageOf({ ...page, first: [previews ?? '', ...first, handOver] });
  }
  const world: ChildProcess = fork(path('../world-process.mjs'));
  world.send([files, { compressed: true }]);
  const [{ site }] = (await once(world, 'message')) as [{ site: string }];
  return { url: site, close: () => world.disconnect() };
}
