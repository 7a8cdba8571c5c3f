// What the element needs when it has an image. It is loaded with the first image, or before, when the page is idle.
import { render } from 'lit/html.js';
import { en } from '../../locales/en.js';
import { distinctNames } from '../../rules/distinct-names.js';
import type { Queue } from '../../rules/queue.js';
import { isUndescribed } from '../../rules/lack.js';
import { shown } from '../../rules/shown.js';
import { formatSize } from '../../rules/size.js';
import type { UploaderOptions } from '../../upload/options.js';
import type { Engine, EngineHost, FrameModel, Lacking } from '../contract.js';
import type { Paste } from '../intake/paste.js';
import { tell } from '../page/tell.js';
import type { Stage } from '../variants/variant.js';
import { VariantController } from '../variants/variant-controller.js';
import { AbsenceController } from './absence.js';
import { altStyles } from './alt-styles.js';
import { AnnouncerController } from './announcer.js';
import { Descriptions } from './descriptions.js';
import { FocusController, remedyFor } from './focus.js';
import { HoverController } from './hover.js';
import { KeepingController } from './keeping.js';
import { LeaveController } from './leave.js';
import { list } from './list-styles.js';
import { Looking } from './looking.js';
import type { Actions, Model } from './model.js';
import { News, tellOf } from './news.js';
import { Pace } from './pace.js';
import { filesFor } from './paste.js';
import { Pausing } from './pausing.js';
import { guardPresses } from './press-guard.js';
import { PreviewsController } from './previews-controller.js';
import { Removing } from './removing.js';
import { ReturnController } from './returning.js';
import { severalStyles } from './several-styles.js';
import { statesOf } from './states.js';
import { Summing } from './summing.js';
import { onSubmit, send, SubmitWaiting } from './submit.js';
import { entryOf, TabStop } from './tab-stop.js';
import { readOptions } from './upload-options.js';
import { Uploads } from './uploads.js';
import { lackIn } from './validity.js';

class ElementEngine implements Engine {
  readonly uploads: Uploads;
  readonly #host: EngineHost;
  readonly #queue: Queue;
  readonly #news: News;
  readonly #descriptions: Descriptions;
  readonly #hover: HoverController;
  readonly #pace = new Pace();
  readonly #absence: AbsenceController;
  readonly #announcer: AnnouncerController;
  readonly #previews: PreviewsController;
  readonly #variant: VariantController;
  readonly #submit: SubmitWaiting;
  readonly #removing: Removing;
  readonly #pausing: Pausing;
  readonly #looking: Looking;
  readonly #actions: Actions;
  readonly #summing: Summing;

  constructor(host: EngineHost) {
    const { element, held } = host;
    const told = host.json();
    this.#host = host;
    host.learn(en);
    const uploads = new Uploads({ ...this.#options, persist: undefined }, held);
    const { queue } = uploads;
    this.uploads = uploads;
    this.#queue = queue;
    this.#news = new News(host, uploads, told);
    this.#descriptions = new Descriptions(uploads, this.#news);
    uploads.addEventListener('statechange', host.onStateChange);
    tellOf(uploads, element);
    this.#hover = new HoverController(element);
    this.#absence = new AbsenceController(element, uploads, queue);
    this.#announcer = new AnnouncerController(element, uploads, queue, host.words);
    this.#removing = new Removing(host, uploads, (text) => this.#announcer.say(text));
    this.#pausing = new Pausing(
      host,
      uploads,
      () => this.isSubmitting,
      (text) => this.#announcer.say(text),
    );
    this.#previews = new PreviewsController(element, uploads, queue, () => this.#pace.rows);
    new FocusController(element);
    guardPresses(element);
    new TabStop(element);
    new LeaveController(element, uploads, queue);
    new KeepingController(element, uploads, () => this.configure());
    new ReturnController(element);
    this.#submit = this.#submitWaiting();
    this.#submit.watch(element.form);
    uploads.on('upload-pause', () => this.#submit.giveUp());
    this.#variant = new VariantController(element, this.#stage(), () => host.settings().variant, host.dress);
    this.#looking = new Looking(host, uploads, (text) => this.#announcer.say(text));
    this.#actions = {
      ...host.actions,
      onCancelClick: (id) => element.abort(id),
      onRetryClick: (id) => element.retry(id),
      onPauseClick: (id) => this.#pausing.pause(id),
      onResumeClick: (id) => this.#pausing.resume(id),
      onRemoveClick: (id, isByKey) => this.#removing.remove(id, isByKey),
      onPreviewError: (id) => this.#previews.giveUp(id),
      onLookClick: (id) => void this.#looking.look(id),
      onDescribe: (id, text) => this.#descriptions.write(id, text),
      onDescribed: () => this.#descriptions.written(),
      onDecorativeChange: (id, isDecorative) => this.#descriptions.mark(id, isDecorative),
    };
    this.#summing = new Summing(
      host,
      uploads,
      () => this.#awaited,
      (text) => this.#announcer.say(text),
      this.#pausing,
      (isByKey) => this.#removing.removeAll(isByKey),
    );
    whenIdle(() => {
      // Loaded now, because the connection may be lost when the first file is added.
      void Promise.allSettled([uploads.prefetch(), this.#previews.prefetch()]);
      formatSize(0, host.words().language); // creating a browser's first formatter takes as long as checking a file
    });
  }

  get styles() {
    const { styles } = this.#variant;
    const sheets = [list, altStyles, severalStyles, styles, this.#removing.styles, this.#looking.styles];
    return sheets.filter((sheet) => sheet !== undefined);
  }

  get drawsPicker(): boolean {
    return this.#variant.drawing.drawsPicker ?? false;
  }

  get loaded(): Promise<void> | undefined {
    return this.#variant.loaded;
  }

  get announcement(): string {
    return this.#announcer.text;
  }

  get dragging(): boolean {
    return this.#hover.dragging;
  }

  get isSlim(): boolean {
    const { multiple, variant } = this.#host.settings();
    return this.#queue.length > 0 && (variant === 'gallery' || !multiple);
  }

  get isSubmitting(): boolean {
    return this.#submit.isWaiting;
  }

  get states() {
    return { ...statesOf(this.#queue), dragging: this.dragging, submitting: this.isSubmitting };
  }

  get hasNews(): boolean {
    return this.#news.isDue;
  }

  quietly(change: () => void): void {
    this.#news.quietly(change);
  }

  configure(): void {
    const { element } = this.#host;
    // Another element may take over images that are kept, once this one has left the document and has nothing to send.
    const isAway = !element.isConnected && !this.#queue.isBusy;
    this.uploads.options = isAway ? { ...this.#options, persist: undefined } : this.#options;
  }

  lack(): Lacking | undefined {
    const { element, settings, words } = this.#host;
    const { required, requiredAlt, name, shadowRoot } = element;
    const { stopped } = this.#absence;
    const asked = { required, requiredAlt, isNamed: Boolean(name), stopped, ...settings() };
    return lackIn(this.#queue, asked, words(), shadowRoot);
  }

  schedule(draw: () => void): Promise<void> | undefined {
    return this.#pace.schedule(draw);
  }

  draw(frame: FrameModel, fieldset: HTMLElement, before: HTMLElement): void {
    const { element } = this.#host;
    const queue = this.#queue;
    const { items } = queue;
    const rows = shown(items.slice(0, this.#pace.rowsOf(items.length)), frame.multiple);
    const model: Model = {
      ...frame,
      summary: this.#summing.summary(frame),
      bulkButtons: this.#summing.buttons(frame),
      items: rows,
      nameOf: distinctNames(items),
      mayPause: (item) => this.#pausing.offers(item),
      requiredAlt: element.requiredAlt,
      unresumed: queue.count('paused') > 0 ? rows.find(({ state }) => state === 'paused')?.id : undefined,
      undescribed: element.requiredAlt ? rows.find(isUndescribed)?.id : undefined,
      isTried: frame.complaint !== '',
      dragging: this.dragging,
    };
    render(this.#variant.drawing.view(model, this.#actions), fieldset, {
      renderBefore: before,
      host: element,
    });
    if (this.#pace.rows < items.length) queueMicrotask(() => element.requestUpdate()); // after this rendering
  }

  /** Number of images that a form waits for, if one waits. */
  get #awaited(): number | undefined {
    return this.isSubmitting ? this.#submit.awaited.length : undefined;
  }

  filesFor(paste: Paste): File[] {
    return filesFor(this.#host.element, paste);
  }

  entry(): HTMLElement | undefined {
    return entryOf(this.#host.element.shadowRoot);
  }

  watchForm(form: HTMLFormElement | null): void {
    this.#submit.watch(form);
  }

  onSubmit(event: SubmitEvent, form: HTMLFormElement): void {
    onSubmit(event, form);
  }

  send(form: HTMLFormElement, submitter: HTMLElement | null): void {
    send(form, submitter);
  }

  reset(): void {
    this.#submit.stop();
    this.#news.reset();
    this.#descriptions.reset();
    this.#removing.withdraw();
  }

  resume(): void {
    this.#absence.resume();
  }

  forget(id: string | undefined): void {
    this.#absence.forget(id);
  }

  get #options(): UploaderOptions {
    const { element, settings, words, complain } = this.#host;
    return { ...readOptions(element, settings(), complain), errorText: words().errorText };
  }

  #submitWaiting(): SubmitWaiting {
    const { element, settings, words } = this.#host;
    return new SubmitWaiting({
      items: () => element.items,
      uploadOn: () => settings().uploadOn,
      isNamed: () => Boolean(element.name),
      isDisabled: () => element.isDisabled,
      takes: () => element.takes,
      upload: () => element.upload(),
      mayWait: (detail) => tell(element, 'upload-submit', detail, true),
      onWait: (count) => {
        this.#announcer.say(words().say('submitting', { count }));
        element.requestUpdate();
      },
      onEnd: () => element.requestUpdate(),
      onFailure: (id) => this.#showFailure(id),
      onGivenUp: () => void element.checkValidity(), // the focus stays at the button that was pressed
    });
  }

  #stage(): Stage {
    const { uploads } = this;
    const queue = this.#queue;
    const { element, words } = this.#host;
    return {
      get items() {
        return uploads.items;
      },
      get progress() {
        return uploads.progress;
      },
      count: (...states) => queue.count(...states),
      get words() {
        return words();
      },
      get takes() {
        return element.takes;
      },
      root: () => element.shadowRoot,
      requestUpdate: () => element.requestUpdate(),
      onMove: (id, index) => uploads.move(id, index),
      announce: (text) => this.#announcer.say(text),
    };
  }

  /** If the image has been removed meanwhile, the focus stays where it is. */
  #showFailure(id: string): void {
    const { element } = this.#host;
    element.checkValidity();
    void element.updateComplete.then(() => {
      if (!this.#queue.find(id)) return;
      this.#variant.drawing.reveal?.();
      (remedyFor(element.shadowRoot, id) ?? element).focus();
    });
  }
}

export const startEngine = (host: EngineHost): Engine => new ElementEngine(host);

const whenIdle = (act: () => void) => 'requestIdleCallback' in globalThis && requestIdleCallback(act);
