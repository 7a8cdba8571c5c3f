// Measures the memory of the browser processes that draw a page, every 50 ms. Works on Linux only.
import { readFileSync } from 'node:fs';
import type { CDPSession } from 'puppeteer-core';
import { sum } from '../statistics.js';

const INTERVAL = 50; // ms
const MEGABYTE = 1e6;

/** The current ids of the renderers and of the GPU process. */
export async function drawingProcesses(system: CDPSession): Promise<readonly number[]> {
  const { processInfo } = await system.send('SystemInfo.getProcessInfo');
  return processInfo.filter(({ type }) => type === 'renderer' || type === 'GPU').map(({ id }) => id);
}

/**
 * Memory that is not backed by a file. Memory that two processes share counts half in each.
 *
 * @returns megabytes; `NaN` if it can't be read
 */
function memory(process: number): number {
  try {
    const text = readFileSync(`/proc/${process}/smaps_rollup`, 'utf8');
    const kibibytes = (name: string) => Number(new RegExp(`^${name}: +(\\d+)`, 'm').exec(text)?.[1]);
    return ((kibibytes('Pss_Anon') + kibibytes('Pss_Shmem')) * 1024) / MEGABYTE;
  } catch {
    return NaN;
  }
}

/** @returns a function that stops measuring, and returns the peak in megabytes above the beginning */
export function watchMemory(processes: readonly number[]): () => number {
  const now = () => sum(processes.map(memory));
  const before = now();
  let peak = before;
  const sample = () => (peak = Math.max(peak, now()));
  const timer = setInterval(sample, INTERVAL);
  return () => {
    clearInterval(timer);
    sample();
    return peak - before;
  };
}
