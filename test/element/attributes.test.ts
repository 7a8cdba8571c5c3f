import { expect } from '@open-wc/testing';
import { S3ImageUpload } from 's3-image-upload';
import { stub, type SinonStub } from 'sinon';
import { image } from '../images.js';
import { openStack, type Stack } from '../stack-client.js';
import { Uploader } from 's3-image-upload/core';
import { element, next, part, pick, until } from './fixtures.js';

/** All attributes except Boolean ones. */
const attributes = [...S3ImageUpload.elementProperties].flatMap(([property, { attribute = true, type }]) =>
  attribute === false || type === Boolean ? [] : attribute === true ? String(property) : attribute,
);

/** Attributes for which any text is valid, or that have their own warnings. */
const anyText = [
  'persist',
  'persist-key',
  'presign-endpoint',
  'accept',
  'capture',
  'name',
  'value',
  'public-base',
  'label',
];

let stack: Stack;
let warnings: SinonStub;

before(async () => (stack = await openStack()));
beforeEach(() => (warnings = stub(console, 'warn')));
afterEach(() => warnings.restore());

/** Options that only affect uploads are parsed by the engine. */
async function withEngine(attributes: Record<string, string>): Promise<S3ImageUpload> {
  const target = await element(attributes);
  target.dispatchEvent(new PointerEvent('pointerenter'));
  await target.updateComplete;
  return target;
}

describe('an attribute that does not parse', () => {
  for (const [attribute, value] of [
    ['max-size', '5 megs'],
    ['min-size', '-1'],
    ['max-files', 'many'],
    ['concurrency', '0'],
    ['retries', '-1'],
    ['retries', '1.5'],
    ['stall-timeout', '0'],
    ['stall-timeout', 'long'],
    ['checksum', 'md5'],
    ['min-width', 'wide'],
    ['max-width', '0'],
    ['min-height', '1.5'],
    ['max-height', '10px'],
    ['aspect-ratio', '16/0'],
    ['max-pixels', '12MP'],
    ['metadata', 'remove'],
    ['max-edge', '-1'],
    ['convert', 'image/gif'],
    ['quality', '80'],
    ['quality', 'high'],
    ['upload-on', 'later'],
    ['presign-method', 'put'],
    ['public-base', 'javascript:alert(1)'],
    ['value', 'java\tscript:alert(1)'],
    ['value', 'data:text/html,x'],
    ['credentials', 'yes'],
  ] as const)
    it(`is reported once, with its name and value: ${attribute}="${value}"`, async () => {
      const target = await withEngine({ [attribute]: value, multiple: '' });
      target.label = 'drawn once more';
      await target.updateComplete;
      expect(warnings.callCount).to.equal(1);
      expect(String(warnings.firstCall.firstArg)).to.contain(`${attribute}="${value}"`);
    });

  for (const name of attributes.filter((each) => !anyText.includes(each)))
    it(`is reported: ${name}="\u00a7"`, async () => {
      await withEngine({ [name]: '\u00a7', multiple: '' });
      expect(warnings.args.flat().join('\n')).to.contain(`${name}="\u00a7"`);
    });

  for (const name of attributes)
    it(`is not reported when it is removed: ${name}`, async () => {
      // A value would be loaded as an image, by a request that the server refuses.
      const target = await element({ [name]: name === 'value' ? '' : 'image/png', multiple: '' });
      warnings.resetHistory();
      target.removeAttribute(name);
      target.uploadOn = 'manual';
      const [item] = await target.addFiles([await image()]);
      expect(item?.state).to.equal('ready');
      expect(warnings.callCount).to.equal(0);
    });

  for (const value of [Symbol('s'), {}, Number.NaN, []])
    it(`may be any value that a script can set: ${Object.prototype.toString.call(value)}`, async () => {
      const target = await element({ 'presign-endpoint': stack.presign() });
      for (const name of [
        'minSize',
        'maxSize',
        'maxFiles',
        'concurrency',
        'retries',
        'stallTimeout',
        'uploadOn',
        'presignMethod',
        'credentials',
      ])
        Reflect.set(target, name, value);
      pick(target, await image());
      await next(target, 'upload-success');
    });

  it('leaves the default', async () => {
    const target = await element({
      'presign-endpoint': stack.presign(),
      'max-size': '5 megs',
      'upload-on': 'later',
      concurrency: '-3',
    });
    pick(target, await image());
    await next(target, 'upload-success');
  });
});

it('passes capture on to the file input unchanged', async () => {
  const input = (target: S3ImageUpload) => part(target, 'input').getAttribute('capture');
  expect(input(await element())).to.equal(null);
  expect(input(await element({ capture: '' }))).to.equal('');
  const target = await element({ capture: 'user' });
  expect(input(target)).to.equal('user');
  target.removeAttribute('capture');
  await target.updateComplete;
  expect(input(target)).to.equal(null);
});

describe('an accept with tokens that match no image', () => {
  it('accepts what the other tokens name, in the hint and the picker too, and warns once', async () => {
    const target = await element({ accept: 'jpg, .png', multiple: '', 'upload-on': 'manual' });
    await target.addFiles([await image('a.jpg'), await image('b.jpg')]);
    expect(target.items.map(({ state }) => state)).to.deep.equal(['rejected', 'rejected']);
    expect(part(target, 'hint').textContent).to.equal('PNG');
    expect((part(target, 'input') as HTMLInputElement).accept).to.equal('.png');
    await until(() => warnings.called);
    target.label = 'drawn once more';
    await target.updateComplete;
    expect(warnings.callCount).to.equal(1);
    expect(String(warnings.firstCall.firstArg)).to.match(/accept="jpg, \.png".*"jpg".*accept="\.jpg,\.png"/);
  });

  it('warns once about an extension that no format has, even if it applies to files', async () => {
    const target = await element({ accept: '.dng', 'upload-on': 'manual' });
    await target.addFiles([await image('a.jpg')]);
    await until(() => warnings.called);
    await target.addFiles([await image('b.jpg')]);
    expect(warnings.callCount).to.equal(1);
  });

  it('accepts any raster image if no token is left, also from an input in the tag', async () => {
    const target = await element({ 'upload-on': 'manual' });
    target.innerHTML = '<input type="file" accept=".png .jpg" aria-label="Photo">';
    await until(() => warnings.called);
    await target.updateComplete;
    await target.addFiles([await image('a.jpg')]);
    expect(target.items.map(({ state }) => state)).to.deep.equal(['ready']);
    expect(part(target, 'hint').textContent).to.equal('');
    expect((part(target, 'input') as HTMLInputElement).accept).to.equal('image/*');
    expect(warnings.callCount).to.equal(1);
  });

  it('is reported once by an uploader without an element', async () => {
    const uploader = new Uploader({ accept: 'png jpg', uploadOn: 'manual', multiple: true });
    await uploader.addFiles([await image('a.jpg'), await image('b.jpg')]);
    expect(uploader.items[0]?.state).to.equal('ready');
    await until(() => warnings.called);
    expect(warnings.callCount).to.equal(1);
  });
});
