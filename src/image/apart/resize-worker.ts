import { assertCanDraw } from '../canvas.js';
import { resize } from '../resize.js';
import { answerWith } from './answer.js';

export const work = (task: Parameters<typeof resize>) => resize(...task);

answerWith('resize', work, assertCanDraw);
