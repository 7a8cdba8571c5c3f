// A site with a page for each contestant. Everything it sends is compressed with brotli beforehand, as on a CDN.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { build, type InlineConfig } from 'vite';
import { root } from '../../tools/install.mjs';
import { contestantNames, contestants } from './contestants.js';

export interface Site {
  /** Ends with a slash, after which the name of a contestant, or `empty`, is appended. */
  readonly url: string;
  close(): void;
}

const types: Readonly<Record<string, string>> = {
  '': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

export async function startSite(): Promise<Site> {
  const answers = new Map<string, Buffer>();
  const add = (path: string, text: string) => answers.set(path, brotliCompressSync(text));

  const probe = (await bundle('probe.ts')).get('probe.js') ?? '';
  add('empty', pageOf('', [], ''));
  for (const name of contestantNames) {
    const contestant = contestants[name];
    const built = 'entry' in contestant ? await bundle(contestant.entry) : await filesOf(scriptTagBuild);
    for (const [file, text] of built) add(`${name}/${file}`, text);
    const asked = [...built.keys()].filter((file) => !file.includes('/')); // imported files are in a folder
    const urls = asked.map((file) => `/${name}/${file}`);
    add(name, pageOf(contestant.body, urls, probe));
  }

  const server = createServer(({ url = '', headers }, response) => {
    const path = url.slice(1);
    const body = answers.get(path);
    if (!body) {
      response.writeHead(path === 'presign' ? 503 : 404).end(); // nothing is uploaded here
      return;
    }
    if (!headers['accept-encoding']?.includes('br')) throw new Error(`${path} was requested without brotli.`);
    response.setHeader('Content-Encoding', 'br');
    response.setHeader('Content-Type', types[extname(path)] ?? '');
    response.setHeader('Content-Length', body.length);
    response.end(body);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** The probe is the first script, so that it sees the control when it is drawn, not after it is painted. */
const pageOf = (body: string, files: readonly string[], probe: string) => `<!doctype html>
<html lang="en">
<title>Bench</title>
<link rel="icon" href="data:,">
${files.filter(isStyle).map(styleTag).join('\n')}
<body>
${body}
<script type="module">${probe}</script>
${files.filter(isScript).map(scriptTag).join('\n')}
`;

const isStyle = (file: string) => file.endsWith('.css');
const isScript = (file: string) => file.endsWith('.js');
const styleTag = (file: string) => `<link rel="stylesheet" href="${file}">`;
const scriptTag = (file: string) => `<script type="module" src="${file}"></script>`;

const scriptTagBuild: InlineConfig = { root, mode: 'cdn', configFile: `${root}/vite.config.ts` };

/** Bundles the script of a file in this folder with its imports and styles, as the script-tag build does. */
function bundle(file: string) {
  const name = file.slice(0, -extname(file).length);
  return filesOf({
    configFile: false,
    build: {
      target: 'es2022',
      lib: {
        entry: { [name]: fileURLToPath(new URL(file, import.meta.url)) },
        formats: ['es'],
        cssFileName: name,
      },
      rolldownOptions: { output: { minify: true } },
    },
  });
}

/** The output of a build, by file name. */
async function filesOf(config: InlineConfig): Promise<ReadonlyMap<string, string>> {
  const built = await build({ logLevel: 'warn', ...config, build: { ...config.build, write: false } });
  const files = [built].flat().flatMap((result) => ('output' in result ? result.output : []));
  return new Map(
    files
      .filter(({ fileName }) => /\.(js|css)$/.test(fileName))
      .map((file) => [file.fileName, file.type === 'chunk' ? file.code : String(file.source)]),
  );
}
