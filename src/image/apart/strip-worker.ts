import { strip } from '../strip.js';
import { answerWith } from './answer.js';

/** What is sent between threads is a copy: `null` stands for the very file, in which nothing was. */
export async function work(task: Parameters<typeof strip>): Promise<Blob | null | undefined> {
  const stripped = await strip(...task);
  return stripped === task[0] ? null : stripped;
}

answerWith('strip', work);
