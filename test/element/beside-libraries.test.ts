// The element with libraries that handle forms and cache elements, loaded by script tags.
import { expect, fixture, html } from '@open-wc/testing';
import { image } from '../images.js';
import { openStack, type Stack } from '../stack-client.js';
import { found, next, until } from './fixtures.js';

const scripts = {
  jquery: '/node_modules/jquery/dist/jquery.js',
  validation: '/node_modules/jquery-validation/dist/jquery.validate.js',
  vue: '/node_modules/vue/dist/vue.global.prod.js',
};

async function load(...names: (keyof typeof scripts)[]): Promise<void> {
  for (const name of names) {
    const script = Object.assign(document.createElement('script'), { src: scripts[name] });
    const loaded = new Promise((resolve, reject) => {
      script.onload = resolve;
      script.onerror = reject;
    });
    document.head.append(script);
    await loaded;
  }
}

let stack: Stack;
before(async () => (stack = await openStack()));
afterEach(() => stack.faults());

describe('jQuery Validation', () => {
  interface JQueryForm {
    readonly validate: (options: object) => { readonly destroy: () => void };
  }
  before(() => load('jquery', 'validation'));

  /** @param options of the library. Records what the page would send. */
  async function form(options: object = {}) {
    const place = await fixture(html`<div></div>`);
    place.innerHTML = `<form>
        <input name="title" required>
        <s3-image-upload name="photo" upload-on="submit" presign-endpoint="${stack.presign()}"></s3-image-upload>
        <button>Publish</button> <button formnovalidate>Save as draft</button>
      </form>`;
    const made = found(place.querySelector('form'));
    const { jQuery } = window as unknown as { jQuery: (form: HTMLFormElement) => JQueryForm };
    jQuery(made).validate(options);
    const sent: (FormDataEntryValue | null)[] = [];
    made.addEventListener('submit', (event) => {
      if (!event.defaultPrevented) sent.push(new FormData(made).get('photo'));
      event.preventDefault();
    });
    const ours = found(made.querySelector('s3-image-upload'));
    await ours.addFiles([await image()]);
    const [publish, draft] = made.querySelectorAll('button');
    const title = found(made.querySelector<HTMLInputElement>('input[name=title]'));
    return { made, ours, title, publish: found(publish), draft: found(draft), sent };
  }

  it('that rejects a submit prevents the upload and shows its message; the form can be submitted later', async () => {
    const { made, ours, title, publish, sent } = await form();
    expect(made.noValidate, 'it has taken over').to.be.true;
    const asked = (await stack.asked()).length;
    publish.click();
    await ours.updateComplete;
    expect(found(made.querySelector('label.error')).textContent).to.equal('This field is required.');
    expect(document.activeElement).to.equal(title);
    expect(ours.items[0]?.state).to.equal('ready');
    expect((await stack.asked()).length).to.equal(asked);
    title.value = 'A lake';
    publish.click();
    await until(() => sent.length > 0);
    expect(sent).to.deep.equal([ours.value]);
    expect(ours.value).not.to.equal('');
  });

  it('that sends with its submitHandler sends once the image is stored', async () => {
    const handled: unknown[] = [];
    const { ours, title, publish } = await form({
      submitHandler: (made: HTMLFormElement) => handled.push(new FormData(made).get('photo')),
    });
    title.value = 'A lake';
    publish.click();
    expect(handled).to.be.empty;
    await until(() => handled.length > 0);
    expect(handled).to.deep.equal([ours.value]);
    expect(ours.value).not.to.equal('');
  });

  it('validates the next submit if one that skipped validation did not complete', async () => {
    const { ours, title, draft, publish, sent } = await form();
    await stack.faults({ method: 'POST', status: 403 });
    const failed = next(ours, 'upload-error');
    draft.click();
    await failed;
    await until(() => ours.matches(':state(failed)'));
    await ours.updateComplete;
    ours.clear();
    publish.click();
    await ours.updateComplete;
    expect(sent).to.be.empty;
    expect(document.activeElement).to.equal(title);
  });

  it('that is missing, with a jQuery that returns nothing, does not prevent the submit', async () => {
    const page = window as unknown as { jQuery: unknown };
    const { jQuery } = page;
    const { made, ours, draft, sent } = await form();
    page.jQuery = () => undefined;
    made.noValidate = true;
    draft.click();
    page.jQuery = jQuery;
    await until(() => sent.length > 0);
    expect(sent).to.deep.equal([ours.value]);
  });

  it('is not called if the button skips validation', async () => {
    const { ours, draft, sent } = await form();
    draft.click();
    await until(() => sent.length > 0);
    expect(sent).to.deep.equal([ours.value]);
  });
});

describe('<KeepAlive> of Vue', () => {
  interface Vue {
    readonly createApp: (component: object) => {
      readonly config: { readonly compilerOptions: { isCustomElement: (tag: string) => boolean } };
      readonly mount: (place: Element) => unknown;
      readonly unmount: () => void;
    };
    readonly h: (type: unknown, properties?: object | null, children?: unknown) => unknown;
    readonly KeepAlive: unknown;
    readonly ref: <Value>(value: Value) => { value: Value };
  }
  before(() => load('vue'));

  it('removes and inserts the element: its upload continues, with one start and one end', async () => {
    const { Vue } = window as unknown as { Vue: Vue };
    const { createApp, h, KeepAlive, ref } = Vue;
    const told: string[] = [];
    const Photos = {
      name: 'Photos',
      render: () =>
        h('s3-image-upload', {
          'presign-endpoint': stack.presign(),
          name: 'photo',
          'onUpload-start': () => told.push('start'),
          'onUpload-abort': () => told.push('abort'),
          'onUpload-success': () => told.push('success'),
        }),
    };
    const Details = { name: 'Details', render: () => h('p', null, 'Details') };
    const step = ref<object>(Photos);
    const place = await fixture(html`<div></div>`);
    const app = createApp({ render: () => h(KeepAlive, null, [h(step.value)]) });
    app.mount(place);
    const ours = found(place.querySelector('s3-image-upload'));
    await stack.faults({ method: 'POST', delay: 300 });
    const start = next(ours, 'upload-start');
    await ours.addFiles([await image()]);
    await start;
    step.value = Details;
    await until(() => !ours.isConnected);
    const complete = next(ours, 'upload-complete');
    await new Promise(requestAnimationFrame);
    step.value = Photos;
    await until(() => ours.isConnected);
    await complete;
    expect(told).to.deep.equal(['start', 'success']);
    expect(place.querySelector('s3-image-upload')).to.equal(ours);
    app.unmount();
  });
});

describe('data-turbo-permanent of Turbo', () => {
  it('moves the element to the next page: its upload continues, and the form there sends it', async () => {
    const frame = await fixture<HTMLIFrameElement>(
      html`<iframe title="A site" src="/test/element/turbo.html"></iframe>`,
    );
    const page = () => found(frame.contentDocument);
    await until(() => page().querySelector('s3-image-upload')?.shadowRoot?.querySelector('button') != null);
    const ours = found(page().querySelector('s3-image-upload'));
    const [first, told] = [found(page().querySelector('form')), [] as string[]];
    for (const name of ['start', 'abort', 'success'])
      ours.addEventListener(`upload-${name}`, () => told.push(name));
    ours.presignEndpoint = stack.presign();
    await stack.faults({ method: 'POST', delay: 300 });
    const start = next(ours, 'upload-start');
    await ours.addFiles([await image()]);
    await start;
    const complete = next(ours, 'upload-complete');
    const { Turbo } = frame.contentWindow as unknown as { Turbo: { visit: (url: string) => void } };
    Turbo.visit('/test/element/turbo.html?next');
    await until(() => ours.isConnected && ours.form !== first);
    await complete;
    expect(told).to.deep.equal(['start', 'success']);
    const form = found(page().querySelector('form'));
    expect(ours.form).to.equal(form);
    expect(new FormData(form).get('photo')).to.equal(ours.value);
  });
});
