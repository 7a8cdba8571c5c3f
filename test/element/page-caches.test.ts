// Libraries that cache a copy of a page for the history, or morph the current page.
import { expect } from '@open-wc/testing';
import { image } from '../images.js';
import { openStack, type Stack } from '../stack-client.js';
import { found, next, part, until } from './fixtures.js';
import { openFrame } from './framed.js';

let stack: Stack;
before(async function () {
  // In WebKitGTK, the third navigation back in a frame does not end. The reason is not known.
  if (/AppleWebKit(?!.*Chrome)/.test(navigator.userAgent)) this.skip();
  stack = await openStack();
});
afterEach(() => (stack as Stack | undefined)?.faults());

const form = (attributes = '') => `<form>
    <s3-image-upload name="photo" presign-endpoint="${stack.presign()}" ${attributes}></s3-image-upload>
  </form>`;

const libraries = {
  Turbo: {
    event: 'turbo:before-cache',
    open: async () => {
      const site = await openFrame('/test/element/turbo.html');
      return {
        ...site,
        fill: (markup: string) => (site.page().body.innerHTML = markup),
        leave: async () => {
          site.view().Turbo.visit('/test/element/turbo-next.html');
          await until(() => site.page().querySelector('h1') !== null);
        },
      };
    },
  },
  'htmx 2': {
    event: 'htmx:beforeHistorySave',
    open: async () => {
      const site = await openFrame('/test/element/htmx.html?htmx=htmx.org');
      return {
        ...site,
        fill: (markup: string) => {
          site.page().body.innerHTML = `${markup}<a hx-get="${stack.presign('html')}" hx-target="body"
            hx-push-url="/test/element/htmx.html?htmx=htmx.org&next">Next</a>`;
          site.view().htmx.process(site.page().body);
        },
        leave: async () => {
          site.page().querySelector('a')?.click();
          await until(() => site.page().querySelector('h1') !== null);
        },
      };
    },
  },
} as const;

/** The line in stories/forms.mdx. */
function keep(page: Document): void {
  for (const element of page.querySelectorAll('s3-image-upload'))
    element.setAttribute('value', JSON.stringify(element.images));
}

for (const [library, { event, open }] of Object.entries(libraries))
  describe(`The page cache of ${library}`, () => {
    /** A page with an element, and a function that restores it from the cache. */
    const openPage = async (attributes = '') => {
      const site = await open();
      site.fill(form(attributes));
      await until(site.isDrawn);
      return {
        ...site,
        back: async () => {
          site.view().history.back();
          await until(() => site.page().querySelector('h1') === null && site.isDrawn());
        },
      };
    };

    it('brings back the stored images that are in the attribute, each once, and the value of the form', async () => {
      const site = await openPage('multiple');
      const before = site.ours();
      site.page().addEventListener(event, () => keep(site.page()));
      const complete = next(before, 'upload-complete');
      await before.addFiles([await image('a.jpg'), await image('b.png', 'image/png')]);
      await complete;
      const value = site.sent();
      expect(value).to.have.length(2);
      await site.leave();
      await site.back();
      const copy = site.ours();
      expect(copy).not.to.equal(before);
      expect(site.page().querySelectorAll('s3-image-upload')).to.have.length(1);
      await until(() => copy.renderRoot.querySelectorAll('[part~=item]').length === 2);
      expect(copy.renderRoot.querySelectorAll('[part~=dropzone]')).to.have.length(1);
      expect(site.sent()).to.deep.equal(value);
      const more = next(copy, 'upload-complete');
      await copy.addFiles([await image('c.jpg', 'image/jpeg', 3)]);
      await more;
      expect(site.sent()).to.deep.equal([...value, copy.images[2]?.url]);
      expect(site.errors).to.deep.equal([]);
    });

    it('brings back an empty element that works, if the page has not copied the images into the attribute', async () => {
      const site = await openPage();
      const complete = next(site.ours(), 'upload-complete');
      await site.ours().addFiles([await image()]);
      await complete;
      await site.leave();
      await site.back();
      const copy = site.ours();
      expect([copy.items, copy.value, site.sent()]).to.deep.equal([[], '', []]);
      expect(copy.matches(':state(empty)')).to.be.true;
      part(copy, 'browse-button');
      const again = next(copy, 'upload-complete');
      await copy.addFiles([await image()]);
      await again;
      expect(site.sent()).to.deep.equal([copy.value]);
      expect(site.errors).to.deep.equal([]);
    });

    it('brings back no images that were chosen or being uploaded, and the copy sends none of them', async () => {
      const site = await openPage('multiple upload-on="manual"');
      const before = site.ours();
      site.page().addEventListener(event, () => keep(site.page()));
      await before.addFiles([await image('a.jpg'), await image('b.jpg', 'image/jpeg', 3)]);
      await stack.faults({ method: 'POST', delay: 300 });
      const start = next(before, 'upload-start');
      const complete = next(before, 'upload-complete');
      void before.upload();
      await start;
      await site.leave();
      expect(before.isConnected).to.be.false;
      await complete;
      await site.back();
      const copy = site.ours();
      expect([copy.items, site.sent()]).to.deep.equal([[], []]);
      expect(site.errors).to.deep.equal([]);
    });

    it('brings back an element with an input in the tag, which is sent once', async () => {
      const site = await open();
      site.fill(`<form><s3-image-upload presign-endpoint="${stack.presign()}">
          <input type="file" name="photo" required multiple accept="image/*" />
        </s3-image-upload></form>`);
      await until(site.isDrawn);
      site.page().addEventListener(event, () => keep(site.page()));
      const complete = next(site.ours(), 'upload-complete');
      await site.ours().addFiles([await image('a.jpg'), await image('b.png', 'image/png')]);
      await complete;
      const value = site.sent();
      await site.leave();
      site.view().history.back();
      await until(() => site.page().querySelector('h1') === null && site.isDrawn());
      expect(site.sent()).to.deep.equal(value);
      expect(site.page().querySelector('form')?.checkValidity()).to.be.true;
      expect(site.errors).to.deep.equal([]);
    });
  });

describe('A morph of Turbo', () => {
  it('keeps the element with an input in the tag: its upload continues, and the form sends it once', async () => {
    const site = await openFrame('/test/element/turbo.html');
    const markup = `<s3-image-upload presign-endpoint="${stack.presign()}">
        <input type="file" name="photo" required multiple accept="image/*" />
      </s3-image-upload>`;
    found(site.page().querySelector('form')).innerHTML = markup;
    await until(site.isDrawn);
    const element = site.ours();
    await stack.faults({ method: 'POST', delay: 300 });
    const [start, complete] = [next(element, 'upload-start'), next(element, 'upload-complete')];
    await element.addFiles([await image()]);
    await start;
    site
      .view()
      .Turbo.renderStreamMessage(
        `<turbo-stream action="update" method="morph" targets="form"><template>${markup}<h1>Next</h1></template></turbo-stream>`,
      );
    await until(() => site.page().querySelector('h1') !== null);
    await complete;
    expect(site.ours()).to.equal(element);
    expect(element.images).to.have.length(1);
    expect(site.sent()).to.deep.equal(element.images.map(({ url }) => url));
    expect(site.page().querySelector('form')?.checkValidity()).to.be.true;
    expect(site.errors).to.deep.equal([]);
  });
});
