// One image in the list.
import { html, nothing, type TemplateResult } from 'lit';
import { formatNumber } from '../locales/say.js';
import { formatName } from '../rules/accept.js';
import { isInFlight, isUnderway, type UploadItem } from '../rules/item.js';
import { formatSize } from '../rules/size.js';
import type { Words } from './words.js';
import { againIcon, crossIcon, pictureIcon, tickIcon, warningIcon } from './icons.js';

export interface ItemActions {
  readonly onCancelClick: (id: string) => void;
  readonly onRetryClick: (id: string) => void;
  readonly onRemoveClick: (id: string) => void;
  readonly onPreviewError: (id: string) => void;
}

export const itemView = (item: UploadItem, words: Words, actions: ItemActions): TemplateResult => html`
  <li part="item item-${item.state}" class="item ${item.state}" data-id=${item.id}>
    <div part="thumbnail" class="thumbnail">${thumbnail(item, actions)}</div>
    <div class="facts">
      <div part="name" class="name" lang="" dir="auto" title=${item.name}>${item.name}</div>
      <div class="line">
        ${
          item.state === 'failed' || item.state === 'rejected'
            ? html`<span part="error" class="error"
                >${warningIcon}<span dir="auto">${item.error.message}</span></span
              >`
            : html`<span part="meta" class="meta">${meta(item, words)}</span>
                <span part="status" class="status">
                  ${item.state === 'stored' ? tickIcon : nothing}<span dir="auto"
                    >${status(item, words)}</span
                  >
                </span>`
        }
      </div>
      ${isInFlight(item) ? progress(item, words) : nothing}
    </div>
    <div class="actions">${retryButton(item, words, actions)} ${endButton(item, words, actions)}</div>
  </li>
`;

const thumbnail = (item: UploadItem, { onPreviewError }: ItemActions) =>
  item.previewUrl
    ? html`<img src=${item.previewUrl} alt="" decoding="async" @error=${() => onPreviewError(item.id)} />`
    : html`<span part="placeholder" class="placeholder">${formatName(item.type) || pictureIcon}</span>`;

/** Nothing before it has been looked at: the size of a file on disk takes a wait, which hundreds would have to have first. */
const meta = (item: UploadItem, { language }: Words) =>
  item.state === 'checking'
    ? ''
    : [formatName(item.type), formatSize(item.size, language)].filter(Boolean).join(' · ');

const status = (item: UploadItem, { say, language }: Words) => {
  // The per cent are rounded down: 100 is for the answer of S3.
  if (item.state === 'uploading')
    return formatNumber(Math.floor((item.loaded / item.total) * 100) / 100, language, 'percent');
  return item.state === 'waiting' && item.error.code === 'offline' ? item.error.message : say(item.state);
};

const progress = (item: UploadItem, { say }: Words) => html`
  <div
    part="progress"
    class="progress"
    role="progressbar"
    aria-label=${say('progress', { name: item.name })}
    aria-valuemin="0"
    aria-valuemax="100"
    aria-valuenow=${Math.floor((item.loaded / item.total) * 100)}
  >
    <!-- By property: a strict Content-Security-Policy lets no style attribute through. -->
    <div part="progress-bar" class="progress-bar" .style=${`--fraction: ${item.loaded / item.total}`}></div>
  </div>
`;

const retryButton = (item: UploadItem, { say }: Words, { onRetryClick }: ItemActions) => {
  const mayRetry =
    item.state === 'aborted' || item.state === 'waiting' || (item.state === 'failed' && item.error.retryable);
  if (!mayRetry) return nothing;
  const name = say('retry', { name: item.name });
  return html`<button
    part="retry-button"
    class="action"
    type="button"
    aria-label=${name}
    title=${name}
    @click=${() => onRetryClick(item.id)}
  >
    ${againIcon}
  </button>`;
};

/** One button, first to cancel, then to remove: what has the focus keeps it when the upload ends. */
const endButton = (item: UploadItem, { say }: Words, { onCancelClick, onRemoveClick }: ItemActions) => {
  const [part, does, onClick] = isUnderway(item)
    ? (['cancel-button', 'cancel', onCancelClick] as const)
    : (['remove-button', 'remove', onRemoveClick] as const);
  const name = say(does, { name: item.name });
  return html`<button
    part=${part}
    class="action"
    type="button"
    aria-label=${name}
    title=${name}
    @click=${() => onClick(item.id)}
  >
    ${crossIcon}
  </button>`;
};
