import { assertCanDraw } from '../canvas.js';
import { preview } from '../preview.js';
import { answerWith } from './answer.js';

export const work = preview;

answerWith('preview', work, assertCanDraw);
