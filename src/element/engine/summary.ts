// The summary above the list: the progress of all images, and buttons for actions on all of them.
import { html, nothing, type SVGTemplateResult } from 'lit/html.js';
import { repeat } from 'lit/directives/repeat.js';
import { formatDuration } from '../../locales/duration.js';
import { formatNumber } from '../../locales/say.js';
import type { Strings } from '../../locales/strings.js';
import type { Progress } from '../../rules/progress.js';
import type { Queue, Standstill } from '../../rules/queue.js';
import type { Words } from '../page/words.js';
import {
  againIcon,
  barredIcon,
  binIcon,
  crossIcon,
  pauseIcon,
  resumeIcon,
  sweepIcon,
  tickIcon,
  warningIcon,
} from './icons.js';
import type { FrameModel } from '../contract.js';

/** Actions on all images to which they apply. */
export interface BulkActions {
  readonly onPauseAll: () => void;
  readonly onResumeAll: () => void;
  readonly onCancelAll: () => void;
  readonly onRetryAll: () => void;
  readonly onDismissRejected: () => void;
  /** @param isByKey by a key, or by a screen reader */
  readonly onRemoveAll: (isByKey: boolean) => void;
}

interface Bulk {
  readonly text: keyof Strings &
    ('pauseAll' | 'resumeAll' | 'cancelAll' | 'retryAll' | 'dismissRejected' | 'removeAll');
  /** Buttons with the same key are one, which keeps the focus. */
  readonly key: string;
  readonly icon: SVGTemplateResult;
  readonly applies: (queue: Queue, mayPause: boolean) => boolean;
  readonly action: keyof BulkActions;
}

const RETRYABLE: ReadonlySet<Standstill> = new Set(['retryable']);

/** Whether images are being sent, or will be once they are resumed. */
const isUnfinished = (queue: Queue) => queue.isBusy || queue.count('paused') > 0;

/**
 * In order of importance: if there is little space, only the first one that applies keeps its text. Those that pause and resume are
 * before it, so that it does not move when they appear, and it stays while the uploads are paused.
 */
const bulk: readonly Bulk[] = [
  {
    text: 'pauseAll',
    key: 'pause',
    icon: pauseIcon,
    applies: (_, mayPause) => mayPause,
    action: 'onPauseAll',
  },
  {
    text: 'resumeAll',
    key: 'pause',
    icon: resumeIcon,
    applies: (queue) => !queue.isBusy && queue.count('paused') > 0,
    action: 'onResumeAll',
  },
  {
    text: 'cancelAll',
    key: 'cancel',
    icon: crossIcon,
    applies: isUnfinished,
    action: 'onCancelAll',
  },
  {
    text: 'retryAll',
    key: 'retry',
    icon: againIcon,
    applies: (queue) =>
      !isUnfinished(queue) && (queue.count('aborted') > 0 || queue.first(RETRYABLE) !== undefined),
    action: 'onRetryAll',
  },
  {
    text: 'dismissRejected',
    key: 'dismiss',
    icon: sweepIcon,
    applies: (queue) => queue.count('rejected') > 0,
    action: 'onDismissRejected',
  },
  {
    text: 'removeAll',
    key: 'remove',
    icon: binIcon,
    applies: (queue) => !isUnfinished(queue),
    action: 'onRemoveAll',
  },
];

/** The state of all images. */
export interface Whole {
  readonly queue: Queue;
  /** `undefined` if it is shown elsewhere. */
  readonly progress: Progress | undefined;
  /** A text that is shown instead of the number of uploaded images. */
  readonly notice: string | undefined;
}

/** @param all the buttons for actions on all images */
export function summary({ words }: Pick<FrameModel, 'words'>, whole: Whole, all: unknown) {
  const { queue, progress, notice } = whole;
  const isDone = queue.count('stored') === queue.length && notice === undefined;
  const line = html`<span class="sum ${isDone ? 'done' : ''}" dir="auto"
      >${isDone ? html`${tickIcon}<span>${textOf(words, whole)}</span>` : html`<span>${textOf(words, whole)}</span>`}${notice === undefined ? troubles(words, queue) : nothing}</span
    >
    ${all}`;
  // A page that fills the slot knows of images, not of the connection and of a form that waits.
  return html`<div part="summary" class="summary" lang=${words.language}>
    ${notice === undefined ? html`<slot name="summary">${line}</slot>` : line}
    ${isUnfinished(queue) && progress ? bar(progress) : nothing}
  </div>`;
}

/** @param mayPause whether there is a button that pauses the uploads */
export const buttons = ({ say }: Words, queue: Queue, mayPause: boolean, actions: BulkActions) =>
  repeat(
    bulk.filter(({ applies }) => applies(queue, mayPause)),
    ({ key }) => key, // so that a press for one button does not count for another
    ({ text, key, icon, action }) => button(say(text), key, icon, actions[action]),
  );

function textOf({ say, language }: Words, { queue, progress, notice }: Whole) {
  if (notice !== undefined) return notice;
  const stored = queue.count('stored');
  if (stored === queue.length) return say('allStored', { count: stored });
  const { secondsLeft } = progress ?? {};
  const text = say('storedOf', { stored, count: queue.length - queue.count('rejected') });
  const isPaused = queue.count('paused') > 0;
  if (isPaused && !queue.isBusy) return html`${text}<span class="time"> · ${say('paused')}</span>`;
  if (isPaused || !queue.isBusy || secondsLeft === undefined) return text; // it would include the paused images
  const left = say('timeLeft', { time: formatDuration(secondsLeft, language) });
  return html`${text}<span class="time"> · ${left}</span>`;
}

/** If there is little space, an icon and a number. Screen readers always get the words. */
const troubles = ({ say, language }: Words, queue: Queue) =>
  (['failed', 'rejected'] as const)
    .filter((state) => queue.count(state) > 0)
    .map((state) => {
      const text = `${say(state)}: `;
      return html`<span class="trouble" title=${say(state)}
        >${state === 'failed' ? warningIcon : barredIcon}<span class="visually-hidden">${text}</span
        ><span
          ><span class="trouble-text" aria-hidden="true">${text}</span
          >${formatNumber(queue.count(state), language)}</span
        ></span
      >`;
    });

const button = (text: string, key: string, icon: SVGTemplateResult, onClick: (isByKey: boolean) => void) =>
  html`<button
    part="summary-button"
    class="bulk for-${key}"
    type="button"
    aria-label=${text}
    @click=${({ detail }: MouseEvent) => onClick(detail === 0)}
  >
    <span class="bulk-tip" title=${text}>${icon}<span class="bulk-text">${text}</span></span>
  </button>`;

/** Hidden from screen readers, since each row has its own progress, and the text the number of stored images. */
const bar = ({ fraction }: Progress) =>
  html`<div class="progress" aria-hidden="true">
    <div class="progress-bar" .style=${`--fraction: ${fraction}`}></div>
  </div>`;
