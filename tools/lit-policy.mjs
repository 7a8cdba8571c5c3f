// Lit creates its own Trusted Types policy, `lit-html`, and throws if a page does not allow it. The script-tag build, which contains Lit,
// uses the policy of the package instead: a page has to allow only one name, and a refusal is not an error.
import { root } from './install.mjs';

const literal = /(\w+)\?\1\.createPolicy\("lit-html",\{createHTML:(\w+)=>\2\}\):void 0/;

/** @returns {import('vite').Plugin} */
export const litByOwnPolicy = () => ({
  name: 'lit-by-own-policy',
  transform: {
    filter: { id: /\/lit-html\/(?:\w+\/)?lit-html\.js$/ },
    handler(code) {
      if (!literal.test(code)) this.error('Lit has changed how it creates its policy.');
      const own = `import { trustedHTML } from ${JSON.stringify(`${root}/src/image/trusted-types.ts`)};`;
      return { code: own + code.replace(literal, '{createHTML:trustedHTML}'), map: null };
    },
  },
});
