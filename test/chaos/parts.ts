// The part of `npm run test:chaos` that sends an image in parts: every fault of steps.ts at every step.
import { uploadIn, type Visit } from './browser.js';
import { bytesOf, planFiles } from './files.js';
import { PRESIGN_PARTS, type Site } from './site.js';
import {
  before,
  expectedOf,
  requestsOf,
  RETRIES,
  stepFaults,
  steps,
  type Step,
  type StepFault,
} from './steps.js';
import { openStore, sha256 } from './store.js';

const SIZE = 8_500_000; // bytes: two parts
const PATIENCE = 60; // seconds

export interface StepCase {
  readonly step: Step;
  readonly what: string;
  readonly lasts: boolean;
  /** What the page was told, and how often the image is stored. */
  readonly result: string;
  readonly problems: readonly string[];
}

export async function runStep(
  { step, fault: given, lasts }: PlannedStep,
  site: Site,
  visit: Visit,
): Promise<StepCase> {
  const [file] = planFiles(1, [SIZE, SIZE]);
  if (!file) throw new Error('no file');
  const rule = { ...requestsOf[step], ...given.fault, ...(!lasts && { times: 1 }) };
  const store = await openStore(site.origin, () => [...(before[step] ? [before[step]] : []), rule]);
  site.handler = store.handler;
  const expected = expectedOf(step, given, lasts);
  try {
    const isImpatient = given.fault.delay !== undefined;
    const options = { retries: RETRIES, stallTimeout: isImpatient ? 2 : 30, cancels: step === 'abort' };
    const { ends } = await uploadIn(visit.page, { ...options, files: [file] }, PATIENCE, PRESIGN_PARTS);
    if (step === 'abort') await untilSent(store);
    const objects = await store.objectsOf(file.name);
    const ending = ends.map((end) => end.ending).join(', ');
    const problems = [...visit.errors];
    if (ending !== expected.ending) problems.push(`ended as ${ending}, not ${expected.ending}`);
    if (!expected.stored.includes(objects.length)) problems.push(`stored ${objects.length} times`);
    if (objects.some((object) => object.sha256 !== sha256(bytesOf(file)))) problems.push('has other bytes');
    if (!store.requests.some(({ method }) => method === (rule.method ?? ''))) problems.push('met no request');
    return { step, what: given.what, lasts, result: resultOf(ending, objects.length), problems };
  } catch (error) {
    return { step, what: given.what, lasts, result: 'no end', problems: [String(error)] };
  } finally {
    await store.close();
  }
}

const resultOf = (ending: string, stored: number) => {
  const told = ending === 'stored' || ending === 'aborted' ? ending : `\`${ending}\``;
  const isPlain = (ending === 'stored') === (stored === 1) && stored < 2;
  return isPlain ? told : `${told}, there ${['not', 'once', 'twice'][stored] ?? `${stored} times`}`;
};

/** The page is not told whether the store has got this request. */
async function untilSent({ requests }: { readonly requests: readonly { readonly method: string }[] }) {
  const until = Date.now() + 5000;
  while (!requests.some(({ method }) => method === 'DELETE') && Date.now() < until)
    await new Promise((resolve) => setTimeout(resolve, 20));
}

export interface PlannedStep {
  readonly step: Step;
  readonly fault: StepFault;
  readonly lasts: boolean;
}

/** Those whose name contains the word. */
export const plannedSteps = (word: string): PlannedStep[] =>
  stepFaults.flatMap((fault) =>
    steps
      .filter((step) => `${step}: ${fault.what}`.includes(word))
      .flatMap((step) => [false, true].map((lasts) => ({ step, fault, lasts }))),
  );
