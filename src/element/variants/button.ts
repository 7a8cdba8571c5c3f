// A button, for toolbars. Once there are images, a second button beside it shows their number and progress, and opens their list.
import { html, nothing, svg } from 'lit/html.js';
import { formatPercent } from '../../locales/percent.js';
import { icon, pauseIcon, pictureIcon, tickIcon, uploadIcon, warningIcon } from '../engine/icons.js';
import { list, rows } from '../engine/list.js';
import type { Actions, Model } from '../engine/model.js';
import { browseButton, complaint, fileInput, hint } from '../engine/picker.js';
import { styles } from './button-styles.js';
import { Panel } from './panel.js';
import type { Stage, Variant } from './variant.js';

function view(model: Model, actions: Actions, stage: Stage, panel: Panel) {
  panel.lacksText = model.undescribed !== undefined;
  return html`
    <div part="dropzone" class="compact">
      ${model.readonly ? nothing : html`${browse(model, actions)} ${hint(model, true)}`}
      ${fileInput(model, actions)} ${model.items.length > 0 ? opener(model, stage, panel) : nothing}
    </div>
    ${complaint(model)} ${model.summary}
    ${
      model.items.length > 0
        ? html`<div
            id="panel"
            class="panel"
            popover
            @beforetoggle=${panel.onBeforeToggle}
            @toggle=${panel.onToggle}
            @keydown=${panel.onKeyDown}
          >
            ${model.bulkButtons === nothing ? nothing : html`<div class="summary">${model.bulkButtons}</div>`}
            ${rows(model, actions, model.words.say('list'))}
          </div>`
        : list(model, actions)
    }
  `;
}

const browse = (model: Model, actions: Actions) =>
  browseButton(
    model,
    actions,
    html`<span part="icon"><slot name="icon">${uploadIcon}</slot></span>
      ${model.words.say(model.multiple ? 'browseMany' : 'browse')}`,
  );

const opener = (model: Model, stage: Stage, panel: Panel) => {
  const { language } = model.words;
  const { text, beside, longest, fraction, problems, isPaused } = summaryOf(model, stage);
  const isComplete = model.items.every(({ state }) => state === 'stored');
  const sign = problems > 0 ? warningIcon : isPaused ? pauseIcon : isComplete ? tickIcon : pictureIcon;
  return html`<button
    part="summary"
    class="opener ${problems > 0 ? 'problem' : ''} ${isPaused ? 'paused' : ''}"
    type="button"
    lang=${language}
    popovertarget="panel"
    @keydown=${panel.onKeyDown}
  >
    <slot name="summary"
      >${sign}${steady(text, ...longest)}${beside ? html`<span class="visually-hidden">${SEPARATOR}${beside}</span>` : nothing}</slot
    >
    ${chevronIcon}
    ${
      fraction === undefined || fraction === 1
        ? nothing
        : html`<span class="progress"
            ><span class="progress-bar" .style=${`--fraction: ${fraction}`}></span
          ></span>`
    }
  </button>`;
};

/** Renders a text with the width of the longest of these texts, so that neighbours do not move when the text changes. */
const steady = (text: string, ...[one, other]: readonly string[]) =>
  html`<span class="steady" dir="auto" data-one=${one ?? ''} data-other=${other ?? ''}
    ><span>${text}</span></span
  >`;

/** A short text about all images, and the longest text that can replace it while they are sent. */
function summaryOf({ items, words, multiple }: Model, stage: Stage) {
  const { say, language } = words;
  const problems = stage.count('failed', 'rejected');
  const all = multiple ? stage.items.length : items.length;
  const { fraction, loaded } = stage.progress;
  const isSending = stage.count('presigning', 'uploading', 'waiting') > 0;
  const isPaused = !isSending && stage.count('paused') > 0;
  const isBegun = loaded > 0 || isSending || isPaused;
  const isSent = isBegun && stage.items.some(({ file }) => file);
  const percent = (of: number) => formatPercent(of, language);
  const count = say('images', { count: all - stage.count('rejected') });
  const problem = problems > 0 && say('problems', { count: problems });
  const howFar = isSent && percent(fraction);
  return {
    problems,
    isPaused,
    fraction: isSent ? fraction : undefined,
    text: [count, problem || howFar].filter(Boolean).join(SEPARATOR),
    /** The text for what only the bar and the icon show, since there is no space for all. */
    beside: [problem && howFar, isPaused && say('paused')].filter(Boolean).join(SEPARATOR),
    longest: [percent(1), say('problems', { count: all })].map((end) =>
      [say('images', { count: all }), end].join(SEPARATOR),
    ),
  };
}

const SEPARATOR = ' · ';

const chevronIcon = icon(svg`<path d="m7 10 5 5 5-5"/>`);

export const variant: Variant = {
  styles,
  create: (stage) => {
    const panel = new Panel(stage);
    return {
      view: (model, actions) => view(model, actions, stage, panel),
      drawsPicker: true,
      drawn: panel.drawn,
      reveal: panel.open,
      end: panel.end,
    };
  },
};
