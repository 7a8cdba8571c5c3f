// The package's one Trusted Types policy. A page that sends `require-trusted-types-for 'script'` makes `new Worker()` and the
// templates of Lit (`innerHTML`) refuse plain strings; one that sends `trusted-types` names the policies that may exist.

/** The name that a page's `trusted-types` directive allows. */
const NAME = 's3-image-upload';

/** The functions return `TrustedHTML` and `TrustedScriptURL`, which TypeScript's DOM library lacks. */
interface Policy {
  readonly createHTML: (markup: string) => string;
  readonly createScriptURL: (url: string) => string;
}

const plain: Policy = { createHTML: (markup) => markup, createScriptURL: (url) => url };

let policy: Policy | undefined;

/** @param markup a template of the package, which Lit parses; tools/lit-policy.mjs has Lit call this in the script-tag build */
export const trustedHTML = (markup: string): string => createOnce().createHTML(markup);

/** @param url of a worker of the package */
export const trustedScriptURL = (url: string): string => createOnce().createScriptURL(url);

/** The policy is created once: each refusal is reported as a CSP violation. */
function createOnce(): Policy {
  if (policy) return policy;
  const { trustedTypes } = globalThis as {
    readonly trustedTypes?: { createPolicy(name: string, rules: Policy): Policy };
  };
  try {
    policy = trustedTypes?.createPolicy(NAME, plain);
  } catch {
    // The page does not allow the policy. A plain string may still work: by the page's default policy, or if none is required.
  }
  return (policy ??= plain);
}
