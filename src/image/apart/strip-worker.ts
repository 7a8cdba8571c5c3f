import { strip } from '../strip.js';
import { answerWith } from './answer.js';

/** `null` stands for the original file if it has no metadata, since the message would contain a copy. */
export async function work(task: Parameters<typeof strip>): Promise<Blob | null | undefined> {
  const stripped = await strip(...task);
  return stripped === task[0] ? null : stripped;
}

answerWith('strip', work);
