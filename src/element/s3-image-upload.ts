// The element: its attributes, methods and events. The engine, which it needs for images, is loaded later.
import type { CSSResultGroup, PropertyValues } from '@lit/reactive-element';
import { acceptedFormats } from '../rules/accept.js';
import type { UploadEventMap } from '../upload/events.js';
import type { EngineHost, FrameActions, FrameModel } from './contract.js';
import type { SubmitEventMap } from './engine/submit.js';
import { listenForDrops } from './intake/drop.js';
import { listenForPastes, type Paste } from './intake/paste.js';
import { UnscriptedInputs } from './intake/unscripted.js';
import { hintOf } from './page/hint.js';
import { labelOf } from './page/label.js';
import { onServer } from './page/on-server.js';
import { showStates } from './page/states.js';
import { UploadControl } from './page/upload-control.js';
import { SubmitListener } from './shell/submit-listener.js';
import { EngineLoader } from './shell/engine-loader.js';
import { Frame, frameOnServer } from './shell/frame.js';
import { adoptInto } from './shell/styles/adopt.js';
import { base } from './shell/styles/base.js';
import { dropzone } from './shell/styles/dropzone.js';
import { loadVariant } from './variants/variants.js';

/**
 * Uploads images from the page straight to S3. It checks and previews the images that a visitor picks, drops or pastes, asks
 * the site's server for a presigned target, and sends the bytes with progress.
 *
 * @tag s3-image-upload
 *
 * @fires {CustomEvent<ItemDetail>} upload-add - An image has passed its checks, or the visitor has undone its removal. Cancelable: the image isn't added.
 * @fires {CustomEvent<RejectDetail>} upload-reject - A file hasn't passed its checks. It never leaves the page.
 * @fires {CustomEvent<StartDetail>} upload-start - An image is about to be sent. Cancelable: the image isn't sent.
 * @fires {CustomEvent<ProgressDetail>} upload-progress - An image is being sent. `fraction` is 1 only after S3 has answered.
 * @fires {CustomEvent<RetryDetail>} upload-retry - An attempt has failed. Another one follows automatically after `delay` milliseconds.
 * @fires {CustomEvent<SuccessDetail>} upload-success - S3 has stored an image.
 * @fires {CustomEvent<ErrorDetail>} upload-error - An image couldn't be stored.
 * @fires {CustomEvent<ItemDetail>} upload-pause - An upload was paused.
 * @fires {CustomEvent<ItemDetail>} upload-resume - A paused upload continues.
 * @fires {CustomEvent<ItemDetail>} upload-abort - An upload was cancelled.
 * @fires {CustomEvent<ItemDetail>} upload-remove - An image was removed from the list. The visitor can undo it for a few seconds; `upload-add` tells you. Don't delete the object before the form is sent.
 * @fires {CustomEvent<PersistErrorDetail>} upload-persist-error - The browser can't keep the images (`persist`). The uploads continue. Dispatched once, without `item`; `cause` has the reason.
 * @fires {CustomEvent<CompleteDetail>} upload-complete - Nothing is left to send.
 * @fires {CustomEvent<SubmitDetail>} upload-submit - A form is about to wait for its images. Cancelable: nothing is uploaded or sent, and the page's `submit` listeners are called immediately.
 * @fires {Event} input - The visitor has changed `value`.
 * @fires {Event} change - The visitor has changed `value`, as on a native control.
 *
 * @slot label - The label and accessible name.
 * @slot icon - The icon of the dropzone.
 * @slot browse - The text of the button.
 * @slot hint - The text that says what is allowed. By default the element writes it from the limits that you set.
 * @slot empty - Content to show while the list has no images.
 * @slot summary - Content to show instead of the summary of several images and its buttons. While the browser is offline or a form waits, the element says so instead.
 *
 * @csspart base - The whole element.
 * @csspart label - The label.
 * @csspart dropzone - The area on which files are dropped.
 * @csspart icon - The icon of the dropzone.
 * @csspart browse-button - The button that opens the file picker.
 * @csspart hint - The text that says what is allowed.
 * @csspart input - The file input, visually hidden.
 * @csspart summary - The line above several images: how many are uploaded, and what can be done to all of them. It also says that a form waits for them. In the variant `button`: the button that shows count and progress, and opens the list.
 * @csspart summary-button - A button in the summary: pause all, resume all, cancel all, try all again, dismiss rejected or remove all.
 * @csspart list - The list of images.
 * @csspart item - One image. Its state is a second part name: `item-uploading` and so on.
 * @csspart thumbnail - The preview of an image.
 * @csspart view-button - The button over the preview that opens the image in the viewer.
 * @csspart viewer - The dialog with the large image.
 * @csspart close-button - The button that closes that dialog.
 * @csspart placeholder - The box that replaces a preview that can't be drawn.
 * @csspart name - The file's name.
 * @csspart meta - Format and size.
 * @csspart status - The state of an image: progress, “Uploaded” and so on.
 * @csspart alt-input - The field for an image's alternative text: in a gallery, and with `required-alt` in every variant.
 * @csspart decorative - The checkbox for an image that needs no alternative text.
 * @csspart handle - In a gallery: the button that moves an image, by dragging, with the arrow keys, or by pressing it and then another image.
 * @csspart progress - The track of the progress bar.
 * @csspart progress-bar - The bar inside the track.
 * @csspart error - The reason why an image failed.
 * @csspart cancel-button - The button that cancels an upload.
 * @csspart retry-button - The button that tries again.
 * @csspart pause-button - The button that pauses an upload that takes more than a moment, and resumes it.
 * @csspart remove-button - The button that removes an image from the list.
 * @csspart undo - The notice that an image was removed. It is shown at the bottom of the window for a few seconds.
 * @csspart undo-button - The button that undoes the removal.
 * @csspart live-region - The text for screen readers.
 *
 * @cssprop [--s3-image-upload-accent=light-dark(#1d5fd1, #8ab4ff)] - Colour of buttons, progress bars, and the border while files are dragged.
 * @cssprop [--s3-image-upload-on-accent=light-dark(#fff, #0b1b36)] - Colour of text on the accent colour.
 * @cssprop [--s3-image-upload-surface=light-dark(#fff, #1b1d21)] - Background of the dropzone and of images.
 * @cssprop [--s3-image-upload-on-surface=light-dark(#1c2026, #eceef2)] - Colour of text.
 * @cssprop [--s3-image-upload-border=light-dark(#878d99, #767d8a)] - Colour of borders.
 * @cssprop [--s3-image-upload-radius=12px] - Radius of corners.
 * @cssprop [--s3-image-upload-gap=12px] - Space between the parts of the element.
 * @cssprop [--s3-image-upload-thumbnail-size=56px] - Width and height of a preview. The default is 112px in an avatar and 128px in a gallery.
 * @cssprop [--s3-image-upload-list-height=27rem] - Height above which a list scrolls, `none` for no limit. The default is 40rem in a gallery.
 * @cssprop [--s3-image-upload-font=0.9375rem / 1.45 system-ui, sans-serif] - Font, as in the `font` shorthand.
 * @cssprop [--s3-image-upload-danger=light-dark(#b3261e, #ff9d94)] - Colour of failures.
 * @cssprop [--s3-image-upload-success=light-dark(#1a7239, #74d492)] - Colour of the mark of stored images.
 * @cssprop [--s3-image-upload-focus-ring=2px solid var(--s3-image-upload-accent)] - Focus ring, as in the `outline` shorthand.
 *
 * @cssState loading - The element is defined and not rendered yet: its variant or its language is being loaded.
 * @cssState empty - The list has no images.
 * @cssState dragging - The visitor is dragging files over the element.
 * @cssState uploading - An image is being uploaded.
 * @cssState submitting - A form waits for the images, and then continues automatically.
 * @cssState complete - All images are stored.
 * @cssState failed - An image failed or was rejected.
 * @cssState offline - The browser reports that it is offline. It can be wrong (VPNs), so failed uploads are still retried.
 * @cssState disabled - The element is disabled.
 * @cssState readonly - The element is read-only.
 * @cssState user-invalid - The element is invalid, and the visitor has tried to submit the form or has left the element.
 */
export class S3ImageUpload extends UploadControl {
  /** The version of the package. */
  static readonly version = '0.1.0';

  /** Lit's server rendering looks for this mark, and renders what `render()` returns. */
  protected static readonly _$litElement$ = true;

  /** In a browser, the document and the variant adopt the styles; a server writes them into its HTML. */
  static override readonly styles: CSSResultGroup = onServer ? [base, dropzone] : [];

  readonly #loader = new EngineLoader(this, (start) => {
    const engine = start(this.#engineHost());
    this.engine = engine;
    this.held.handOver(engine.uploads);
    this.#dress();
  });
  readonly #submit = new SubmitListener(
    () => this.items,
    () => this.engine,
    () => this.#loader.loaded(),
  );
  readonly #actions: FrameActions = {
    onBrowseClick: () => this.showPicker(),
    onInputChange: ({ target }) => this.#onInputChange(target as HTMLInputElement),
    onLoadAgain: () => this.#loader.load(),
  };
  #frame: Frame | undefined;
  #listening: AbortController | undefined;

  constructor() {
    super();
    new UnscriptedInputs(this, this.#take);
    if (!onServer) showStates(this.internals.states, { loading: true });
    this.addEventListener('click', this.#onClick);
    if (this.uploads.length > 0) this.#loader.load(); // set before the element was defined
  }

  /** Opens the file picker. Browsers allow this only in response to an action of the visitor, such as a click. */
  showPicker(): void {
    if (this.takes) this.shadowRoot?.querySelector('input')?.click();
  }

  override focus(options?: FocusOptions): void {
    if (this.isConnected && !this.isDeferred && !this.hasUpdated) this.performUpdate(); // otherwise there is nothing to focus
    const entry = this.engine?.entry() ?? this.shadowRoot?.querySelector<HTMLElement>('button:enabled');
    entry?.focus(options);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (onServer || this.isDeferred) return; // an element has no limits until a framework has set its properties
    this.#loadVariant();
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    listenForDrops(this, this.#take, signal);
    listenForPastes(this, this.#onPaste, signal);
    for (const name of ['online', 'offline'])
      this.ownerDocument.defaultView?.addEventListener(name, this.#onLine, { signal });
  }

  override disconnectedCallback(): void {
    this.#listening?.abort(); // the element may belong to another document now
    super.disconnectedCallback();
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    // The server's HTML stays visible until the first rendering.
    const root = super.createRenderRoot();
    this.#dress();
    return root;
  }

  /** After a move to another document: style sheets belong to one document. */
  adoptedCallback(): void {
    this.#dress();
  }

  formAssociatedCallback(form: HTMLFormElement | null): void {
    this.#submit.watch(form);
    this.engine?.watchForm(form);
  }

  override formResetCallback(): void {
    this.engine?.reset();
    super.formResetCallback();
  }

  protected override scheduleUpdate(): Promise<unknown> | undefined {
    const update = () => void super.scheduleUpdate();
    const draw = () => (this.engine ?? atOnce).schedule(update);
    const parts = this.#parts;
    // Waits for the parts that would change the first rendering a moment later.
    return this.hasUpdated || !parts ? draw() : Promise.race([parts, patience()]).then(draw);
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    await this.#loader.loading;
    await this.#parts;
    return super.getUpdateComplete();
  }

  /** Loads the wanted language and variant. */
  get #parts(): Promise<unknown> | undefined {
    const isDropzone = this.settings.variant === 'dropzone';
    const variant = isDropzone ? undefined : this.#loader.loading?.then(() => this.engine?.loaded);
    const loading = [this.speech.loaded, this.engine?.loaded, variant].filter((part) => part !== undefined);
    return loading.length > 0 ? Promise.all(loading) : undefined;
  }

  protected override willUpdate(): void {
    this.#loadVariant();
    if (this.persist && this.isConnected && !this.#loader.hasFailed) this.#loader.load(); // images of an earlier page
  }

  /** Both in parallel. The engine reports whether the variant could be loaded. A failed load waits for another sign. */
  #loadVariant(): void {
    const { variant } = this.settings;
    if (!this.isConnected || variant === 'dropzone' || this.#loader.hasFailed) return;
    this.#loader.load();
    loadVariant(variant).catch(() => {});
  }

  protected override update(changes: PropertyValues): void {
    super.update(changes);
    if (!this.#frame) {
      // A server knows neither the language nor the labels, the form and the variant: its HTML is replaced.
      this.renderRoot.replaceChildren();
      this.#frame = new Frame(this.renderRoot, this.#actions);
    }
    const model = this.#model();
    this.#frame.show(model, this.engine);
    this.engine?.draw(model, this.#frame.fieldset, this.#frame.liveRegion);
  }

  /** For a server. */
  protected render(): unknown {
    return onServer ? frameOnServer(this.#model()) : undefined;
  }

  protected override updated(): void {
    super.updated();
    showStates(this.internals.states, {
      loading: false,
      empty: this.uploads.length === 0,
      offline: this.#isOffline,
      disabled: this.isDisabled,
      readonly: this.readonly,
      'user-invalid': this.complaint !== '',
      ...this.engine?.states,
    });
  }

  #model(): FrameModel {
    const { settings } = this;
    const { accept, multiple } = settings;
    const { words } = this.speech;
    return {
      words,
      label: labelOf(this) || words.say(multiple ? 'labelMany' : 'label'),
      isLabelled: this.labels.length > 0,
      hint: hintOf(
        {
          ...settings,
          formats: acceptedFormats(accept),
          required: this.required,
        },
        words.say,
        words.language,
      ),
      complaint: this.complaint,
      isMissing: this.#loader.hasFailed && (this.uploads.length > 0 || settings.variant !== 'dropzone'),
      accept,
      capture: this.capture ?? undefined,
      multiple,
      disabled: this.isDisabled,
      readonly: this.readonly,
    };
  }

  #engineHost(): EngineHost {
    return {
      element: this,
      actions: this.#actions,
      held: this.held,
      words: () => this.speech.words,
      settings: () => this.settings,
      complain: (complaint) => this.complain(complaint),
      learn: (english) => this.speech.learn(english),
      json: () => this.stored.json,
      onStateChange: () => this.onStateChange(),
      onNews: () => this.changed(),
      showComplaint: () => this.showComplaint(),
      dress: () => this.#dress(),
    };
  }

  protected override onStateChange(): void {
    super.onStateChange();
    if (!(#frame in this)) return; // the constructor has not finished
    if (this.uploads.length > 0) this.#loader.load();
    this.requestUpdate();
  }

  #dress(): void {
    if (this.shadowRoot) adoptInto(this.shadowRoot, [base, dropzone, ...(this.engine?.styles ?? [])]);
  }

  /** A click on a label opens the picker, as with `<input type=file>`. */
  readonly #onClick = (event: Event) => {
    if (event.composedPath()[0] !== this) return;
    this.focus();
    this.showPicker();
  };

  readonly #onPaste = (paste: Paste) => {
    if (this.engine) this.#take(this.engine.filesFor(paste));
    else void this.#loader.loaded().then(() => this.#onPaste(paste));
  };

  readonly #onLine = () => {
    if (this.#loader.hasFailed && !this.#isOffline) this.#loader.load();
    this.requestUpdate();
  };

  get #isOffline(): boolean {
    return !(this.ownerDocument.defaultView?.navigator.onLine ?? true);
  }

  readonly #take = (files: File[]) => {
    if (files.length > 0) void this.addFiles(files);
  };

  #onInputChange(input: HTMLInputElement): void {
    this.#take([...(input.files ?? [])]);
    input.value = ''; // so that the same file can be chosen again
  }
}

const atOnce = {
  schedule: (draw: () => void) => {
    draw();
    return undefined;
  },
};

/** Milliseconds that the first rendering waits for a variant and a language. Then it shows the dropzone in English. */
const PATIENCE = 2000;

const patience = () => new Promise((resolve) => setTimeout(resolve, PATIENCE));

declare global {
  interface HTMLElementTagNameMap {
    's3-image-upload': S3ImageUpload;
  }
  interface GlobalEventHandlersEventMap extends UploadEventMap, SubmitEventMap {}
}
