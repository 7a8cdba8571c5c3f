// The element in pages of htmx: forms that it sends, and areas that it swaps. test/element/page-caches.test.ts has its history.
import { expect } from '@open-wc/testing';
import { image } from '../images.js';
import { openStack, type Stack } from '../stack-client.js';
import { found, next, record, until } from './fixtures.js';
import { openFrame } from './framed.js';

let stack: Stack;
before(async () => (stack = await openStack()));
afterEach(() => stack.faults());

const versions = { 'htmx 2': 'htmx.org', 'htmx 4': 'htmx-4' } as const;

for (const [version, name] of Object.entries(versions))
  describe(version, () => {
    /** A page with this in it, which htmx has seen. */
    const openPage = async (markup: string) => {
      const site = await openFrame(`/test/element/htmx.html?htmx=${name}`);
      const main = found(site.page().querySelector('main'));
      main.innerHTML = markup;
      site.view().htmx.process(main);
      await until(site.isDrawn);
      return { ...site, main };
    };
    const tag = (attributes = '') =>
      `<s3-image-upload name="photo" presign-endpoint="${stack.presign()}" ${attributes}></s3-image-upload>`;

    describe('sends a form', () => {
      const forms = {
        'with hx-post': () => `hx-post="${stack.presign('html')}"`,
        'with hx-boost': () => `hx-boost="true" method="post" action="${stack.presign('html')}"`,
      };
      const openForm = async (attributes: string) => {
        const site = await openPage(`<form ${attributes} hx-target="main">
            <input name="title" />
            ${tag('upload-on="submit"')}
            <button name="then" value="list">Save</button>
          </form>`);
        await site.ours().addFiles([await image()]);
        const posts = async () => (await stack.asked()).filter(({ method }) => method === 'POST');
        const before = (await posts()).length;
        return { ...site, posts: async () => (await posts()).slice(before).map(({ body }) => body) };
      };

      for (const [how, attributes] of Object.entries(forms)) {
        it(`${how} once its images are stored, with its button, wherever the focus is by then`, async () => {
          const { main, ours, page, posts, errors } = await openForm(attributes());
          await stack.faults({ method: 'POST', delay: 200 });
          const element = ours();
          const start = next(element, 'upload-start');
          const button = found(page().querySelector('button'));
          button.focus();
          button.click();
          await start;
          expect(await posts()).to.deep.equal([]);
          page().querySelector('input')?.focus();
          await until(() => main.querySelector('h1') !== null);
          expect(element.value).not.to.equal('');
          const [body, ...more] = await posts();
          expect(more).to.deep.equal([]);
          const sent = [...new URLSearchParams(body)].sort();
          expect(sent).to.deep.equal([
            ['photo', element.value],
            ['then', 'list'],
            ['title', ''],
          ]);
          expect(errors).to.deep.equal([]);
        });

        it(`${how} not at all where an image can’t be stored`, async () => {
          const { ours, page, posts, errors } = await openForm(attributes());
          await stack.faults({ method: 'POST', status: 403 });
          const complete = next(ours(), 'upload-complete');
          page().querySelector('button')?.click();
          await complete;
          await until(() => ours().matches(':state(failed)'));
          await ours().updateComplete;
          expect(await posts()).to.deep.equal([]);
          expect(errors).to.deep.equal([]);
        });
      }
    });

    describe('swaps an area with the element while it uploads', () => {
      /** A page whose element uploads, and a link that puts something else into its place. */
      const openUploading = async (attributes: string, swap: string) => {
        const site = await openPage(`<form>${tag(attributes)}</form>
          <a hx-get="${stack.presign('html')}" hx-target="form" hx-swap="${swap}">Next</a>`);
        const element = site.ours();
        await stack.faults({ method: 'POST', delay: 300 });
        const told = record(element);
        const start = next(element, 'upload-start');
        const complete = next(element, 'upload-complete');
        await element.addFiles([await image()]);
        await start;
        return { ...site, element, told, complete };
      };

      for (const swap of ['innerHTML', 'outerHTML', 'delete'])
        it(`by ${swap}: the element is gone, its upload ends without an error, and nobody is asked on leaving`, async () => {
          const { page, view, element, complete, told, errors } = await openUploading('', swap);
          page().querySelector('a')?.click();
          await until(() => !element.isConnected);
          const leaving = new Event('beforeunload', { cancelable: true });
          expect(view().dispatchEvent(leaving)).to.be.true;
          await complete;
          expect(told.filter((name) => name !== 'progress')).to.deep.equal([
            'add',
            'start',
            'success',
            'complete',
          ]);
          expect(errors).to.deep.equal([]);
        });
    });
  });
