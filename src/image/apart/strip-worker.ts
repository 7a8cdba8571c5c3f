import { strip } from '../strip.js';
import { answerWith } from './answer.js';

/** What is sent between threads is a copy: `null` stands for the very file. */
answerWith(async (task: Parameters<typeof strip>) => {
  const stripped = await strip(...task);
  return stripped === task[0] ? null : stripped;
});
