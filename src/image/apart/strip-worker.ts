import { strip } from '../strip.js';
import { answerWith } from './answer.js';

/** Threads send copies to each other. `null` stands for the original file, which had no metadata. */
export async function work(task: Parameters<typeof strip>): Promise<Blob | null | undefined> {
  const stripped = await strip(...task);
  return stripped === task[0] ? null : stripped;
}

answerWith('strip', work);
