// A submit that waits for its images.
import { expect, fixture, html } from '@open-wc/testing';
import type { S3ImageUpload } from 's3-image-upload';
import 's3-image-upload';
import { image } from '../images.js';
import { openStack, type Stack } from '../stack-client.js';
import { found, has, next, part, until } from './fixtures.js';

describe('a form whose submit waits', () => {
  let stack: Stack;
  before(async () => (stack = await openStack()));
  afterEach(() => stack.faults());

  /** Records submits instead of sending them: the values, and the button. */
  async function form(attributes: string, formAttributes = '') {
    const place = await fixture(html`<div></div>`);
    place.innerHTML = `<form ${formAttributes}>
        <s3-image-upload name="photo" presign-endpoint="${stack.presign()}" ${attributes}></s3-image-upload>
        <button name="then" value="publish">Publish</button>
        <button name="then" value="draft">Save as draft</button>
      </form>`;
    const made = found(place.querySelector('form'));
    const ours: S3ImageUpload = found(made.querySelector('s3-image-upload'));
    const [publish, draft] = made.querySelectorAll('button');
    const sent: string[][] = [];
    made.addEventListener('submit', (event) => {
      event.preventDefault();
      const data = new FormData(made, event.submitter);
      sent.push([...data.entries()].map(([name, value]) => `${name}=${value as string}`));
    });
    await ours.updateComplete;
    return { form: made, ours, sent, publish: found(publish), draft: found(draft) };
  }

  it('uploads the chosen images, and continues with the button that started it', async () => {
    const { ours, sent, draft } = await form('upload-on="submit"');
    await ours.addFiles([await image()]);
    expect(ours.items[0]?.state).to.equal('ready');
    expect(ours.checkValidity()).to.be.true;
    draft.click();
    expect(sent).to.be.empty;
    await until(() => sent.length > 0);
    expect(sent).to.deep.equal([[`photo=${ours.value}`, 'then=draft']]);
    expect(ours.value).to.contain('http');
  });

  it('starts once, however often its button is pressed', async () => {
    const { ours, sent, publish, draft } = await form('upload-on="submit"', 'novalidate');
    await ours.addFiles([await image()]);
    for (const button of [draft, publish, publish]) button.click();
    await until(() => sent.length > 0);
    await ours.updateComplete;
    expect(sent.map((entries) => entries.at(-1))).to.deep.equal(['then=draft']);
  });

  it('continues at once if there is nothing to upload', async () => {
    const { sent, publish } = await form('upload-on="submit"');
    publish.click();
    expect(sent).to.deep.equal([['then=publish']]);
  });

  it('shows that it waits, and is not valid meanwhile', async () => {
    await stack.faults({ method: 'POST', stallAt: 0 });
    const { ours, publish } = await form('upload-on="submit"');
    await ours.addFiles([await image()]);
    publish.click();
    await next(ours, 'upload-start');
    await ours.updateComplete;
    const text = 'The form will be sent when the image is uploaded.';
    await until(() => part(ours, 'live-region').textContent.trim() === text);
    expect(ours.validationMessage).to.equal('Wait for the upload to finish.');
    ours.abort();
  });

  it('shows visibly that it waits, not as an error, until it continues or fails', async () => {
    await stack.faults({ method: 'POST', stallAt: 0 });
    const { ours, publish } = await form('upload-on="submit"');
    ours.required = true;
    publish.click(); // invalid, since there is no image
    await until(() => ours.matches(':state(user-invalid)'));
    await ours.addFiles([await image()]);
    publish.click();
    await next(ours, 'upload-start');
    await until(() => has(ours, 'summary'));
    expect(part(ours, 'summary').textContent.trim()).to.equal(
      'The form will be sent when the image is uploaded.',
    );
    expect(ours.matches(':state(submitting)')).to.be.true;
    expect(ours.matches(':state(user-invalid)')).to.be.false;
    expect(has(ours, 'error')).to.be.false;
    ours.abort();
    await until(() => !has(ours, 'summary'));
    expect(ours.matches(':state(submitting)')).to.be.false;
  });

  it('waits also for images that are chosen meanwhile', async () => {
    const { ours, sent, publish } = await form('upload-on="submit" multiple');
    const [one, other] = await Promise.all([image('a.jpg'), image('b.jpg')]);
    await ours.addFiles([one]);
    publish.click();
    await next(ours, 'upload-start');
    void ours.addFiles([other]);
    await until(() => sent.length > 0);
    expect(sent[0]?.filter((entry) => entry.startsWith('photo='))).to.have.length(2);
  });

  it('stops at a failure, focuses it, and continues at the next try', async () => {
    await stack.faults({ method: 'POST', status: 503, times: 1 });
    const { ours, sent, publish } = await form('upload-on="submit" multiple retries="0"');
    await ours.addFiles([await image('a.jpg')]);
    publish.focus();
    publish.click();
    await until(() => ours.shadowRoot?.activeElement?.getAttribute('part') === 'retry-button');
    expect(sent).to.be.empty;
    expect(ours.shadowRoot?.activeElement?.closest('li')?.dataset.id).to.equal(ours.items[0]?.id);
    publish.click();
    await until(() => sent.length > 0);
    expect(ours.items[0]?.state).to.equal('stored');
  });

  it('does not continue with an image that can’t be stored at all', async () => {
    await stack.faults({ method: 'POST', status: 403 });
    const { form: ourForm, ours, sent, publish } = await form('upload-on="submit"');
    await ours.addFiles([await image('a.jpg')]);
    publish.click();
    await until(() => ours.shadowRoot?.activeElement?.getAttribute('part') === 'remove-button');
    expect(ourForm.checkValidity()).to.be.false;
    publish.click();
    expect(sent).to.be.empty;
  });

  it('waits also for images that are uploaded automatically, if the form is not validated', async () => {
    const { ours, sent, publish } = await form('', 'novalidate');
    const checked = ours.addFiles([await image()]);
    publish.click();
    await checked;
    expect(sent).to.be.empty;
    await until(() => sent.length > 0);
    expect(sent[0]?.[0]).to.equal(`photo=${ours.value}`);
  });

  it('does not continue a form that the element has left', async () => {
    const { form: ourForm, ours, sent, publish } = await form('upload-on="submit"');
    await ours.addFiles([await image()]);
    publish.click();
    const stored = next(ours, 'upload-complete');
    ourForm.before(ours);
    await stored;
    await new Promise((resolve) => requestAnimationFrame(resolve));
    expect(sent).to.be.empty;
  });

  it('does not reach listeners that the page added before the element, until it continues', async () => {
    const place = await fixture(html`<div></div>`);
    place.innerHTML = '<form><button name="then" value="publish">Publish</button></form>';
    const made = found(place.querySelector('form'));
    let heard = 0;
    made.addEventListener('submit', (event) => {
      event.preventDefault();
      heard += 1;
    });
    const ours = Object.assign(document.createElement('s3-image-upload'), {
      name: 'photo',
      uploadOn: 'submit' as const,
      presignEndpoint: stack.presign(),
    });
    made.append(ours);
    await ours.addFiles([await image()]);
    made.querySelector('button')?.click();
    expect(heard).to.equal(0);
    await until(() => heard > 0);
    expect(heard).to.equal(1);
    expect(ours.value).not.to.equal('');
  });

  it('is left to the page if a capturing listener has prevented it', async () => {
    const { ours, publish } = await form('upload-on="submit"');
    await ours.addFiles([await image()]);
    const prevent = (event: Event) => event.preventDefault();
    document.addEventListener('submit', prevent, { capture: true, once: true });
    publish.click();
    await ours.updateComplete;
    expect(ours.items[0]?.state).to.equal('ready');
  });

  describe('asks the page before it waits, by upload-submit', () => {
    /** A form with a listener that requires a title, and that the page would send by fetch. */
    async function validated(where: (form: HTMLFormElement) => EventTarget, capture = false) {
      const made = await form('upload-on="submit"', 'novalidate');
      const title = document.createElement('input');
      made.form.append(title);
      const heard: string[] = [];
      const isValid = () => title.value !== '';
      const onSubmit = (event: Event) => {
        heard.push(isValid() ? 'accepted' : 'rejected');
        if (!isValid()) event.preventDefault();
      };
      const target = where(made.form);
      target.addEventListener('submit', onSubmit, { capture });
      made.ours.addEventListener('upload-submit', (event) => {
        if (!isValid()) event.preventDefault();
      });
      await made.ours.addFiles([await image()]);
      return {
        ...made,
        title,
        heard,
        stop: () => target.removeEventListener('submit', onSubmit, { capture }),
      };
    }

    for (const [name, where, capture] of [
      ['the form', (made: HTMLFormElement) => made, false],
      ['the form, in the capture phase', (made: HTMLFormElement) => made, true],
      ['the document', () => document, false],
      ['the window', () => window, false],
    ] as const)
      it(`and uploads nothing if a listener of ${name} would reject the submit, which is called`, async () => {
        const { ours, publish, title, heard, sent, stop } = await validated(where, capture);
        const asked = (await stack.asked()).length;
        publish.click();
        await ours.updateComplete;
        expect(heard).to.deep.equal(['rejected']);
        expect(ours.items[0]?.state).to.equal('ready');
        expect((await stack.asked()).length).to.equal(asked);
        sent.length = 0;
        title.value = 'A lake';
        publish.click();
        expect(sent).to.be.empty;
        await until(() => sent.length > 0);
        expect(heard).to.deep.equal(['rejected', 'accepted']);
        expect(sent[0]).to.include(`photo=${ours.value}`);
        stop();
      });

    it('with the images and the button, once for each press that begins a wait', async () => {
      const { ours, draft, publish, sent } = await form('upload-on="submit"');
      const told: unknown[] = [];
      document.body.addEventListener('upload-submit', ({ target, detail }) =>
        told.push(
          target,
          detail.items.map(({ name }) => name),
          detail.submitter,
        ),
      );
      await ours.addFiles([await image('a.jpg')]);
      draft.click();
      publish.click();
      await until(() => sent.length > 0);
      expect(told).to.deep.equal([ours, ['a.jpg'], draft]);
    });

    it('and the page can take over: it cancels, uploads, and sends itself', async () => {
      const { form: ourForm, ours, publish } = await form('upload-on="submit"');
      ours.addEventListener('upload-submit', (event) => event.preventDefault());
      const sent = new Promise((resolve) =>
        ourForm.addEventListener('submit', (event) => {
          expect(event.defaultPrevented).to.be.true;
          void ours.upload().then(() => resolve(new FormData(ourForm).get('photo')));
        }),
      );
      await ours.addFiles([await image()]);
      publish.click();
      expect(await sent).to.equal(ours.value);
      expect(ours.value).not.to.equal('');
    });
  });
});
