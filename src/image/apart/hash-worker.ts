import { sha256 } from '../hash.js';
import { answerWith } from './answer.js';

answerWith(sha256);
