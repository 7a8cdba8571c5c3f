import { preview } from '../preview.js';
import { answerWith } from './answer.js';

answerWith(preview);
