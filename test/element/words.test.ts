import { expect, fixture, html } from '@open-wc/testing';
import type { S3ImageUpload } from 's3-image-upload';
import { formatSize } from '../../src/rules/size.js';
import { image } from '../images.js';
import { stub } from 'sinon';
import { element, found, elementIn, has, next, part, until } from './fixtures.js';

const browse = (target: S3ImageUpload) => part(target, 'browse-button').textContent.trim();

describe('the language of the texts', () => {
  it('is that of the nearest lang', async () => {
    const target = await elementIn('de', { multiple: '', 'max-files': '3' });
    await until(() => browse(target) === 'Bilder auswählen');
    expect(part(target, 'hint').textContent.trim()).to.equal('Höchstens 3 Bilder');
    expect(part(target, 'dropzone').lang).to.equal('de');
  });

  it('is used from the first drawing', async () => {
    const place = await fixture(html`<div lang="de-AT"></div>`);
    const seen: string[] = [];
    const target = document.createElement('s3-image-upload');
    place.append(target);
    new MutationObserver(() => seen.push(browse(target))).observe(target.renderRoot, { childList: true });
    await target.updateComplete;
    await Promise.resolve();
    expect(seen).to.deep.equal(['Bild auswählen']);
  });

  it('is found beyond the shadow roots that the element is in', async () => {
    const outer = await fixture(html`<div lang="de"></div>`);
    const shadow = outer.attachShadow({ mode: 'open' });
    shadow.innerHTML = '<p><s3-image-upload></s3-image-upload></p>';
    const target = shadow.querySelector('s3-image-upload');
    await target?.updateComplete;
    expect(target && browse(target)).to.equal('Bild auswählen');
  });

  it('changes with the lang', async () => {
    const target = await elementIn('de');
    await until(() => browse(target) === 'Bild auswählen');
    target.parentElement?.setAttribute('lang', 'en-GB');
    await until(() => browse(target) === 'Choose an image');
    expect(part(target, 'dropzone').lang).to.equal('en-GB');
  });

  for (const lang of ['', 'x-klingon', 'tlh', 'no such tag'])
    it(`is English if lang is “${lang}”`, async () => {
      const target = await elementIn('de');
      await until(() => browse(target) === 'Bild auswählen');
      target.parentElement?.setAttribute('lang', lang);
      await until(() => browse(target) === 'Choose an image');
    });

  for (const lang of ['zh-Hant', 'zh-TW', 'zh-HK', 'zh-MO', 'zh-Hant-CN', 'tr-Arab'])
    it(`is English if lang is “${lang}”, with a script that no table of that language uses`, async () => {
      const target = await elementIn('de');
      await until(() => browse(target) === 'Bild auswählen');
      target.parentElement?.setAttribute('lang', lang);
      await until(() => browse(target) === 'Choose an image');
      expect(part(target, 'dropzone').lang).to.equal('en');
    });

  for (const [lang, text] of [
    ['zh', '选择图片'],
    ['zh-CN', '选择图片'],
    ['zh-SG', '选择图片'],
    ['zh-Hans-HK', '选择图片'],
    ['pt', 'Escolher uma imagem'],
    ['pt-PT', 'Escolher uma imagem'],
    ['es-419', 'Elegir una imagen'],
    ['ar-EG', 'اختيار صورة'],
    ['iw', 'בחירת תמונה'],
  ] as const)
    it(`is “${text}” if lang is “${lang}”`, async () => {
      const target = await elementIn(lang);
      await until(() => browse(target) !== 'Choose an image');
      expect(browse(target)).to.equal(text);
    });

  it('is the page’s for texts that it sets, and unchanged for the rest', async () => {
    const target = await elementIn('de');
    target.locale = { browse: 'Foto wählen', 'too-large': '{actual}? {limit}!' };
    target.maxSize = '1KB';
    await until(() => browse(target) === 'Foto wählen');
    const rejected = next(target, 'upload-reject');
    await target.addFiles([await image()]);
    await target.updateComplete;
    expect((await rejected).detail.error.message).to.match(/^[\d,.]+ kB\? 1 kB!$/);
    expect(part(target, 'list').getAttribute('aria-label')).to.equal('Ausgewählte Bilder');
  });

  it('has the direction that the page sets, not that of its lang', async () => {
    const target = await elementIn('ar');
    await until(() => part(target, 'hint').getAttribute('dir') === 'rtl');
    const { locale } = await import('s3-image-upload/locales/pl');
    target.locale = { ...locale };
    await until(() => browse(target) === locale.browse);
    expect(part(target, 'hint').getAttribute('dir')).to.equal('auto');
    target.locale = { ...locale, language: 'fa', direction: 'rtl' };
    await until(() => part(target, 'hint').getAttribute('dir') === 'rtl');
  });

  it('changes for existing failures when the page removes its texts', async () => {
    const target = await elementIn('en', { accept: 'image/png' });
    target.locale = { browse: 'Go', 'type-not-accepted': 'No.' };
    await until(() => browse(target) === 'Go');
    await target.addFiles([await image('a.jpg')]);
    const said = () => target.items.map((item) => ('error' in item ? item.error.message : '')).join();
    expect(said()).to.equal('No.');
    target.locale = undefined;
    await until(() => said() === 'This image is JPEG. Choose one that is PNG.');
  });

  it('applies to failures, too', async () => {
    const target = await elementIn('de', { accept: 'image/png' });
    await until(() => browse(target) === 'Bild auswählen');
    const rejected = next(target, 'upload-reject');
    await target.addFiles([await image('a.jpg')]);
    expect((await rejected).detail.error.message).to.equal(
      'Dieses Bild ist JPEG. Wählen Sie eines im Format PNG.',
    );
  });

  for (const [what, attributes, presign, german, english] of [
    [
      'was not accepted',
      { accept: 'image/png' },
      () => new Promise<never>(() => {}),
      'Dieses Bild ist JPEG. Wählen Sie eines im Format PNG.',
      'This image is JPEG. Choose one that is PNG.',
    ],
    [
      'failed',
      { retries: '0' },
      () => Promise.reject(new Error('down')),
      'Diese Seite kann im Moment keine Bilder annehmen. Versuchen Sie es in ein paar Minuten noch einmal.',
      'This page can’t take images at the moment. Try again in a few minutes.',
    ],
  ] as const)
    it(`follows the lang also for an image that ${what}`, async () => {
      const target = await elementIn('de', { ...attributes, name: 'photo', variant: 'gallery' });
      await until(() => browse(target) === 'Bild auswählen');
      target.presign = presign;
      await target.addFiles([await image('a.jpg')]);
      await until(() => has(target, 'error'));
      const said = () => part(target, 'error').textContent.trim();
      const [before] = target.items;
      expect(said()).to.equal(german);
      for (const [lang, text] of [
        ['en', english],
        ['de', german],
        ['en', english],
      ] as const) {
        target.parentElement?.setAttribute('lang', lang);
        await until(() => said() === text);
        const [item] = target.items;
        expect(item && 'error' in item && item.error.message).to.equal(text);
        expect(item && 'error' in item && item.error.code).to.equal(
          before && 'error' in before && before.error.code,
        );
      }
      expect(before && 'error' in before && before.error.message, 'a snapshot stays').to.equal(german);
    });

  it('follows the lang also for an image that waits for the connection', async () => {
    const onLine = stub(navigator, 'onLine').get(() => false);
    const target = await elementIn('de');
    target.presignEndpoint = 'http://127.0.0.1:9/';
    await target.addFiles([await image()]);
    await until(() => target.items[0]?.state === 'waiting');
    const said = () => part(target, 'summary').textContent.trim();
    await until(
      () => said() === 'Sie sind offline. Das Hochladen geht weiter, sobald Sie wieder verbunden sind.',
    );
    target.parentElement?.setAttribute('lang', 'en');
    await until(() => said() === 'You’re offline. The upload continues when you’re connected again.');
    target.abort();
    onLine.restore();
  });

  it('isolates a name with the opposite direction', async () => {
    const target = await element({ 'upload-on': 'manual' });
    await target.addFiles([await image('صورة.jpg')]);
    await target.updateComplete;
    expect(part(target, 'remove-button').getAttribute('aria-label')).to.equal('Remove \u2068صورة.jpg\u2069');
  });

  it('does not isolate a name with the direction of the text', async () => {
    const target = await elementIn('fr', { 'max-size': '5MB' });
    await until(() => browse(target) === 'Choisir une image');
    expect(part(target, 'hint').textContent.trim()).to.equal(`Jusqu’à ${formatSize(5e6, 'fr')}`);
  });

  it('isolates any name in a text from right to left', async () => {
    const target = await elementIn('he', { 'upload-on': 'manual' });
    await until(() => browse(target) === 'בחירת תמונה');
    await target.addFiles([await image('photo (1).jpg')]);
    await target.updateComplete;
    expect(part(target, 'remove-button').getAttribute('aria-label')).to.equal(
      'הסרת \u2068photo (1).jpg\u2069',
    );
  });

  for (const [what, own] of [
    ['missing', { browse: undefined, drop: 'Here' }],
    ['no text', { browse: 5, drop: 'Here' }],
    ['in a language with an invalid tag', { language: 'no such tag', drop: 'Here' }],
    ['empty where a form wants one', { required: '', drop: 'Here' }],
  ] as const)
    it(`works with texts of a page that are ${what}`, async () => {
      const target = await element({ required: '', 'max-size': '5MB' });
      target.locale = own as NonNullable<typeof target.locale>;
      await until(() => part(target, 'dropzone').textContent.includes('Here'));
      expect(browse(target)).to.equal('Choose an image');
      expect(target.validity.valid).to.be.false;
      expect(target.validationMessage).not.to.equal('');
    });

  it('follows a lang that changes in the shadow root that the element is in, or on its host', async () => {
    const outer = await fixture(html`<div></div>`);
    const shadow = outer.attachShadow({ mode: 'open' });
    shadow.innerHTML = '<p><s3-image-upload></s3-image-upload></p>';
    const target = found(shadow.querySelector('s3-image-upload'));
    await target.updateComplete;
    outer.setAttribute('lang', 'de');
    await until(() => browse(target) === 'Bild auswählen');
    target.parentElement?.setAttribute('lang', 'en');
    await until(() => browse(target) === 'Choose an image');
  });
});
