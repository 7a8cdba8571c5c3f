import { readFileSync, writeFileSync } from 'node:fs';
import { jsxTypesPlugin } from '@wc-toolkit/jsx-types';
import { customElementJetBrainsPlugin } from 'custom-element-jet-brains-integration';
import { customElementVsCodePlugin } from 'custom-element-vs-code-integration';

/** Removes members on which a page can't rely: those that are private in TypeScript, and those that the browser calls. */
const publicOnly = {
  name: 'public-only',
  packageLinkPhase({ customElementsManifest }) {
    for (const { declarations = [] } of customElementsManifest.modules)
      for (const declaration of declarations)
        declaration.members &&= declaration.members.filter(
          ({ name, privacy = 'public' }) =>
            privacy === 'public' && !/^(form.+Callback|requestUpdate|takes|isDisabled)$/.test(name),
        );
  },
};

/** Names attributes as `property` in src/element/page/property.ts does. The analyzer would use the name of the property. */
const attributesWithHyphens = {
  name: 'attributes-with-hyphens',
  moduleLinkPhase({ moduleDoc }) {
    const hyphened = (name) => name.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);
    for (const { members = [], attributes = [] } of moduleDoc.declarations ?? []) {
      for (const member of members)
        if (member.attribute === member.name) member.attribute = hyphened(member.name);
      for (const attribute of attributes)
        if (attribute.name === attribute.fieldName) attribute.name = hyphened(attribute.fieldName);
    }
  },
};

/** The base classes, from the direct one of the element up to the first. */
const bases = ['upload-control', 'form-control', 'value-control', 'properties', 'deferred'].map(
  (name) => `src/element/page/${name}.ts`,
);

/** Lists members of the base classes as the element's own, since the base classes are not public. */
const propertiesAreItsOwn = {
  name: 'properties-are-its-own',
  packageLinkPhase({ customElementsManifest }) {
    const { modules } = customElementsManifest;
    customElementsManifest.modules = modules.filter(({ path }) => !bases.includes(path));
    for (const declaration of modules.flatMap(({ declarations = [] }) => declarations)) {
      declaration.superclass = { name: 'ReactiveElement', package: '@lit/reactive-element' };
      const depth = ({ inheritedFrom }) => bases.indexOf(inheritedFrom?.module ?? '');
      const { members = [], attributes = [] } = declaration;
      members.sort((one, other) => depth(other) - depth(one)); // first settable properties, then read-only ones, then methods
      for (const entry of [...members, ...attributes]) if (depth(entry) >= 0) delete entry.inheritedFrom;
    }
  },
};

const typings = 'src/jsx.d.ts';

/**
 * Adds ref objects, React's most common kind of ref, which the generated typings do not know. Removes the declarations for
 * every JSX framework, which are errors if a framework is not installed; a page declares the one that it uses.
 */
const typingsForAnyone = {
  name: 'typings-for-anyone',
  packageLinkPhase() {
    const [types] = readFileSync(typings, 'utf8').split('declare module "react"');
    writeFileSync(
      typings,
      types.replace('(T | ((e: T) => void))', '(T | ((e: T) => void) | { current: T | null })'),
    );
  },
};

/** The entries of the package by source, since the sources are not in the package. */
const entries = {
  'src/element/s3-image-upload.ts': 'dist/element.js',
  'src/s3-image-upload.ts': 'dist/s3-image-upload.js',
  'src/define.ts': 'dist/s3-image-upload.js',
  'src/element.js': 'dist/element.js',
};

/** Renames modules to their names in the package. */
const asPublished = {
  name: 'as-published',
  packageLinkPhase({ customElementsManifest }) {
    const published = (path) =>
      entries[path.replace(/^\//, '').replace(/^(src\/element\/.*)\.js$/, '$1.ts')] ?? path;
    for (const module of customElementsManifest.modules) {
      module.path = published(module.path);
      for (const { declaration } of module.exports ?? [])
        if (declaration?.module) declaration.module = published(declaration.module);
    }
    // Two sources form one module of the package.
    const [first, ...others] = customElementsManifest.modules.filter(
      ({ path }) => path === entries['src/define.ts'],
    );
    first.exports.push(...others.flatMap(({ exports }) => exports));
    customElementsManifest.modules = customElementsManifest.modules.filter(
      (module) => !others.includes(module),
    );
  },
};

export default {
  globs: [...bases, 'src/element/s3-image-upload.ts', 'src/s3-image-upload.ts', 'src/define.ts'],
  litelement: true,
  packagejson: false,
  plugins: [
    attributesWithHyphens,
    publicOnly,
    propertiesAreItsOwn,
    jsxTypesPlugin({
      outdir: 'src',
      fileName: 'jsx.d.ts',
      componentTypePath: () => './s3-image-upload.js',
      stronglyTypedEvents: true,
      includeDefaultDOMEvents: true,
    }),
    typingsForAnyone,
    customElementVsCodePlugin({
      outdir: 'editors',
      htmlFileName: 'html-custom-data.json',
      cssFileName: 'css-custom-data.json',
      hideLogs: true,
    }),
    customElementJetBrainsPlugin({
      outdir: 'editors',
      webTypesFileName: 'web-types.json',
      packageJson: false,
      hideLogs: true,
    }),
    asPublished,
  ],
};
