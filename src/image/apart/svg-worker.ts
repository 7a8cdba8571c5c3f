import { lookThrough } from '../unsafe-svg.js';
import { answerWith } from './answer.js';

export const work = lookThrough;

answerWith('svg', work);
