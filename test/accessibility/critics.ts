// Runs the critic in a page.
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Page } from 'puppeteer-core';
import type * as critic from './critic.js';

type Critic = typeof critic;
export type Question = Exclude<keyof Critic, 'focused'>;
export type Focused = NonNullable<ReturnType<Critic['focused']>>;

const bundled = build({
  entryPoints: [fileURLToPath(new URL('critic.ts', import.meta.url))],
  bundle: true,
  format: 'iife',
  globalName: 'critic',
  write: false,
});

export async function ask<About extends keyof Critic>(
  page: Page,
  question: About,
): Promise<ReturnType<Critic[About]>> {
  const [script] = (await bundled).outputFiles;
  return (await page.evaluate(`${script?.text ?? ''} critic.${question}()`)) as ReturnType<Critic[About]>;
}
