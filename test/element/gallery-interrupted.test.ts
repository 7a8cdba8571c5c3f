// Moving and removing images of a gallery while something interrupts: a lost pointer, a second finger, an image that is removed.
import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { element, found, until } from './fixtures.js';
import {
  gallery,
  handle,
  handles,
  hundreds,
  letters,
  middle,
  pointer,
  said,
  still,
  tile,
} from './gallery-fixtures.js';

describe('gallery', () => {
  afterEach(async () => {
    await sendMouse({ type: 'move', position: [0, 0] });
  });

  it('a press on a handle that ends outside of the list does not drag later', async () => {
    const target = await gallery('abc');
    await sendMouse({ type: 'move', position: middle(handle(target, 'a')) });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: [790, 590] });
    await sendMouse({ type: 'up' });
    await sendMouse({ type: 'move', position: middle(tile(target, 'b')) });
    await sendMouse({ type: 'move', position: middle(tile(target, 'c')) });
    await still();
    expect(target.renderRoot.querySelector('.lifted')).to.be.null;
  });

  it('tiles that are moved in the document are filled once they are visible', async () => {
    const target = await element({ variant: 'gallery', multiple: '', value: hundreds() });
    await until(() => target.renderRoot.querySelectorAll('li').length === 300);
    await until(() => handles(target).length > 0);
    const place = await fixture(html`<div></div>`);
    place.append(target);
    await still();
    const last = found(target.renderRoot.querySelector('li:last-child'));
    last.scrollIntoView();
    await until(() => last.querySelector('[part=handle]') !== null);
  });

  it('pressed, moved by arrow keys and pressed again: does not announce that the image is back', async () => {
    const target = await gallery('abc');
    handle(target, 'a').focus();
    await sendKeys({ press: 'Enter' });
    await still();
    await sendKeys({ press: 'ArrowRight' });
    await still();
    await sendKeys({ press: 'Enter' });
    await still();
    expect(letters(target)).to.equal('bac');
    expect(said(target)).not.to.contain('back in its place');
  });

  it('pressed, moved by arrow keys, Escape: the image is back, and that is announced', async () => {
    const target = await gallery('abc');
    handle(target, 'a').focus();
    await sendKeys({ press: 'Enter' });
    await still();
    await sendKeys({ press: 'ArrowRight' });
    await still();
    await sendKeys({ press: 'Escape' });
    await still();
    expect(said(target).includes('back in its place')).to.equal(letters(target) === 'abc');
  });

  it('pressed, then the list is scrolled by a finger: still lifted', async () => {
    const target = await gallery('abc');
    handle(target, 'a').click();
    await still();
    const place = middle(tile(target, 'b'));
    pointer('pointerdown', tile(target, 'b'), place, { pointerType: 'touch' });
    pointer('pointercancel', tile(target, 'b'), place, { pointerType: 'touch', buttons: 0 });
    await still();
    expect(handle(target, 'a').ariaPressed).to.equal('true');
  });

  it('a second finger moves nothing', async () => {
    const target = await gallery('abc');
    const from = middle(handle(target, 'a'));
    await sendMouse({ type: 'move', position: from });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: [from[0] + 8, from[1] + 8] });
    await until(() => target.renderRoot.querySelector('.lifted') !== null);
    await still();
    const to = middle(tile(target, 'c'));
    pointer('pointerdown', tile(target, 'c'), to, { pointerId: 99, isPrimary: false, pointerType: 'touch' });
    pointer('pointerup', tile(target, 'c'), to, {
      pointerId: 99,
      isPrimary: false,
      pointerType: 'touch',
      buttons: 0,
    });
    await still();
    const lifted = target.renderRoot.querySelector('.lifted');
    await sendMouse({ type: 'up' });
    expect(lifted, 'still dragged').not.to.be.null;
  });

  it('the first finger decides the place', async () => {
    const target = await gallery('abc');
    const from = middle(handle(target, 'a'));
    await sendMouse({ type: 'move', position: from });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: [from[0] + 8, from[1] + 8] });
    await until(() => target.renderRoot.querySelector('.lifted') !== null);
    await still();
    const to = middle(tile(target, 'c'));
    pointer('pointermove', tile(target, 'c'), to, { pointerId: 99, isPrimary: false, pointerType: 'touch' });
    await still();
    await sendMouse({ type: 'up' });
    await still();
    expect(letters(target)).to.equal('abc');
  });

  it('readonly during a drag: nothing is moved', async () => {
    const target = await gallery('abc');
    await sendMouse({ type: 'move', position: middle(handle(target, 'a')) });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: middle(tile(target, 'c')) });
    await until(() => tile(target, 'a').matches('.lifted'));
    await still();
    target.readonly = true;
    await still();
    await sendMouse({ type: 'up' });
    await still();
    expect(letters(target)).to.equal('abc');
  });

  it('readonly during a press: nothing is moved', async () => {
    const target = await gallery('abc');
    handle(target, 'a').click();
    await still();
    const place = tile(target, 'c');
    target.readonly = true;
    await still();
    found(place.querySelector<HTMLElement>('.frame')).click();
    await still();
    expect(letters(target)).to.equal('abc');
  });

  it('the lifted image is removed: the next press lifts another', async () => {
    const target = await gallery('abc');
    handle(target, 'a').click();
    await still();
    target.remove(target.items[0]?.id ?? '');
    await still();
    handle(target, 'b').click();
    await still();
    expect(handle(target, 'b').ariaPressed).to.equal('true');
  });

  it('the dragged image is removed: sorting ends', async () => {
    const target = await gallery('abc');
    await sendMouse({ type: 'move', position: middle(handle(target, 'a')) });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: middle(tile(target, 'b')) });
    await until(() => tile(target, 'a').matches('.lifted'));
    target.remove(target.items[0]?.id ?? '');
    await still();
    const sorting = target.renderRoot.querySelector('.sorting');
    await sendMouse({ type: 'up' });
    expect(sorting).to.be.null;
  });

  it('the dragged image stays under the pointer, once, when the page moves another', async () => {
    const target = await gallery('abcde');
    tile(target, 'e').scrollIntoView({ block: 'nearest' });
    await sendMouse({ type: 'move', position: middle(handle(target, 'a')) });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: middle(tile(target, 'e')) });
    await until(() => tile(target, 'a').matches('.lifted'));
    await still();
    target.remove(target.items[1]?.id ?? '');
    target.remove(target.items[1]?.id ?? '');
    await still();
    await sendMouse({ type: 'up' });
    await still();
    expect(letters(target)).to.equal('dea');
    expect(said(target)).to.contain('image 3 of 3');
  });

  it('removing the first, a middle, the last or the only image keeps the focus in the list', async () => {
    const target = await gallery('abcd');
    for (const letter of ['a', 'c', 'd', 'b']) {
      const button = found(tile(target, letter).querySelector<HTMLButtonElement>('[part=remove-button]'));
      button.focus();
      button.click();
      await still();
      expect(target.shadowRoot?.activeElement, letter).not.to.be.null;
    }
  });

  it('removing an image focuses the next remove button, as in a list', async () => {
    const target = await gallery('abcd');
    const button = found(tile(target, 'a').querySelector<HTMLButtonElement>('[part=remove-button]'));
    button.focus();
    button.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 })); // by a pointer
    await still();
    expect(target.shadowRoot?.activeElement?.getAttribute('part')).to.equal('remove-button');
  });

  it('Shift with an arrow moves nothing', async () => {
    const target = await gallery('abc');
    handle(target, 'a').dispatchEvent(
      new KeyboardEvent('keydown', { key: 'ArrowRight', shiftKey: true, bubbles: true, composed: true }),
    );
    expect(letters(target)).to.equal('abc');
  });

  it('removing by keyboard keeps the focus in the list if the next tile is not filled', async () => {
    const target = await element({ variant: 'gallery', multiple: '', value: hundreds() });
    await until(() => target.renderRoot.querySelectorAll('li').length === 300);
    await until(() => handles(target).length > 0);
    const filled = handles(target);
    const last = found(
      filled.at(-1)?.closest('li')?.querySelector<HTMLButtonElement>('[part=remove-button]'),
    );
    last.focus({ preventScroll: true });
    await sendKeys({ press: 'Enter' });
    await until(() => target.shadowRoot?.activeElement?.getAttribute('part') === 'undo-button');
    await sendKeys({ press: 'Tab' });
    expect(target.shadowRoot?.activeElement?.closest('li')).not.to.be.null;
  });

  it('a move to the end by a key keeps the focused handle in view', async () => {
    const target = await element({ variant: 'gallery', multiple: '', value: hundreds() });
    await until(() => target.renderRoot.querySelectorAll('li').length === 300);
    await until(() => handles(target).length > 0);
    handles(target)[0]?.focus();
    await sendKeys({ press: 'End' });
    await still(20);
    const focused = found(target.shadowRoot?.activeElement);
    expect(focused.getAttribute('aria-label')).to.equal('Move photo-0.jpg');
    const { top, bottom } = focused.getBoundingClientRect();
    expect(top >= 0 && bottom <= innerHeight, `in view: ${top}`).to.be.true;
  });

  it('the field for the alternative text keeps its caret when the order changes', async () => {
    const target = await gallery('abc');
    const field = found(tile(target, 'a').querySelector('input'));
    field.focus();
    await sendKeys({ type: 'lake' });
    field.setSelectionRange(1, 2);
    target.move(target.items[0]?.id ?? '', 2);
    await still();
    expect(target.shadowRoot?.activeElement).to.equal(field);
    expect([field.selectionStart, field.selectionEnd]).to.deep.equal([1, 2]);
  });
});
