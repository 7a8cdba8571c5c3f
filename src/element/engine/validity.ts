// Why the images make the form invalid, in words.
import { displayName } from '../../rules/display-name.js';
import { flags, lackOf, type Asked, type Lack } from '../../rules/lack.js';
import type { Queue } from '../../rules/queue.js';
import type { Lacking } from '../contract.js';
import type { Words } from '../page/words.js';
import { fieldOf } from './alt-field.js';
import { remedyFor } from './focus.js';

/** @param root the shadow root with the fields */
export function lackIn(
  queue: Queue,
  asked: Asked,
  words: Words,
  root: ShadowRoot | null,
): Lacking | undefined {
  const lack = lackOf(queue, asked);
  if (!lack) return undefined;
  const lacking = { flag: flags[lack.kind], message: messageOf(lack, words) };
  switch (lack.kind) {
    case 'undescribed':
      return { ...lacking, field: () => fieldOf(root, lack.item.id) };
    case 'paused':
      return { ...lacking, field: () => remedyFor(root, lack.item.id) };
    default:
      return lacking;
  }
}

function messageOf(lack: Lack, { say }: Words): string {
  switch (lack.kind) {
    case 'unsent':
    case 'undescribed':
      return say(lack.kind, { name: displayName(lack.item.name) });
    case 'paused':
      return say('unresumed', { name: displayName(lack.item.name) });
    case 'unfinished': {
      const { item } = lack;
      const isFinal = item.state === 'failed' && !item.error.retryable;
      return say(isFinal ? 'unstorable' : lack.kind, { name: displayName(item.name) });
    }
    case 'pending':
    case 'tooFew':
      return say(lack.kind, { count: lack.count });
    case 'required':
      return lack.count > 1 ? say('tooFew', { count: lack.count }) : say('required');
  }
}
