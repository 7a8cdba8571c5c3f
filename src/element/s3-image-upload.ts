// The element: what a page sets, calls and hears. Uploading is the uploader's, drawing the view's.
import type { CSSResultGroup, TemplateResult } from 'lit';
import { acceptedFormats } from '../rules/accept.js';
import { distinctNames } from '../rules/distinct-names.js';
import { shown } from '../rules/shown.js';
import { formatSize } from '../rules/size.js';
import type { UploadEventMap } from '../upload/events.js';
import { AnnouncerController } from './announcer.js';
import { DropController } from './drop.js';
import { FocusController } from './focus.js';
import { hintOf } from './hint.js';
import { LeaveController } from './leave.js';
import { labelOf } from './label.js';
import { OnlineController } from './online.js';
import type { Actions, Model } from './model.js';
import { onServer } from './on-server.js';
import { Pace } from './pace.js';
import { PasteController } from './paste.js';
import { PreviewsController } from './previews.js';
import { ReturnController } from './returning.js';
import { adoptInto } from './styles/adopt.js';
import { base } from './styles/base.js';
import { dropzone } from './styles/dropzone.js';
import { list } from './styles/list.js';
import { showStates } from './states.js';
import { SubmitWaiting, type SubmitEventMap } from './submit.js';
import { entryOf, TabStop } from './tab-stop.js';
import { tellOf } from './tell.js';
import { UnscriptedInputs } from './unscripted.js';
import { UploadControl } from './upload-control.js';
import type { Stage } from './variants/variant.js';
import { VariantController } from './variants/variants.js';
import { view } from './view.js';

/**
 * Uploads images from the page straight to S3: asks the site's server for a presigned policy, checks and previews the
 * images that a visitor picks, drops or pastes, and sends them with progress that the page can listen to.
 *
 * @tag s3-image-upload
 *
 * @fires {CustomEvent<ItemDetail>} upload-add - An image has passed its checks. Cancelable: it is not taken.
 * @fires {CustomEvent<RejectDetail>} upload-reject - A file did not pass the checks; it never leaves the page.
 * @fires {CustomEvent<StartDetail>} upload-start - It is about to be sent. Cancelable: it is not sent.
 * @fires {CustomEvent<ProgressDetail>} upload-progress - Bytes are on their way; `fraction` is 1 only once S3 has answered.
 * @fires {CustomEvent<RetryDetail>} upload-retry - An attempt failed, and another follows by itself after `delay` milliseconds.
 * @fires {CustomEvent<SuccessDetail>} upload-success - S3 has stored it.
 * @fires {CustomEvent<ErrorDetail>} upload-error - It could not be stored.
 * @fires {CustomEvent<ItemDetail>} upload-abort - It was cancelled.
 * @fires {CustomEvent<ItemDetail>} upload-remove - It was taken out of the list.
 * @fires {CustomEvent<CompleteDetail>} upload-complete - Nothing is on its way any more.
 * @fires {CustomEvent<SubmitDetail>} upload-submit - A form is about to wait for its images. Cancelable: nothing is uploaded or sent, and the page’s listeners hear the submit at once.
 * @fires {Event} input - `value` has changed by the visitor's doing.
 * @fires {Event} change - The same, as on a native control.
 *
 * @slot label - What is uploaded here; the accessible name.
 * @slot icon - The drawing in the dropzone.
 * @slot browse - The text of the button.
 * @slot hint - What is allowed; by default told by the rules that are set.
 * @slot empty - In the place of images while there are none.
 *
 * @csspart base - All of it.
 * @csspart label - The name above.
 * @csspart dropzone - Where files are dropped.
 * @csspart icon - The drawing in the dropzone.
 * @csspart browse-button - Opens the file picker.
 * @csspart hint - What is allowed.
 * @csspart input - The file input, hidden from sight.
 * @csspart list - The images.
 * @csspart item - One image; has its state as a second part name, `item-uploading` and so on.
 * @csspart thumbnail - Its picture.
 * @csspart placeholder - In the place of a picture that can't be drawn.
 * @csspart name - The file's name.
 * @csspart meta - Format and size.
 * @csspart status - How far it is.
 * @csspart alt-input - In a gallery: the field for its alternative text.
 * @csspart handle - In a gallery: moves it, by dragging, by the arrow keys, or pressed and then a place.
 * @csspart progress - The track of the progress bar.
 * @csspart progress-bar - The bar in it.
 * @csspart error - What went wrong with this image.
 * @csspart cancel-button - Stops this upload.
 * @csspart retry-button - Tries again.
 * @csspart remove-button - Takes it out of the list.
 * @csspart live-region - What screen readers are told.
 *
 * @cssprop [--s3-image-upload-accent] - Buttons, progress, the border while dragging.
 * @cssprop [--s3-image-upload-on-accent] - Text on the accent colour.
 * @cssprop [--s3-image-upload-surface] - Background of dropzone and images.
 * @cssprop [--s3-image-upload-on-surface] - Text.
 * @cssprop [--s3-image-upload-border] - Border of the dropzone.
 * @cssprop [--s3-image-upload-radius=12px] - Corners.
 * @cssprop [--s3-image-upload-gap=12px] - Space between things.
 * @cssprop [--s3-image-upload-thumbnail-size=56px] - Edge of a thumbnail.
 * @cssprop [--s3-image-upload-font] - As the `font` shorthand.
 * @cssprop [--s3-image-upload-danger] - Failures.
 * @cssprop [--s3-image-upload-success] - Stored images.
 * @cssprop [--s3-image-upload-focus-ring] - As the `outline` shorthand.
 *
 * @cssState empty - No image is in the list.
 * @cssState dragging - Files hang over the element.
 * @cssState uploading - Something is on its way.
 * @cssState complete - All images are stored.
 * @cssState failed - An image failed or was not accepted.
 * @cssState offline - The browser takes itself for offline, which it can be wrong about (VPNs). What can’t be sent is tried again.
 * @cssState disabled - It takes no images.
 * @cssState readonly - Its images stay as they are.
 * @cssState user-invalid - The visitor has tried to send the form, or has left this control, and something is wrong with it.
 */
export class S3ImageUpload extends UploadControl {
  /** Of the package. */
  static readonly version = '0.1.0';

  /** A browser adopts them by the document and the variant; a server writes them into its drawing. */
  static override readonly styles: CSSResultGroup = onServer ? [base, dropzone, list] : [];

  readonly #pace = new Pace();
  readonly #online = new OnlineController(this);
  readonly #drop = new DropController(this, (files) => this.#take(files));
  readonly #previews = new PreviewsController(this, this.uploader, this.queue);
  readonly #announcer = new AnnouncerController(this, this.uploader, this.queue, () => this.speech.words);

  readonly #submit = new SubmitWaiting({
    items: () => this.items,
    uploadOn: () => this.settings.uploadOn,
    isNamed: () => Boolean(this.name),
    isDisabled: () => this.isDisabled,
    takes: () => this.takes,
    upload: () => this.upload(),
    mayWait: (detail) =>
      this.dispatchEvent(
        new CustomEvent('upload-submit', { detail, bubbles: true, composed: true, cancelable: true }),
      ),
    onWait: (count) => this.#announcer.say(this.speech.words.say('submitting', { count })),
    onFailure: (id) => this.#showFailure(id),
  });
  readonly #variant = new VariantController(
    this,
    this.#stage(),
    () => this.settings.variant,
    () => this.#dress(),
  );

  readonly #actions: Actions = {
    onBrowseClick: () => this.showPicker(),
    onInputChange: ({ target }) => this.#onInputChange(target as HTMLInputElement),
    onCancelClick: (id) => this.abort(id),
    onRetryClick: (id) => this.retry(id),
    onRemoveClick: (id) => this.#onRemoveClick(id),
    onPreviewError: (id) => this.#previews.giveUp(id),
  };

  constructor() {
    super();
    new PasteController(this, (files) => this.#take(files));
    new FocusController(this);
    new TabStop(this);
    new UnscriptedInputs(this, (files) => this.#take(files));
    new LeaveController(this, this.uploader);
    new ReturnController(this);
    this.addEventListener('click', this.#onClick);
    this.uploader.addEventListener('statechange', () => this.requestUpdate());
    tellOf(this.uploader, this);
  }

  /** Opens the file picker; as everywhere on the web, only in answer to something that the visitor did. */
  showPicker(): void {
    if (this.takes) this.shadowRoot?.querySelector('input')?.click();
  }

  override focus(options?: FocusOptions): void {
    if (this.isConnected && !this.isDeferred && !this.hasUpdated) this.performUpdate(); // else nothing is there to focus
    entryOf(this.shadowRoot)?.focus(options);
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    // What a server has drawn is shown until the first drawing; Lit would hydrate it.
    const root = this.shadowRoot ?? super.createRenderRoot();
    this.#dress();
    return root;
  }

  /** Into another document: style sheets belong to one. */
  adoptedCallback(): void {
    this.#dress();
  }

  formAssociatedCallback(form: HTMLFormElement | null): void {
    this.#submit.watch(form);
  }

  override formResetCallback(): void {
    this.#submit.stop();
    super.formResetCallback();
  }

  protected override scheduleUpdate(): Promise<unknown> | undefined {
    const draw = () => this.#pace.schedule(() => void super.scheduleUpdate());
    const parts = this.#parts;
    // Nothing that will change a moment later is drawn first.
    return this.hasUpdated || !parts ? draw() : Promise.race([parts, patience()]).then(draw);
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    await this.#parts;
    return super.getUpdateComplete();
  }

  /** What is loaded to draw it as the page wants: a language, a variant. */
  get #parts(): Promise<unknown> | undefined {
    const parts = [this.speech.loaded ?? [], this.#variant.loaded ?? []].flat();
    return parts.length > 0 ? Promise.all(parts) : undefined;
  }

  protected override willUpdate(): void {
    this.configure();
    // A server knows neither the language nor the labels, the form and the variant: its drawing is replaced.
    if (!onServer && !this.hasUpdated) this.shadowRoot?.replaceChildren();
  }

  protected override render(): TemplateResult {
    const { options } = this.uploader;
    const { accept = 'image/*', multiple = false, maxFiles } = options;
    const { words } = this.speech;
    const model: Model = {
      words,
      items: shown(this.items.slice(0, this.#pace.rowsOf(this.items.length)), multiple),
      nameOf: distinctNames(this.items),
      label: labelOf(this) || words.say(multiple ? 'labelMany' : 'label'),
      isLabelled: this.labels.length > 0,
      hint: hintOf(
        {
          ...options,
          formats: acceptedFormats(accept),
          maxFiles: multiple ? maxFiles : undefined,
          required: this.required,
        },
        words.say,
        words.language,
      ),
      complaint: this.complaint,
      accept,
      capture: this.capture ?? undefined,
      multiple,
      disabled: this.isDisabled,
      readonly: this.readonly,
      dragging: this.#drop.dragging,
      announcement: this.#announcer.text,
    };
    return view(model, this.#variant.drawing.view(model, this.#actions));
  }

  protected override firstUpdated(): void {
    // When the page has nothing else to do: what a first file needs should not have to come by a line that may be gone.
    if ('requestIdleCallback' in globalThis)
      requestIdleCallback(() => {
        void Promise.allSettled([this.uploader.prefetch(), this.#previews.prefetch()]);
        formatSize(0, this.speech.words.language); // a browser's first formatter takes as long as the look into a file
      });
  }

  protected override updated(): void {
    super.updated();
    const { queue } = this;
    if (this.#pace.rows < queue.length) queueMicrotask(() => this.requestUpdate()); // after this one
    showStates(this.internals.states, {
      queue,
      dragging: this.#drop.dragging,
      offline: this.#online.offline,
      disabled: this.isDisabled,
      readonly: this.readonly,
      complaint: this.complaint,
    });
  }

  #stage(): Stage {
    const { uploader, speech } = this;
    const takes = () => this.takes;
    return {
      get items() {
        return uploader.items;
      },
      get words() {
        return speech.words;
      },
      get takes() {
        return takes();
      },
      root: () => this.shadowRoot,
      requestUpdate: () => this.requestUpdate(),
      onMove: (id, index) => uploader.move(id, index),
      onDescribe: (id, alt) => this.write(id, alt),
      onDescribed: () => this.written(),
      announce: (text) => this.#announcer.say(text),
    };
  }

  #dress(): void {
    const { styles } = this.#variant;
    if (this.shadowRoot) adoptInto(this.shadowRoot, [base, dropzone, list, ...(styles ? [styles] : [])]);
  }

  /** Of a label: it opens the picker, as that of an `<input type=file>` does. */
  readonly #onClick = (event: Event) => {
    if (event.composedPath()[0] !== this) return;
    this.focus();
    this.showPicker();
  };

  #onRemoveClick(id: string): void {
    const item = this.queue.find(id);
    const name = item ? distinctNames(this.items)(item) : '';
    this.uploader.remove(id);
    this.#announcer.say(this.speech.words.say('removed', { name }));
  }

  /** By then it may have been taken out: what has the focus since keeps it. */
  #showFailure(id: string): void {
    this.checkValidity();
    void this.updateComplete.then(() => {
      if (!this.queue.find(id)) return;
      const button = this.renderRoot.querySelector<HTMLElement>(`[data-id="${id}"] button`);
      (button ?? this).focus();
    });
  }

  #take(files: File[]): void {
    void this.addFiles(files);
  }

  #onInputChange(input: HTMLInputElement): void {
    this.#take([...(input.files ?? [])]);
    input.value = ''; // the same file may be chosen again
  }
}

/** Milliseconds that the first drawing waits for a variant and a language; then the dropzone in English does for now. */
const PATIENCE = 2000;

const patience = () => new Promise((resolve) => setTimeout(resolve, PATIENCE));

declare global {
  interface HTMLElementTagNameMap {
    's3-image-upload': S3ImageUpload;
  }
  interface GlobalEventHandlersEventMap extends UploadEventMap, SubmitEventMap {}
}
