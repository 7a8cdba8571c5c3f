import { sha256 } from '../hash.js';
import { answerWith } from './answer.js';

export const work = sha256;

answerWith('hash', work);
