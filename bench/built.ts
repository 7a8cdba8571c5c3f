// Builds the scripts and styles of a page, and the page that loads them, as a site with a bundler has them.
import { extname } from 'node:path';
import { build, type InlineConfig } from 'vite';
import { root as folder } from '../tools/install.mjs';

/** Texts by file name. */
export type Files = ReadonlyMap<string, string>;

/** The script-tag build of this package. Files that the script imports are in folders. */
export const scriptTagBuild = () =>
  filesOf({ root: folder, mode: 'cdn', configFile: `${folder}/vite.config.ts` });

/** Bundles a script with its imports and styles, as the script-tag build does. @param entry its path */
export function bundle(name: string, entry: string): Promise<Files> {
  return filesOf({
    configFile: false,
    build: {
      target: 'es2022',
      lib: { entry: { [name]: entry }, formats: ['es'], cssFileName: name },
      rolldownOptions: { output: { minify: true } },
    },
  });
}

/** The output of a build, by file name. */
async function filesOf(config: InlineConfig): Promise<Files> {
  const built = await build({ logLevel: 'warn', ...config, build: { ...config.build, write: false } });
  const files = [built].flat().flatMap((result) => ('output' in result ? result.output : []));
  return new Map(
    files
      .filter(({ fileName }) => /\.(js|css)$/.test(fileName))
      .map((file) => [file.fileName, file.type === 'chunk' ? file.code : String(file.source)]),
  );
}

export interface Page {
  /** Attributes of `<html>`. */
  readonly root?: string;
  readonly body: string;
  /** URLs of scripts and styles. */
  readonly urls: readonly string[];
  /** Scripts that run before those of the page, so that they see the control when it is drawn, not after it is painted. */
  readonly first: readonly string[];
  readonly style?: string;
}

export const pageOf = ({ root = '', body, urls, first, style = '' }: Page) => `<!doctype html>
<html lang="en" ${root}>
<title>Bench</title>
<link rel="icon" href="data:,">
${style && `<style>${style}</style>`}
${urls.filter(isStyle).map(styleTag).join('\n')}
<body>
${body}
${first.map((script) => `<script type="module">${script}</script>`).join('\n')}
${urls.filter(isScript).map(scriptTag).join('\n')}
`;

/** The files that a page asks for itself: imported ones are in folders. */
export const askedFor = (files: Files, folder: string) =>
  [...files.keys()].filter((file) => !file.includes('/')).map((file) => `/${folder}/${file}`);

const isStyle = (url: string) => extname(url) === '.css';
const isScript = (url: string) => extname(url) === '.js';
const styleTag = (url: string) => `<link rel="stylesheet" href="${url}">`;
const scriptTag = (url: string) => `<script type="module" src="${url}"></script>`;
