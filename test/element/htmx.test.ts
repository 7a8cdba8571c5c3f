// The element in pages with htmx: forms that it sends, and areas that it swaps. Its history is tested in page-caches.test.ts.
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
    /** A page with this content, which htmx has processed. */
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
        it(`${how} once its images are stored, with its button, wherever the focus is`, async () => {
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

        it(`${how} not at all if an image can’t be stored`, async () => {
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
      /** A page whose element uploads, and a function that swaps its content. */
      const openUploading = async (markup: string) => {
        const site = await openPage(`<form>${markup}</form><a>Next</a>`);
        const element = site.ours();
        await stack.faults({ method: 'POST', delay: 300 });
        const told = record(element);
        const start = next(element, 'upload-start');
        const complete = next(element, 'upload-complete');
        await element.addFiles([await image()]);
        await start;
        const swap = (style: string, html: string) => {
          const link = found(site.page().querySelector('a'));
          link.setAttribute('hx-get', `${stack.presign('markup')}?${new URLSearchParams({ html })}`);
          link.setAttribute('hx-target', 'form');
          link.setAttribute('hx-swap', style);
          site.view().htmx.process(link);
          link.click();
        };
        return { ...site, element, told: () => told.filter((name) => name !== 'progress'), complete, swap };
      };
      const whole = ['add', 'start', 'success', 'complete'];

      for (const style of ['innerHTML', 'outerHTML', 'delete'])
        it(`by ${style}: the element is gone, its upload ends without an error, and leaving the page needs no confirmation`, async () => {
          const { view, element, complete, told, errors, swap } = await openUploading(tag());
          swap(style, '<h1>Next</h1>');
          await until(() => !element.isConnected);
          expect(view().dispatchEvent(new Event('beforeunload', { cancelable: true }))).to.be.true;
          await complete;
          expect(told()).to.deep.equal(whole);
          expect(errors).to.deep.equal([]);
        });

      it('for another one of the same id: that one is empty, and the form sends its image alone', async () => {
        const { page, element, complete, ours, sent, errors, swap } = await openUploading(tag('id="photo"'));
        swap('innerHTML', tag('id="photo"'));
        await until(() => ours() !== element && ours().shadowRoot?.querySelector('button') != null);
        await complete;
        expect(page().querySelectorAll('s3-image-upload')).to.have.length(1);
        expect([ours().items, sent()]).to.deep.equal([[], []]);
        const stored = next(ours(), 'upload-complete');
        await ours().addFiles([await image()]);
        await stored;
        expect(sent()).to.deep.equal([ours().value]);
        expect(errors).to.deep.equal([]);
      });

      it('but keeps one with hx-preserve: its upload continues, and the form sends it', async () => {
        const kept = 'id="photo" hx-preserve';
        const { page, element, complete, told, ours, sent, errors, swap } = await openUploading(tag(kept));
        swap('innerHTML', `<h1>Next</h1>${tag(kept)}`);
        await until(() => page().querySelector('h1') !== null);
        await complete;
        expect(ours()).to.equal(element);
        expect(told()).to.deep.equal(whole);
        expect(sent()).to.deep.equal([element.value]);
        expect(errors).to.deep.equal([]);
      });

      if (version === 'htmx 4')
        for (const [what, markup] of [
          ['with its own name', () => tag()],
          [
            'with an input in the tag',
            () => `<s3-image-upload presign-endpoint="${stack.presign()}">
                <input type="file" name="photo" required accept="image/*" multiple />
              </s3-image-upload>`,
          ],
        ] as const)
          it(`by a morph keeps the element ${what}: its upload continues, and the form sends it once`, async () => {
            const { page, element, complete, told, ours, sent, errors, swap } = await openUploading(markup());
            swap('innerMorph', `${markup()}<h1>Next</h1>`);
            await until(() => page().querySelector('h1') !== null);
            await complete;
            expect(ours()).to.equal(element);
            expect(told()).to.deep.equal(whole);
            expect(element.images).to.have.length(1);
            expect(sent()).to.deep.equal(element.images.map(({ url }) => url));
            expect(page().querySelector('form')?.checkValidity()).to.be.true;
            expect(errors).to.deep.equal([]);
          });
    });
  });
