import js from '@eslint/js';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import { defineConfig, globalIgnores } from 'eslint/config';
import ts from 'typescript-eslint';

/** The rooms of src/, and the rooms from which each may import (see CONTRIBUTING.md). */
const rooms = {
  rules: [],
  image: ['rules'],
  upload: ['rules', 'image', 'locales'],
  element: ['rules', 'image', 'upload', 'locales'],
  locales: ['rules'],
  server: ['rules', 'image'],
};

/** Forbids imports from rooms that are not listed. */
const layers = Object.entries(rooms).flatMap(([room, allowed]) => [
  layer(room, allowed, '*.ts', '^\\.\\./'),
  layer(room, allowed, '*/*.ts', '^(\\.\\./){2}'), // a folder of the room
  layer(room, allowed, '*/*/*.ts', '^(\\.\\./){3}'), // a folder in such a folder
]);

/**
 * The rooms of the element, and the rooms that are loaded with each. `import()` and types are allowed in any direction, since the
 * shell loads the engine and passes itself to it.
 */
const elementRooms = {
  page: ['page', 'variants/variants'],
  intake: ['intake'],
  shell: ['shell', 'page', 'intake'],
  engine: ['engine', 'variants', 'intake', 'page', 'shell'],
  variants: ['variants', 'engine'],
};

const elementLayers = Object.entries(elementRooms).map(([room, allowed]) => ({
  files: [`src/element/${room}/**/*.ts`],
  rules: {
    '@typescript-eslint/no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            // `./` is this room, `../room/` another room of the element, `../../` is outside of the element.
            regex: `^\\.\\./(?!\\.\\./)(?!(${allowed.join('|')}))`,
            allowTypeImports: true,
            message: `src/element/${room} may load: ${allowed.join(', ')}.`,
          },
        ],
      },
    ],
  },
}));

/** @param {string} room @param {string[]} allowed @param {string} files @param {string} out pattern of paths that leave the room */
function layer(room, allowed, files, out) {
  return {
    files: [`src/${room}/${files}`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: `${out}(?!(${[room, ...allowed].join('|')})/)`,
              message: `src/${room} may import from: ${allowed.join(', ') || 'itself only'}.`,
            },
            ...(room === 'element'
              ? []
              : [{ regex: '^(@lit|lit)(/|$)', message: 'Only the element may import Lit.' }]),
            { regex: '^s3-image-upload', message: 'Inside src, import by path.' },
          ],
        },
      ],
    },
  };
}

const impure = 'rules/ is pure: pass clock, random numbers, network and page as arguments.';

export default defineConfig([
  globalIgnores([
    'dist',
    '**/.next',
    'storybook-static',
    'docs-static',
    '.data',
    'src/jsx.d.ts',
    'test/package/consumers',
    'test/docs/around',
  ]),
  js.configs.recommended,
  ...ts.configs.strictTypeChecked,
  ...ts.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }], // an empty string often means none
      '@typescript-eslint/no-empty-function': ['error', { allow: ['arrowFunctions'] }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    files: ['src/**/*.ts', 'stories/**/*.ts'],
    extends: [lit.configs['flat/recommended'], wc.configs['flat/recommended'], litA11y.configs.recommended],
  },
  ...layers,
  ...elementLayers,
  {
    files: ['src/rules/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['window', 'document', 'navigator', 'location', 'self', 'globalThis', 'fetch', 'XMLHttpRequest']
          .concat([
            'setTimeout',
            'setInterval',
            'performance',
            'crypto',
            'HTMLElement',
            'EventTarget',
            'console',
          ])
          .map((name) => ({ name, message: impure })),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: impure },
        { object: 'Date', property: 'now', message: impure },
      ],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unused-expressions': 'off', // chai: expect(x).to.be.true
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', package: 'node:test', name: ['test', 'it', 'describe', 'suite'] },
          ],
        },
      ],
    },
  },
  {
    // In the types of @open-wc/testing, every chai assertion is a promise.
    files: ['test/{rules,image,upload,element}/**/*.ts'],
    rules: { '@typescript-eslint/no-floating-promises': 'off' },
  },
  {
    // tsc checks the tools (checkJs), including undefined names. The plain pages are written as a user would write them.
    // Each example app is checked by its own compiler, with packages that are not installed here.
    files: ['{tools,bench,site}/**/*.mjs', '*.config.mjs', '{demo/pages,site}/*.js', 'demo/hosts/**'],
    extends: [ts.configs.disableTypeChecked],
    rules: { 'no-undef': 'off' },
  },
]);
