import { resize } from '../resize.js';
import { answerWith } from './answer.js';

answerWith((task: Parameters<typeof resize>) => resize(...task));
