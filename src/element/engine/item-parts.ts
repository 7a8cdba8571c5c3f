// The parts of one image's row or tile: preview, name, state and buttons.
import { html, nothing, type SVGTemplateResult } from 'lit/html.js';
import { keyed } from 'lit/directives/keyed.js';
import { formatPercent } from '../../locales/percent.js';
import { formatName } from '../../rules/format-name.js';
import { splitName } from '../../rules/display-name.js';
import { isInFlight, isUnderway, isWaitingOffline, type UploadItem } from '../../rules/item.js';
import { formatSize } from '../../rules/size.js';
import type { ItemActions, Setting } from './model.js';
import type { Words } from '../page/words.js';
import { crossOrigin, isLoadedAgain } from './foreign-picture.js';
import { againIcon, crossIcon, pauseIcon, pictureIcon, resumeIcon, tickIcon, warningIcon } from './icons.js';

/** @param alt empty if a text beside the preview says the same */
export const picture = (item: UploadItem, { onPreviewError }: ItemActions, alt = '') => html`
  <img
    crossorigin=${crossOrigin ?? nothing}
    src=${item.previewUrl ?? ''}
    alt=${alt}
    decoding="async"
    draggable="false"
    loading=${item.file ? 'eager' : 'lazy'}
    @error=${({ target }: Event) => {
      if (!isLoadedAgain(target as HTMLImageElement)) onPreviewError(item.id);
    }}
  />
`;

export const thumbnail = (item: UploadItem, actions: ItemActions) =>
  item.previewUrl
    ? picture(item, actions)
    : html`<span part="placeholder" class="placeholder">${formatName(item.type) || pictureIcon}</span>`;

/** A button over the picture that opens the viewer, if the browser can draw the image. */
export const lookButton = (item: UploadItem, { words, nameOf }: Setting, { onLookClick }: ItemActions) =>
  item.previewUrl === undefined || item.state === 'rejected'
    ? nothing
    : html`<button
        part="view-button"
        class="look"
        type="button"
        aria-label=${words.say('look', { name: nameOf(item) })}
        aria-haspopup="dialog"
        @click=${() => onLookClick(item.id)}
      ></button>`;

/** The name, shortened in the middle if there is not enough space. */
export const name = ({ name }: UploadItem) => {
  const { head, tail } = splitName(name);
  const all = head + tail;
  return html`<span part="name" class="name" title=${all}
    ><span class="whole" lang="" dir="auto"><span class="head">${head}</span><span>${tail}</span></span></span
  >`;
};

type FailedItem = Extract<UploadItem, { error: unknown }>;

const hasFailed = (item: UploadItem): item is FailedItem =>
  item.state === 'failed' || item.state === 'rejected';

const errorId = ({ id }: UploadItem) => `error-${id}`;

/** The reason of a failure, if there is one. */
export const error = (item: UploadItem) =>
  hasFailed(item)
    ? html`<span part="error" class="error" id=${errorId(item)}
        >${warningIcon}<span dir="auto">${item.error.message}</span></span
      >`
    : undefined;

/** Format and size. Empty before the image has been checked, since reading the sizes of hundreds of files on disk takes long. */
export const meta = (item: UploadItem, { language }: Words) =>
  item.state === 'checking'
    ? ''
    : [formatName(item.type), item.size > 0 && html`<bdi>${formatSize(item.size, language)}</bdi>`]
        .filter(Boolean)
        .map((part, index) => (index > 0 ? html` · ${part}` : part));

const status = (item: UploadItem, { say, language }: Words) => {
  if (item.state === 'uploading' && item.loaded > 0 && item.loaded >= item.total - 1) return say('finishing');
  if (item.state === 'uploading' && item.loaded > 0) return formatPercent(item.loaded / item.total, language);
  return say(isWaitingOffline(item) ? 'ready' : item.state); // the summary says that the browser is offline
};

/** A new element for each state, so that a new text does not count as a moved one. */
export const statusLine = (item: UploadItem, words: Words) =>
  keyed(
    item.state,
    html`
      <span part="status" class="status">
        ${item.state === 'stored' ? tickIcon : nothing}<span dir="auto">${status(item, words)}</span>
      </span>
    `,
  );

/**
 * The progress bar. It has no value until the browser reports the first byte, which it never does behind a service worker. Of a
 * paused image it shows what doesn't have to be sent again.
 */
export const progress = (item: UploadItem, { words, nameOf }: Setting) =>
  isInFlight(item) || item.state === 'paused'
    ? html`
        <div
          part="progress"
          class="progress ${hasShare(item) ? '' : 'unknown'}"
          role="progressbar"
          aria-label=${words.say('progress', { name: nameOf(item) })}
          aria-valuemin="0"
          aria-valuemax="100"
          aria-valuenow=${hasShare(item) ? Math.floor(shareOf(item) * 100) : nothing}
        >
          <!-- A property, since a strict Content-Security-Policy allows no style attribute. -->
          <div
            part="progress-bar"
            class="progress-bar"
            .style=${hasShare(item) ? `--fraction: ${shareOf(item)}` : ''}
          ></div>
        </div>
      `
    : nothing;

const hasShare = ({ state, loaded }: UploadItem) => loaded > 0 || state === 'paused';

const shareOf = ({ loaded, total }: UploadItem) => (total > 0 ? loaded / total : 0);

const button = (
  item: UploadItem,
  part: string,
  name: string,
  icon: SVGTemplateResult,
  onClick: (id: string, isByKey: boolean) => void,
  describedBy = hasFailed(item) ? errorId(item) : undefined,
) =>
  html`<button
    part=${part}
    class="action"
    type="button"
    aria-label=${name}
    aria-describedby=${describedBy ?? nothing}
    @click=${({ detail }: MouseEvent) => onClick(item.id, detail === 0)}
  >
    ${tip(name, icon)}
  </button>`;

/** A `title` would be read out after the accessible name, which says the same. */
export const tip = (name: string, icon: SVGTemplateResult) =>
  html`<span class="tip" title=${name}>${icon}</span>`;

/** One button that pauses, resumes or tries again, whichever helps, so that it keeps the focus when the state changes. */
export const pauseOrRetryButton = (
  item: UploadItem,
  { words, nameOf, mayPause, unresumed, undescribed, isTried }: Setting,
  { onPauseClick, onResumeClick, onRetryClick }: ItemActions,
) => {
  const name = nameOf(item);
  const mayRetry =
    item.state === 'aborted' || item.state === 'waiting' || (item.state === 'failed' && item.error.retryable);
  if (mayRetry) return button(item, 'retry-button', words.say('retry', { name }), againIcon, onRetryClick);
  if (!mayPause(item)) return nothing;
  if (item.state !== 'paused')
    return button(item, 'pause-button', words.say('pause', { name }), pauseIcon, onPauseClick);
  const isReason = isTried && unresumed === item.id && undescribed === undefined;
  return button(
    item,
    'pause-button',
    words.say('resume', { name }),
    resumeIcon,
    onResumeClick,
    isReason ? 'complaint' : undefined,
  );
};

/** One button that first cancels and then removes, so that it keeps the focus when the upload ends. */
export const endButton = (
  item: UploadItem,
  { words, nameOf }: Setting,
  { onCancelClick, onRemoveClick }: ItemActions,
) => {
  const name = nameOf(item);
  return isUnderway(item)
    ? button(item, 'cancel-button', words.say('cancel', { name }), crossIcon, onCancelClick)
    : button(item, 'remove-button', words.say('remove', { name }), crossIcon, onRemoveClick);
};
