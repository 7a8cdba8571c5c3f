import { expect } from '@open-wc/testing';
import { newItem } from '../../src/rules/new-item.js';
import { relist } from '../../src/rules/relist.js';
import { imagesOf, readImages, valuesOf, type StoredImage } from '../../src/rules/stored-image.js';
import { others } from './web-addresses.js';

let ids = 0;
const newId = () => `existing-${(ids += 1)}`;
const listed = (...images: StoredImage[]) => relist([], images, newId);
const urls = (items: ReturnType<typeof listed>) =>
  items.map((item) => (item.state === 'stored' ? item.url : item.name));

const full: StoredImage = {
  url: 'https://cdn.example/a%20b.jpg?v=2',
  key: 'uploads/a b.jpg',
  alt: 'A lake',
  name: 'lake.jpg',
  width: 640,
  height: 480,
  type: 'image/jpeg',
  size: 12_345,
  etag: 'e1',
};

describe('readImages', () => {
  for (const [value, images] of [
    ['', []],
    ['  ', []],
    [undefined, []],
    [null, []],
    ['/a.jpg', [{ url: '/a.jpg' }]],
    ['["/a.jpg", "/b.jpg"]', [{ url: '/a.jpg' }, { url: '/b.jpg' }]],
    [JSON.stringify(full), [full]],
    [JSON.stringify(['/a.jpg', full]), [{ url: '/a.jpg' }, full]],
    [
      [full, '/b.jpg'],
      [full, { url: '/b.jpg' }],
    ],
    [[], []],
    [[{ url: '/a.jpg', width: 'wide', size: NaN, onload: 'x' }], [{ url: '/a.jpg' }]],
  ] as const)
    it(`of ${JSON.stringify(value)}`, () =>
      expect(readImages(value, 'url', undefined)).to.deep.equal(images));

  for (const value of [
    '[',
    '{"url":',
    '[1]',
    '[{}]',
    [{ url: '' }],
    7,
    [null],
    ...others,
    ...others.map((url) => [{ url }]),
    JSON.stringify([full, others[0]]),
  ])
    it(`reports what is wrong with ${JSON.stringify(value)}`, () =>
      expect(readImages(value, 'url', undefined)).to.be.a('string'));

  it('reads texts as keys if the form sends keys', () => {
    expect(readImages('up/a b.jpg', 'key', 'https://cdn.example/')).to.deep.equal([
      { url: 'https://cdn.example/up/a%20b.jpg', key: 'up/a b.jpg' },
    ]);
    expect(readImages('[draft] a.jpg', 'key', undefined)).to.deep.equal([
      { url: '[draft] a.jpg', key: '[draft] a.jpg' },
    ]);
    expect(readImages('a.jpg', 'key', undefined)).to.deep.equal([{ url: 'a.jpg', key: 'a.jpg' }]);
    expect(readImages('javascript:alert(1)', 'key', undefined)).to.deep.equal([
      { url: './javascript:alert(1)', key: 'javascript:alert(1)' },
    ]);
    expect(readImages('user:1/a.jpg', 'key', 'https://cdn.example/')).to.deep.equal([
      { url: 'https://cdn.example/user%3A1/a.jpg', key: 'user:1/a.jpg' },
    ]);
  });

  it('accepts a blob: URL of the page', () => {
    const url = 'blob:https://page.example/1';
    expect(readImages([{ url }], 'url', undefined)).to.deep.equal([{ url }]);
  });
});

describe('imagesOf', () => {
  it('returns the images that were set', () => expect(imagesOf(listed(full))).to.deep.equal([full]));

  it('has only fields that are known, or that the name tells', () =>
    expect(imagesOf(listed({ url: '/x/caf%C3%A9.png' }))).to.deep.equal([
      { url: '/x/caf%C3%A9.png', name: 'café.png', type: 'image/png' },
    ]));

  it('leaves out images that are not stored', () =>
    expect(imagesOf([newItem('a', new File(['1'], 'a.jpg'))])).to.be.empty);
});

describe('valuesOf', () => {
  it('is URLs, keys or JSON', () => {
    const images = imagesOf(listed(full));
    expect(valuesOf(images, 'url')).to.deep.equal([full.url]);
    expect(valuesOf(images, 'key')).to.deep.equal([full.key]);
    expect(valuesOf(images, 'json').map((text) => JSON.parse(text) as unknown)).to.deep.equal([full]);
  });

  it('is a URL if the key is not known', () =>
    expect(valuesOf([{ url: '/a.jpg' }], 'key')).to.deep.equal(['/a.jpg']));
});

describe('relist', () => {
  const [a, b, c] = ['/a.jpg', '/b.jpg', '/c.jpg'].map((url) => ({ url })) as [
    StoredImage,
    StoredImage,
    StoredImage,
  ];
  const chosen = newItem('image-1', new File(['1'], 'chosen.jpg'));

  it('keeps the items of images that stay', () => {
    const before = listed(a, b);
    const after = relist(before, [b, a], newId);
    expect(after).to.have.ordered.members([before[1], before[0]]);
  });

  it('keeps images that are not stored in place', () => {
    const [first, second] = listed(a, b);
    if (!first || !second) throw new Error('two were listed');
    const before = [first, chosen, second];
    expect(urls(relist(before, [a, b], newId))).to.deep.equal(['/a.jpg', 'chosen.jpg', '/b.jpg']);
    expect(urls(relist(before, [b, c, a], newId))).to.deep.equal([
      '/b.jpg',
      'chosen.jpg',
      '/c.jpg',
      '/a.jpg',
    ]);
    expect(urls(relist(before, [], newId))).to.deep.equal(['chosen.jpg']);
  });

  it('has the same image twice if it is set twice', () => {
    const twice = listed(a, a);
    expect(new Set(twice.map(({ id }) => id)).size).to.equal(2);
    expect(relist(twice, [a, a], newId)).to.deep.equal(twice);
  });

  it('finds an existing image by its key, whatever its URL', () => {
    const before = listed({ url: 'https://bucket.example/a.jpg', key: 'a.jpg' }, b);
    const elsewhere = { url: 'https://cdn.example/a.jpg', key: 'a.jpg' };
    expect(relist(before, [b, elsewhere], newId)).to.have.ordered.members([before[1], before[0]]);
  });

  it('treats images without known keys as different', () => {
    const before = listed({ ...a, key: '' });
    const [after] = relist(before, [{ ...b, key: '' }], newId);
    expect(after?.id).not.to.equal(before[0]?.id);
    expect(urls(relist(before, [{ ...b, key: '' }], newId))).to.deep.equal(['/b.jpg']);
  });

  it('changes an alternative text and nothing else', () => {
    const before = listed({ ...a, alt: 'old' });
    const [after] = relist(before, [{ ...a, alt: 'new' }], newId);
    expect(after).to.deep.equal({ ...before[0], alt: 'new' });
    expect(relist(before, [a], newId)).to.have.ordered.members([before[0]]);
  });
});
