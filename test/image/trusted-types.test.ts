import { expect } from '@open-wc/testing';
import type * as TrustedTypes from '../../src/image/trusted-types.js';

const { href } = new URL('../../src/image/trusted-types.ts', import.meta.url);

/** The globals of the script in a frame, and its results. */
interface Framed extends Window {
  readonly TypeError: TypeErrorConstructor;
  trusted: typeof TrustedTypes;
  violations: string[];
}

/** A document with this policy and the module. */
async function openUnder(policy: string): Promise<Framed> {
  const frame = document.createElement('iframe');
  frame.srcdoc = `<meta http-equiv="Content-Security-Policy" content="${policy}">
    <script>
      window.violations = [];
      document.addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective));
    </script>
    <script type="module">
      import * as trusted from '${href}';
      window.trusted = trusted;
    </script>`;
  await new Promise((resolve) => {
    frame.addEventListener('load', resolve);
    document.body.append(frame);
  });
  return frame.contentWindow as Framed;
}

/** Uses both sinks twice. @returns how many of the four accepted their value */
function use({ trusted, document: { defaultView } }: Framed): number {
  const { DOMParser, Worker } = defaultView as typeof globalThis;
  const uses = [
    () => new DOMParser().parseFromString(trusted.trustedHTML('<svg/>'), 'image/svg+xml'),
    () => new Worker(trusted.trustedScriptURL('data:text/javascript,')).terminate(),
  ];
  const taken = [...uses, ...uses].filter((one) => {
    try {
      one();
      return true;
    } catch {
      return false;
    }
  });
  return taken.length;
}

/** Waits for a task after the one in which violations are reported. */
const reported = ({ document }: Framed) =>
  new Promise<void>((resolve) => {
    const image = document.createElement('img');
    image.onerror = () => resolve();
    image.src = 'data:,';
  });

const hasTrustedTypes = 'trustedTypes' in globalThis;

describe('the policy `s3-image-upload`', () => {
  const cases = [
    ['', 4, []],
    ["require-trusted-types-for 'script'", 4, []],
    ["require-trusted-types-for 'script'; trusted-types s3-image-upload", 4, []],
    ["trusted-types 'none'", 4, ['trusted-types']],
    ['trusted-types other', 4, ['trusted-types']],
  ] as const;
  for (const [policy, taken, violations] of cases)
    it(`allows the sinks their values under “${policy}”`, async () => {
      const framed = await openUnder(policy);
      expect(use(framed)).to.equal(taken);
      await reported(framed);
      expect(framed.violations).to.deep.equal(hasTrustedTypes ? violations : []);
    });

  it('is created once if it is not allowed, however often a sink refuses the string', async () => {
    const framed = await openUnder("require-trusted-types-for 'script'; trusted-types 'none'");
    expect(use(framed)).to.equal(hasTrustedTypes ? 0 : 4);
    await reported(framed);
    expect(framed.violations.filter((directive) => directive === 'trusted-types')).to.have.length(
      hasTrustedTypes ? 1 : 0,
    );
  });

  it('is not created by a page that does not need it', async () => {
    const framed = await openUnder("trusted-types 'none'");
    await reported(framed);
    expect(framed.violations).to.deep.equal([]);
  });
});
