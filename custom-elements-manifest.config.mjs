import { jsxTypesPlugin } from '@wc-toolkit/jsx-types';

/** Only what a page may rely on is in the manifest: members that are private in TypeScript are not. */
const publicOnly = {
  name: 'public-only',
  packageLinkPhase({ customElementsManifest }) {
    for (const { declarations = [] } of customElementsManifest.modules)
      for (const declaration of declarations)
        declaration.members &&= declaration.members.filter(({ privacy = 'public' }) => privacy === 'public');
  },
};

export default {
  globs: ['src/element/s3-image-upload.ts', 'src/s3-image-upload.ts'],
  litelement: true,
  packagejson: false,
  plugins: [
    publicOnly,
    jsxTypesPlugin({
      outdir: 'src',
      fileName: 'jsx.d.ts',
      componentTypePath: () => './s3-image-upload.js',
      stronglyTypedEvents: true,
    }),
  ],
};
