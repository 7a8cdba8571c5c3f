// The code blocks of README.md and of the pages under docs/.
import { readdirSync, readFileSync } from 'node:fs';

const root = new URL('../../', import.meta.url);

export const pages = [
  'README.md',
  ...readdirSync(new URL('docs', root), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md') && !/^(decisions|pictures)\/|^plan\.md$/.test(name))
    .map((name) => `docs/${name}`),
];

export interface Snippet {
  /** `docs/forms.md:12` */
  readonly name: string;
  readonly language: string;
  readonly code: string;
  /** Why it does not run, from a comment before it: `<!-- not run: it is for another package -->`. */
  readonly reason?: string | undefined;
}

export const snippets: readonly Snippet[] = pages.flatMap((page) => {
  const text = readFileSync(new URL(page, root), 'utf8');
  const blocks = text.matchAll(/(?:<!-- not run: (.+) -->\n\n)?^```(\w*)\n([^]*?)^```$/gm);
  return [...blocks].map(({ index, 0: whole, 1: reason, 2: language = '', 3: code = '' }) => ({
    name: `${page}:${text.slice(0, index + whole.indexOf('```')).split('\n').length}`,
    language,
    code,
    reason,
  }));
});

/** Those in one of these languages that can run. */
export const snippetsIn = (...languages: readonly string[]): readonly Snippet[] =>
  snippets.filter(({ language, reason }) => reason === undefined && languages.includes(language));

/** Code that runs on a server. */
const ofServer = /s3-image-upload\/server|@aws-sdk|from 'node:|process\.env|\bapp\.|^Key:/m;

/** Declares types, and does nothing. */
const ofTypes = /^(import type .+\n)+(declare module [^]+)?$/;

/** What a test does with a block; `undefined` if there is no test for its language. */
export function kindOf({ language, code, reason }: Snippet): string | undefined {
  if (reason !== undefined) return 'not run';
  switch (language) {
    case 'html':
    case 'css':
      return language;
    case 'json':
    case 'jsonc':
      return 'json';
    case 'svelte':
    case 'vue':
      return 'component';
    case 'sh':
    case 'http':
      return 'text';
    case 'js':
    case 'ts':
    case 'tsx':
      if (code.startsWith('transformIgnorePatterns')) return 'jest';
      if (ofServer.test(code)) return 'server';
      return ofTypes.test(code) ? 'types' : 'page';
    default:
      return undefined;
  }
}
