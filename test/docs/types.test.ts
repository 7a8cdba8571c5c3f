// The modules in the documentation compile with the types of the package, and JSON can be parsed.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { compile } from 'svelte/compiler';
import ts from 'typescript';
import { compileScript, compileTemplate, parse } from 'vue/compiler-sfc';
import { snippetsIn, type Snippet } from './snippets.js';

const folder = fileURLToPath(new URL('around', import.meta.url));
const root = join(folder, '../../..');
const config = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile.bind(ts.sys)).config as object;
const { options } = ts.parseJsonConfigFileContent({ ...config, files: [], include: [] }, ts.sys, root);
/** JavaScript declares no types, and a part of a module does not use all that it declares. */
const lenient = {
  ...options,
  noImplicitAny: false,
  noUnusedLocals: false,
  noUnusedParameters: false,
  exactOptionalPropertyTypes: false,
};
const around = ['page', 'url', 'session', 'settings', 'scan'].map((name) => join(folder, `${name}.d.ts`));

/** The messages of the compiler for each of these snippets, as if each were a file beside those in `around`. */
function compileAll(all: readonly Snippet[]): ReadonlyMap<Snippet, string[]> {
  const files = new Map(
    all.map((snippet, index) => [join(folder, `${index}.${snippet.language}`), snippet] as const),
  );
  const host = ts.createCompilerHost(options);
  host.fileExists = (name) => files.has(name) || ts.sys.fileExists(name);
  host.readFile = (name) => {
    const code = files.get(name)?.code;
    return code === undefined ? ts.sys.readFile(name) : `${code}\nexport {};`;
  };
  const program = ts.createProgram([...around, ...files.keys()], lenient, host);
  return new Map(
    [...files].map(([name, snippet]) => {
      const source = program.getSourceFile(name);
      const found = source ? ts.getPreEmitDiagnostics(program, source) : [];
      return [
        snippet,
        found.map(({ messageText, start = 0 }) => {
          const line = source?.getLineAndCharacterOfPosition(start).line ?? 0;
          return `line ${line + 1}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
        }),
      ];
    }),
  );
}

suite('a module compiles', () => {
  for (const [{ name }, messages] of compileAll(snippetsIn('js', 'ts', 'tsx')))
    test(name, () => assert.deepEqual(messages, []));
});

suite('JSON is valid', () => {
  for (const { name, code } of snippetsIn('json')) test(name, () => void JSON.parse(code));
  for (const { name, code } of snippetsIn('jsonc'))
    test(name, () => assert.equal(ts.parseConfigFileTextToJson(name, code).error, undefined));
});

suite('a component compiles', () => {
  for (const { name, code } of snippetsIn('svelte')) test(name, () => void compile(code, { filename: name }));
  for (const { name, code } of snippetsIn('vue'))
    test(name, () => {
      const { descriptor, errors } = parse(code);
      if (descriptor.script ?? descriptor.scriptSetup) compileScript(descriptor, { id: name });
      const template = compileTemplate({
        source: descriptor.template?.content ?? '',
        filename: name,
        id: name,
      });
      assert.deepEqual([...errors, ...template.errors], []);
    });
});
