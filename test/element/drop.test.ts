import { expect } from '@open-wc/testing';
import { spy } from 'sinon';
import { image, images } from '../images.js';
import { openStack, type Stack } from '../stack-client.js';
import { found, has, nearElement as element, next, part, transfer, until } from './fixtures.js';

const drag = (type: string, dataTransfer: DataTransfer) =>
  new DragEvent(type, { dataTransfer, bubbles: true, composed: true, cancelable: true });

describe('dropping', () => {
  let stack: Stack;
  before(async () => (stack = await openStack()));

  it('stores the images that are dropped', async () => {
    const target = await element({ 'presign-endpoint': stack.presign(), multiple: '' });
    const data = transfer(...(await images(2)));
    const dropzone = part(target, 'dropzone');
    const complete = next(target, 'upload-complete');
    expect(dropzone.dispatchEvent(drag('dragover', data)), 'the browser is kept from opening it').to.be.false;
    dropzone.dispatchEvent(drag('dragenter', data));
    expect(dropzone.dispatchEvent(drag('drop', data))).to.be.false;
    await target.updateComplete;
    expect(target.matches(':state(dragging)')).to.be.false;
    expect((await complete).detail.items.map(({ state }) => state)).to.deep.equal(['stored', 'stored']);
  });

  it('is ignored until a framework has set limits and listeners', async () => {
    const target = document.createElement('s3-image-upload');
    target.toggleAttribute('defer-hydration');
    document.body.append(target);
    const data = transfer(await image());
    expect(target.dispatchEvent(drag('dragover', data)), 'left to what is in the tag').to.be.true;
    target.dispatchEvent(drag('drop', data));
    expect(target.items).to.deep.equal([]);
    target.remove();
  });

  it('highlights the element while files are over it, even when they move between its parts', async () => {
    const target = await element();
    const data = transfer(await image());
    const [dropzone, button] = [part(target, 'dropzone'), part(target, 'browse-button')];
    const dragging = async () => {
      await target.updateComplete;
      return target.matches(':state(dragging)');
    };
    dropzone.dispatchEvent(drag('dragenter', data));
    expect(await dragging()).to.be.true;
    button.dispatchEvent(drag('dragenter', data));
    dropzone.dispatchEvent(drag('dragleave', data));
    expect(await dragging()).to.be.true;
    button.dispatchEvent(drag('dragleave', data));
    expect(await dragging()).to.be.false;
  });

  it('beside the element does not leave the page, unless the page handles the drop', async () => {
    const target = await element();
    const data = transfer(await image());
    const beside = document.createElement('div');
    beside.innerHTML = '<p>words</p><input type="file" /><div contenteditable><b>text</b></div>';
    document.body.append(beside);
    const isKept = (selector: string, type: string) =>
      beside.querySelector(selector)?.dispatchEvent(drag(type, data)) === false;
    for (const type of ['dragover', 'drop']) {
      expect(isKept('p', type)).to.be.true;
      expect(isKept('input', type)).to.be.false;
      expect(isKept('b', type)).to.be.false;
    }
    expect(target.items).to.be.empty;
    target.remove();
    expect(isKept('p', 'drop'), 'as it was before').to.be.false;
    beside.remove();
  });

  it('ignores a drag without files', async () => {
    const target = await element();
    const data = new DataTransfer();
    data.setData('text/plain', 'words');
    expect(part(target, 'dropzone').dispatchEvent(drag('dragenter', data))).to.be.true;
    expect(part(target, 'dropzone').dispatchEvent(drag('drop', data))).to.be.true;
    await target.updateComplete;
    expect(target.matches(':state(dragging)')).to.be.false;
  });

  it('ends the highlight when the element is disabled', async () => {
    const target = await element();
    part(target, 'dropzone').dispatchEvent(drag('dragenter', transfer(await image())));
    target.disabled = true;
    await target.updateComplete;
    expect(target.matches(':state(dragging)')).to.be.false;
  });

  it('adds nothing to a disabled element, and does not leave the page', async () => {
    const target = await element({ disabled: '' });
    const data = transfer(await image());
    part(target, 'dropzone').dispatchEvent(drag('dragenter', data));
    expect(part(target, 'dropzone').dispatchEvent(drag('drop', data))).to.be.false;
    await target.updateComplete;
    expect(target.items).to.be.empty;
    expect(target.matches(':state(dragging)')).to.be.false;
  });

  describe('ends the highlight', () => {
    const over = async () => {
      const target = await element();
      const hint = document.createElement('span');
      hint.slot = 'hint';
      target.append(hint);
      hint.dispatchEvent(drag('dragenter', transfer(await image())));
      await target.updateComplete;
      expect(target.matches(':state(dragging)')).to.be.true;
      return { target, hint };
    };
    const isOver = (target: HTMLElement) => until(() => !target.matches(':state(dragging)'));

    it('when the node under the pointer is removed, and the drag continues beside the element', async () => {
      const { target, hint } = await over();
      hint.remove();
      document.body.dispatchEvent(drag('dragenter', transfer(await image())));
      await isOver(target);
    });

    it('when the node under the pointer is removed, and the drag has left the window by then', async () => {
      const { target, hint } = await over();
      hint.remove();
      await isOver(target);
    });

    it('when the element is hidden', async () => {
      const { target } = await over();
      target.hidden = true;
      await isOver(target);
    });

    it('when it is dropped on a part that stops the event', async () => {
      const { target, hint } = await over();
      for (const type of ['dragover', 'drop'])
        hint.addEventListener(type, (event) => event.stopPropagation());
      hint.dispatchEvent(drag('drop', transfer(await image())));
      await isOver(target);
    });

    it('when the drag has moved to another element', async () => {
      const { target } = await over();
      const other = await element();
      part(other, 'hint').dispatchEvent(drag('dragenter', transfer(await image())));
      await isOver(target);
      await until(() => other.matches(':state(dragging)'));
    });

    it('when a drag within the page ends', async () => {
      const { target } = await over();
      document.body.dispatchEvent(drag('dragend', transfer()));
      await isOver(target);
    });
  });

  describe('in shadow roots', () => {
    const chains = [
      ['open'],
      ['closed'],
      ['open', 'closed'],
      ['closed', 'open'],
      ['closed', 'closed'],
    ] as const;
    for (const modes of chains)
      describe(`that are ${modes.join(' in ')}`, () => {
        /** Nested shadow roots with the element in the innermost one, and a paragraph in each. */
        const inRoots = async () => {
          const target = await element();
          const outside = found(target.parentElement);
          let inner: HTMLElement = target;
          const beside = [outside];
          for (const mode of modes) {
            const around = document.createElement('div');
            const neighbour = document.createElement('p');
            around.attachShadow({ mode }).append(inner, neighbour);
            beside.push(neighbour, around);
            inner = around;
          }
          outside.append(inner);
          await target.updateComplete;
          return { target, beside };
        };

        it('highlights the element while files are over it, with one rendering, and not when they are beside it', async () => {
          const { target, beside } = await inRoots();
          const data = transfer(await image());
          const isDragging = () => target.matches(':state(dragging)');
          for (const other of beside) {
            const dropzone = part(target, 'dropzone');
            dropzone.dispatchEvent(drag('dragenter', data));
            await until(isDragging);
            const drawn = spy(target, 'requestUpdate');
            dropzone.dispatchEvent(drag('dragover', data));
            part(target, 'hint').dispatchEvent(drag('dragover', data));
            await new Promise(requestAnimationFrame);
            expect(isDragging()).to.be.true;
            expect(drawn.called).to.be.false;
            drawn.restore();
            other.dispatchEvent(drag('dragover', data));
            await until(() => !isDragging());
          }
        });

        it('ends the highlight when they have left the element', async () => {
          const { target } = await inRoots();
          const dropzone = part(target, 'dropzone');
          dropzone.dispatchEvent(drag('dragenter', transfer(await image())));
          await until(() => target.matches(':state(dragging)'));
          dropzone.dispatchEvent(drag('dragleave', transfer(await image())));
          await target.updateComplete;
          expect(target.matches(':state(dragging)')).to.be.false;
        });

        it('ends the highlight when they are dropped, and adds them once', async () => {
          const { target } = await inRoots();
          target.uploadOn = 'manual';
          target.multiple = true;
          const data = transfer(await image());
          const dropzone = part(target, 'dropzone');
          dropzone.dispatchEvent(drag('dragenter', data));
          await until(() => target.matches(':state(dragging)'));
          dropzone.dispatchEvent(drag('drop', data));
          await target.updateComplete;
          expect(target.matches(':state(dragging)')).to.be.false;
          expect(target.items).to.have.length(1);
        });

        it('ends the highlight when the node under the pointer is removed', async () => {
          const { target, beside } = await inRoots();
          const hint = document.createElement('span');
          hint.slot = 'hint';
          target.append(hint);
          const data = transfer(await image());
          hint.dispatchEvent(drag('dragenter', data));
          await until(() => target.matches(':state(dragging)'));
          hint.remove();
          beside[1]?.dispatchEvent(drag('dragover', data));
          await until(() => !target.matches(':state(dragging)'));
        });
      });
  });

  it('keeps the highlight when the node under the pointer is replaced by another', async () => {
    const target = await element();
    const data = transfer(await image());
    part(target, 'hint').dispatchEvent(drag('dragenter', data));
    part(target, 'hint').remove();
    part(target, 'dropzone').dispatchEvent(drag('dragover', data));
    await target.updateComplete;
    expect(target.matches(':state(dragging)')).to.be.true;
  });

  for (const [allowed, effect] of [
    ['copy', 'copy'],
    ['move', 'move'],
    ['link', 'link'],
    ['linkMove', 'link'],
    ['copyMove', 'copy'],
    ['all', 'copy'],
    ['uninitialized', 'copy'],
  ] as const)
    it(`requests ${effect} if the source allows ${allowed}`, async () => {
      const target = await element();
      // A page can set it only in dragstart.
      const dataTransfer = { types: ['Files'], effectAllowed: allowed, dropEffect: 'none' };
      const event = drag('dragover', new DataTransfer());
      Object.defineProperty(event, 'dataTransfer', { value: dataTransfer });
      part(target, 'dropzone').dispatchEvent(event);
      expect(dataTransfer.dropEffect).to.equal(effect);
    });

  describe('an image that comes as its URL alone', () => {
    const link = (url = 'https://example.com/photos/a%20cat.jpg?w=100') => {
      const data = new DataTransfer();
      data.setData('text/uri-list', `# a comment\r\n${url}\r\n`);
      data.setData('text/html', `<img src="${url}">`);
      return data;
    };

    it('is rejected, and the page gets its URL', async () => {
      const target = await element({ 'upload-on': 'manual' });
      const rejected = next(target, 'upload-reject');
      const dropzone = part(target, 'dropzone');
      expect(dropzone.dispatchEvent(drag('dragover', link()))).to.be.false;
      expect(dropzone.dispatchEvent(drag('drop', link()))).to.be.false;
      const { file, error } = (await rejected).detail;
      expect([file.name, file.type, error.code]).to.deep.equal([
        'a cat.jpg',
        'text/uri-list',
        'not-an-image',
      ]);
      expect(error.message).to.match(/^This is a link to an image/);
      expect(await file.text()).to.equal('https://example.com/photos/a%20cat.jpg?w=100');
      await until(() => has(target, 'error'));
    });

    for (const multiple of [false, true])
      it(`is rejected with each other URL of the list, ${multiple ? 'also' : 'even'} if ${multiple ? 'several images' : 'one image'} can be chosen`, async () => {
        const target = await element({ 'upload-on': 'manual', ...(multiple && { multiple: '' }) });
        const data = new DataTransfer();
        data.setData(
          'text/uri-list',
          'https://example.com/a.jpg\r\n# the next one\r\n\r\nhttps://example.com/b.jpg',
        );
        const rejected: string[] = [];
        target.addEventListener('upload-reject', ({ detail: { file, error } }) =>
          rejected.push(`${file.name} ${error.code}`),
        );
        part(target, 'dropzone').dispatchEvent(drag('drop', data));
        await until(() => rejected.length === 2);
        expect(rejected).to.deep.equal(['a.jpg not-an-image', 'b.jpg not-an-image']);
      });

    it('has no name if it is a data URL', async () => {
      const target = await element({ 'upload-on': 'manual' });
      part(target, 'dropzone').dispatchEvent(drag('drop', link('data:image/png;base64,AAAA/BBBB')));
      expect(target.items.map(({ name }) => name)).to.deep.equal(['image']);
    });

    it('belongs to the field that it is dropped on', async () => {
      const target = await element({ variant: 'gallery', multiple: '', value: '["/a.jpg"]' });
      await until(() => has(target, 'alt-input'));
      expect(part(target, 'alt-input').dispatchEvent(drag('drop', link()))).to.be.true;
      expect(target.items).to.have.length(1);
    });

    it('is left to the page by a disabled element', async () => {
      const target = await element({ disabled: '' });
      expect(part(target, 'dropzone').dispatchEvent(drag('dragover', link()))).to.be.true;
      expect(part(target, 'dropzone').dispatchEvent(drag('drop', link()))).to.be.true;
      expect(target.items).to.be.empty;
    });
  });
});
