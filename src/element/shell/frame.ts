// The empty control: label, dropzone with button and hint, live region. It is built once, and only differences are updated.
import { trustedHTML } from '../../image/trusted-types.js';
import type { Engine, FrameActions, FrameModel } from '../contract.js';
import { onServer } from '../page/on-server.js';

const icon = (paths: string) =>
  `<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${paths}</svg>`;

const unseen = 'class="visually-hidden"';

/** Contains the page's content of the tag, which is hidden when there is a script. */
const [start, end] = onServer ? ['<slot>', '</slot>'] : ['', ''];

const markup = `<fieldset part="base" class="base" aria-labelledby="label">
<div part="label" id="label"><slot name="label"></slot></div>
${start}<div part="dropzone" class="dropzone">
<span part="icon" class="icon"><slot name="icon">${icon('<rect x="3" y="4" width="18" height="16" rx="3"/><circle cx="9" cy="9.5" r="1.75"/><path d="m3.5 17.5 5-4.5 4 3.5 3-2.5 5 4"/>')}</slot></span>
<span class="invitation" dir="auto"></span>
<button part="browse-button" class="browse" type="button"><slot name="browse"></slot></button>
<span part="hint" class="hint" id="hint"><slot name="hint"></slot></span>
<input part="input" ${unseen} type="file" tabindex="-1" aria-hidden="true">
</div>
<div part="error" class="error complaint" id="complaint">${icon('<circle cx="12" cy="12" r="8.5"/><path d="M12 7.5v5.5m0 3.25v.01"/>')}<span dir="auto"></span><button part="retry-button" type="button"></button></div><slot name="empty"></slot>${end}
<div part="live-region" ${unseen} role="status"></div>
</fieldset>`;

const invitationOf = ({ words, multiple }: FrameModel, dragging = false) =>
  words.say(dragging ? 'dropNow' : multiple ? 'dropMany' : 'drop');

const browseOf = ({ words, multiple }: FrameModel) => words.say(multiple ? 'browseMany' : 'browse');

let template: HTMLTemplateElement | undefined;

/** The markup, parsed once for all elements. Throws on a page whose Trusted Types directive doesn't allow the package's policy. */
function parsed(): HTMLTemplateElement {
  if (template) return template;
  const made = document.createElement('template');
  made.innerHTML = trustedHTML(markup);
  return (template = made);
}

/** The elements of the markup. */
type Parts = readonly [
  fieldset: HTMLElement,
  label: HTMLElement,
  dropzone: HTMLElement,
  icon: HTMLElement,
  button: HTMLElement,
  hint: HTMLElement,
  input: HTMLElement,
  complaint: HTMLElement,
  again: HTMLElement,
  liveRegion: HTMLElement,
];

/** If it can't be rendered on this page, the content of the tag is better than nothing. */
export function canBeDrawn(): boolean {
  try {
    if (!onServer) parsed();
    return true;
  } catch (error) {
    console.error(
      '<s3-image-upload> is not defined: its Trusted Types policy, `s3-image-upload`, is not allowed.',
      error,
    );
    return false;
  }
}

export class Frame {
  readonly fieldset: HTMLElement;
  readonly liveRegion: HTMLElement;
  readonly #label: HTMLElement;
  readonly #dropzone: HTMLElement;
  readonly #invitation: HTMLElement;
  readonly #button: HTMLElement;
  readonly #hint: HTMLElement;
  readonly #input: HTMLElement;
  readonly #complaint: HTMLElement;
  readonly #again: HTMLElement;
  readonly #empty: HTMLElement;
  /** The controls for choosing images; none if a variant renders its own. */
  #picker: Element | undefined;

  constructor(root: Node, { onBrowseClick, onInputChange, onLoadAgain }: FrameActions) {
    const content = document.importNode(parsed().content, true);
    // In the order of the markup. One query takes less time than one for each.
    const [fieldset, label, dropzone, sign, button, hint, input, complaint, again, liveRegion] = [
      ...content.querySelectorAll('[part]'),
    ] as unknown as Parts;
    this.fieldset = fieldset;
    this.liveRegion = liveRegion;
    this.#label = label;
    this.#picker = this.#dropzone = dropzone;
    this.#invitation = sign.nextElementSibling as HTMLElement;
    this.#button = button;
    this.#hint = hint;
    this.#input = input;
    this.#complaint = complaint;
    this.#again = again;
    this.#empty = complaint.nextElementSibling as HTMLElement;
    this.#complaint.remove();
    this.#button.addEventListener('click', onBrowseClick);
    this.#input.addEventListener('change', onInputChange);
    this.#again.addEventListener('click', onLoadAgain);
    // The page's own listeners have already heard the click on the button. Events of fields in the list must not reach the page, which gets those of `value`.
    this.#input.addEventListener('click', keepToItself);
    this.fieldset.addEventListener('input', keepToItself);
    root.appendChild(content);
  }

  /** Contains what the engine renders. */
  show(model: FrameModel, engine: Engine | undefined): void {
    const { drawsPicker = false, announcement = '' } = engine ?? {};
    const { words, label, isLabelled, hint, accept, capture, multiple, disabled, readonly } = model;
    const missing = model.isMissing && words.say('notLoaded');
    const complaint = missing || model.complaint;
    const { language: lang, direction: dir } = words;
    mark(this.fieldset, { disabled });
    mark(this.#label, { class: isLabelled ? 'visually-hidden' : 'label' });
    write(this.#label.firstElementChild, label);
    mark(this.liveRegion, { lang });
    write(this.liveRegion, missing || announcement);
    mark(this.#input, { accept, capture, multiple, disabled });
    const { isSlim = false } = engine ?? {};
    mark(this.#dropzone, { lang, class: isSlim ? 'dropzone slim' : 'dropzone' });
    write(this.#invitation, invitationOf(model, engine?.dragging));
    mark(this.#button, { lang, disabled, 'aria-describedby': complaint ? 'hint complaint' : 'hint' });
    write(this.#button.firstElementChild, isSlim && !multiple ? words.say('replace') : browseOf(model));
    mark(this.#hint, { lang, dir });
    write(this.#hint.firstElementChild, hint);
    if (engine) this.#empty.remove();
    this.#pickBy(drawsPicker ? undefined : readonly ? this.#input : this.#dropzone);
    mark(this.#complaint, { lang });
    this.#complain(drawsPicker ? '' : complaint, missing ? words.say('loadAgain') : '');
  }

  /** @param again the text of a button that loads the engine, if that could not be loaded */
  #complain(text: string, again: string): void {
    if (!text) {
      this.#complaint.remove();
      return;
    }
    if (!this.#complaint.isConnected) (this.#picker ?? this.#label).after(this.#complaint);
    write(this.#complaint.querySelector('span'), text);
    write(this.#again, again);
    if (again) this.#complaint.append(this.#again);
    else this.#again.remove();
  }

  /** These elements stay the same: a picker may be open, and a press that began on the button must end on it. */
  #pickBy(picker: Element | undefined): void {
    if (picker === this.#picker) return;
    this.#picker?.remove();
    if (picker === this.#dropzone) this.#dropzone.append(this.#input);
    if (picker) this.#label.after(picker);
    this.#picker = picker;
  }
}

/** The same for a server, as a Lit template. */
export function frameOnServer(model: FrameModel): unknown {
  const { label, hint } = model;
  const texts: Record<string, string> = { label, hint, browse: browseOf(model) };
  const html = markup
    .replace(/<div part="error".*?<\/div>/, '')
    .replace(/<slot name="(\w+)">/g, (slot, name: string) => slot + escaped(texts[name] ?? ''))
    .replace('"auto">', `"auto">${escaped(invitationOf(model))}`);
  return { _$litType$: 1, strings: Object.assign([html], { raw: [html] }), values: [] };
}

const escaped = (text: string) => text.replace(/[&<]/g, (character) => `&#${character.charCodeAt(0)};`);

function write(element: Element | null, text: string): void {
  if (element && element.textContent !== text) element.textContent = text;
}

/** `undefined` and `false` remove the attribute. */
function mark(element: Element, attributes: Readonly<Record<string, string | boolean | undefined>>): void {
  for (const [name, value] of Object.entries(attributes)) {
    const text = value === true ? '' : value === false ? undefined : value;
    if (text === undefined) element.removeAttribute(name);
    else if (element.getAttribute(name) !== text) element.setAttribute(name, text);
  }
}

const keepToItself = (event: Event) => event.stopPropagation();
