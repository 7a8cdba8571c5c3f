import { inPage, lookThrough } from '../unsafe-svg.js';
import { answerWith } from './answer.js';

export const work = (file: Blob) => lookThrough(file, inPage);

answerWith('svg', (file: Blob) => lookThrough(file));
