// Lit makes a Trusted Types policy of its own, `lit-html`, and throws where a page does not allow it. In the script-tag build,
// which has a Lit of its own, the policy of the package takes its place: a page allows one name, and a refusal is no error.
import { root } from './install.mjs';

const literal = /(\w+)\?\1\.createPolicy\("lit-html",\{createHTML:(\w+)=>\2\}\):void 0/;

/** @returns {import('vite').Plugin} */
export const litByOwnPolicy = () => ({
  name: 'lit-by-own-policy',
  transform: {
    filter: { id: /\/lit-html\/(?:\w+\/)?lit-html\.js$/ },
    handler(code) {
      if (!literal.test(code)) this.error('Lit makes its policy in another way by now.');
      const own = `import { trustedHTML } from ${JSON.stringify(`${root}/src/image/trusted-types.ts`)};`;
      return { code: own + code.replace(literal, '{createHTML:trustedHTML}'), map: null };
    },
  },
});
