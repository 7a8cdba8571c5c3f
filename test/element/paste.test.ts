import { expect, fixture, html } from '@open-wc/testing';
import { image } from '../images.js';
import { nearElement as element, found, has, part, paste, transfer, until } from './fixtures.js';

describe('pasting', () => {
  it('adds an image when the focus is in the element', async () => {
    const target = await element({ 'upload-on': 'manual' });
    target.dispatchEvent(paste(transfer(await image('pasted.png'))));
    expect(target.items.map(({ name }) => name)).to.deep.equal(['pasted.png']);
  });

  it('adds an image when nothing has the focus, to the first element alone', async () => {
    const first = await element({ 'upload-on': 'manual' });
    const second = await element({ 'upload-on': 'manual' });
    document.body.dispatchEvent(paste(transfer(await image())));
    expect(first.items).to.have.length(1);
    expect(second.items).to.be.empty;
  });

  it('leaves a paste into a text field to the text field', async () => {
    const target = await element();
    const field = await fixture<HTMLElement>(html`<textarea aria-label="Notes"></textarea>`);
    field.focus();
    expect(field.dispatchEvent(paste(transfer(await image())))).to.be.true;
    expect(target.items).to.be.empty;
  });

  it('adds an image if the visitor has clicked into the page’s text before', async () => {
    const target = await element({ 'upload-on': 'manual' });
    const paragraph = await fixture(html`<p>Words</p>`);
    paragraph.dispatchEvent(paste(transfer(await image())));
    expect(target.items).to.have.length(1);
  });

  it('leaves a paste into editable text to the page', async () => {
    const target = await element();
    const text = await fixture<HTMLElement>(html`<div contenteditable="true">Words</div>`);
    expect(text.dispatchEvent(paste(transfer(await image())))).to.be.true;
    expect(target.items).to.be.empty;
  });

  it('adds an image to the visible element', async () => {
    const hidden = await element({ 'upload-on': 'manual', hidden: '' });
    const seen = await element({ 'upload-on': 'manual' });
    document.body.dispatchEvent(paste(transfer(await image())));
    expect([hidden.items.length, seen.items.length]).to.deep.equal([0, 1]);
  });

  it('leaves text to the page', async () => {
    const target = await element();
    const data = new DataTransfer();
    data.setData('text/plain', 'words');
    expect(target.dispatchEvent(paste(data))).to.be.true;
    expect(target.items).to.be.empty;
  });

  it('adds nothing to an element that is disabled or removed', async () => {
    const disabled = await element({ disabled: '' });
    const gone = await element();
    gone.remove();
    document.body.dispatchEvent(paste(transfer(await image())));
    expect([...disabled.items, ...gone.items]).to.be.empty;
  });

  it('adds an image while the focus is in the element, wherever the selection is', async () => {
    const first = await element({ 'upload-on': 'manual' });
    const second = await element({ 'upload-on': 'manual' });
    second.focus();
    document.body.dispatchEvent(paste(transfer(await image())));
    expect([first.items.length, second.items.length]).to.deep.equal([0, 1]);
  });

  for (const [where, tag] of [
    ['an editor', 'div'],
    ['a field', 'textarea'],
  ] as const)
    it(`adds an image while the focus is in the element, though Firefox dispatches at ${where}`, async () => {
      const target = await element({ 'upload-on': 'manual' });
      const place = await fixture<HTMLElement>(html`<div></div>`);
      const editor = document.createElement(tag);
      if (tag === 'div') editor.contentEditable = 'true';
      place.append(editor);
      target.focus();
      editor.dispatchEvent(paste(transfer(await image())));
      expect(target.items).to.have.length(1);
    });

  it('leaves a paste to a field in a slot of the element, wherever the event is', async () => {
    const target = await element();
    const field = document.createElement('input');
    const label = document.createElement('span');
    label.slot = 'label';
    label.append(field);
    target.append(label);
    field.focus();
    for (const at of [field, target, document.body]) at.dispatchEvent(paste(transfer(await image())));
    expect(target.items).to.be.empty;
  });

  it('leaves a paste to a button of the page, although the selection is in the element', async () => {
    const target = await element();
    const button = await fixture<HTMLElement>(html`<button>Draw</button>`);
    button.focus();
    part(target, 'hint').dispatchEvent(paste(transfer(await image())));
    expect(target.items).to.be.empty;
  });

  it('adds an image to the first element of the document that can accept one', async () => {
    const made = await Promise.all([1, 2, 3].map(() => element({ 'upload-on': 'manual' })));
    const [first, second, third] = made;
    first?.setAttribute('readonly', '');
    second?.before(found(third));
    document.body.dispatchEvent(paste(transfer(await image())));
    expect(made.map(({ items }) => items.length)).to.deep.equal([0, 0, 1]);
  });

  it('adds an image while the focus is in a field of the element itself', async () => {
    const target = await element({
      'upload-on': 'manual',
      multiple: '',
      variant: 'gallery',
      value: '["/a.jpg"]',
    });
    await until(() => has(target, 'alt-input'));
    part(target, 'alt-input').focus();
    part(target, 'alt-input').dispatchEvent(paste(transfer(await image())));
    expect(target.items).to.have.length(2);
  });

  describe('belongs to the page', () => {
    const shadow = (content: string, mode: ShadowRootMode) => () => {
      const host = document.createElement('div');
      host.attachShadow({ mode }).innerHTML = content;
      return host;
    };
    for (const [where, place] of [
      ['in an input', () => document.createElement('input')],
      [
        'in text that can be edited',
        () => Object.assign(document.createElement('div'), { contentEditable: 'true' }),
      ],
      [
        'in a part of text that can be edited, while the selection is elsewhere',
        () => Object.assign(document.createElement('p'), { contentEditable: 'plaintext-only' }),
      ],
      ['in an editor’s shadow root', shadow('<div contenteditable="true">words</div>', 'open')],
      ['in a closed shadow root', shadow('<textarea></textarea>', 'closed')],
      ['in a drawing board', () => Object.assign(document.createElement('canvas'), { tabIndex: 0 })],
    ] as const)
      for (const at of ['there', 'at the body'] as const)
        it(`if the focus is ${where}, and the event ${at}`, async () => {
          const target = await element();
          const field = place();
          document.body.append(field);
          const inner = field.shadowRoot?.querySelector<HTMLElement>('[contenteditable]') ?? field;
          inner.focus();
          const from = at === 'there' ? inner : document.body;
          if (document.activeElement === document.body) field.tabIndex = 0; // in the closed one
          field.focus();
          inner.focus();
          expect(from.dispatchEvent(paste(transfer(await image())))).to.be.true;
          expect(target.items).to.be.empty;
          field.remove();
        });

    it('if one of its listeners handles it, however late that was added', async () => {
      const target = await element();
      const ends = new AbortController();
      for (const board of [document, window]) {
        board.addEventListener('paste', (event) => event.preventDefault(), {
          signal: ends.signal,
          once: true,
        });
        document.body.dispatchEvent(paste(transfer(await image())));
      }
      ends.abort();
      expect(target.items).to.be.empty;
    });

    it('if the whole page is editable', async () => {
      const target = await element();
      document.designMode = 'on';
      document.body.dispatchEvent(paste(transfer(await image())));
      document.designMode = 'off';
      expect(target.items).to.be.empty;
    });

    it('if a modal dialog covers the element', async () => {
      const target = await element();
      const dialog = document.createElement('dialog');
      document.body.append(dialog);
      dialog.showModal();
      (document.activeElement as HTMLElement).blur();
      document.body.dispatchEvent(paste(transfer(await image())));
      expect(target.items).to.be.empty;
      dialog.append(target);
      document.body.dispatchEvent(paste(transfer(await image())));
      expect(target.items, 'in the dialog').to.have.length(1);
      dialog.remove();
    });

    for (const [where, attributes, taken] of [
      ['that is shown', { 'aria-modal': 'true', role: 'dialog' }, 0],
      ['that is hidden', { 'aria-modal': 'true', role: 'dialog', hidden: '' }, 1],
      ['that is not modal', { 'aria-modal': 'false', role: 'dialog' }, 1],
    ] as const)
      it(`if a dialog of the page covers the element, ${where}`, async () => {
        const target = await element({ 'upload-on': 'manual' });
        const dialog = document.createElement('div');
        for (const [name, value] of Object.entries(attributes)) dialog.setAttribute(name, value);
        dialog.textContent = 'Really?';
        document.body.append(dialog);
        document.body.dispatchEvent(paste(transfer(await image())));
        expect(target.items).to.have.length(taken);
        dialog.remove();
      });

    it('if the element is in an inert part, also outside of a shadow root', async () => {
      const outer = document.createElement('div');
      outer.inert = true;
      document.body.append(outer);
      const target = await element({ 'upload-on': 'manual' });
      outer.attachShadow({ mode: 'open' }).append(target);
      document.body.dispatchEvent(paste(transfer(await image())));
      expect(target.items).to.be.empty;
      outer.inert = false;
      document.body.dispatchEvent(paste(transfer(await image())));
      expect(target.items).to.have.length(1);
      outer.remove();
    });

    for (const style of ['visibility: hidden', 'display: none', 'content-visibility: hidden'])
      it(`if the element is not visible: ${style}`, async () => {
        const target = await element();
        const around = document.createElement('div');
        around.style.cssText = style;
        document.body.append(around);
        around.append(target);
        document.body.dispatchEvent(paste(transfer(await image())));
        expect(target.items).to.be.empty;
        around.remove();
      });
  });
});
