// What the browser's processes that draw a page hold in memory: read from Linux, every 50 ms.
import { readFileSync } from 'node:fs';
import type { CDPSession } from 'puppeteer-core';
import { sum } from '../statistics.js';

const INTERVAL = 50; // ms
const MEGABYTE = 1e6;

/** The ids of the renderers and of the GPU process, as they are now. */
export async function drawingProcesses(system: CDPSession): Promise<readonly number[]> {
  const { processInfo } = await system.send('SystemInfo.getProcessInfo');
  return processInfo.filter(({ type }) => type === 'renderer' || type === 'GPU').map(({ id }) => id);
}

/**
 * Memory that has no file behind it; what two processes share counts as half in each.
 *
 * @returns megabytes; `NaN` where it can't be told
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

/** @returns a function that ends the watch and tells by how many megabytes the peak was over the beginning */
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
