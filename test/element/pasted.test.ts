// The other formats on the clipboard decide whether an image is added.
import { expect } from '@open-wc/testing';
import { image } from '../images.js';
import { nearElement as element, paste, transfer } from './fixtures.js';

describe('pasting', () => {
  describe('of text and a picture of it, as spreadsheets and word processors copy it, adds nothing', () => {
    for (const [of, data] of [
      ['plain text', { 'text/plain': 'Sum\t12\r\nMean\t3' }],
      ['one word', { 'text/plain': 'words' }],
      ['plain text and HTML', { 'text/plain': '12', 'text/html': '<table><tr><td>12</td></tr></table>' }],
      ['RTF alone', { 'text/rtf': '{\\rtf1}', 'text/html': '<b>words</b>' }],
      ['RTF and a URL', { 'text/rtf': '{\\rtf1}', 'text/plain': 'https://example.com/' }],
      ['RTF by its other name', { 'application/rtf': '{\\rtf1}' }],
      ['empty cells', { 'text/plain': '\t\t\r\n\t\t\r\n', 'text/html': '<table><tr><td></td></tr></table>' }],
      ['a cell with a blank', { 'text/plain': ' ' }],
      ['an empty paragraph', { 'text/plain': '\n', 'text/html': '<p><br></p>' }],
      ['one empty cell', { 'text/html': '<TABLE><tr><td></td></tr></TABLE>' }],
      ['HTML without an image', { 'text/html': '<p>words</p>' }],
      ['a cell with a URL', { 'text/plain': 'https://example.com/report', 'text/html': '<table></table>' }],
      [
        'a link',
        { 'text/plain': 'https://example.com/a', 'text/html': '<a href="/a">https://example.com/a</a>' },
      ],
      ['a URL alone', { 'text/plain': 'https://example.com/image.png' }],
      [
        'a cell with a URL beside an image',
        { 'text/plain': 'https://a.b/', 'text/html': '<table><td><img></table>' },
      ],
      [
        'a cell with the name that browsers give to it',
        { 'text/plain': 'image.png', 'text/html': '<table></table>' },
      ],
      ['this name alone', { 'text/plain': 'image.png\r\n' }],
      ['a cell with a relative path', { 'text/plain': 'photos/image.png' }],
      ['a column of names', { 'text/plain': 'photo.png\nimage.png\nSum' }],
      ['words and an image', { 'text/plain': 'words', 'text/html': '<p>words</p><img src="a.png">' }],
    ] as const)
      for (const names of [['image.png'], ['image.png', 'image.gif']])
        it(`${of}, in ${names.length} formats`, async () => {
          const target = await element({ 'upload-on': 'manual', multiple: '' });
          const clipboard = transfer(...(await Promise.all(names.map((name) => image(name)))));
          for (const [type, text] of Object.entries(data)) clipboard.setData(type, text);
          expect(document.body.dispatchEvent(paste(clipboard))).to.be.true;
          expect(target.items).to.be.empty;
        });
  });

  describe('of an image with additional formats adds the image', () => {
    for (const [from, name, data] of [
      ['a page', 'image.png', { 'text/html': '<img src="https://example.com/a.png">' }],
      [
        'a page, in a link',
        'image.png',
        { 'text/html': '<meta charset="utf-8"><a href="/"><IMG src="a.png"></a>' },
      ],
      ['Safari', 'image.png', { 'text/plain': 'https://example.com/a.png', 'text/html': '<img>' }],
      ['Finder', 'My photo.png', { 'text/plain': 'My photo.png' }],
      ['a file manager', 'a b.png', { 'text/plain': '/home/me/a b.png' }],
      ['a file manager that writes URLs', 'a b.png', { 'text/plain': 'file:///home/me/a%20b.png' }],
      ['a file manager that escapes less', 'a & b.png', { 'text/plain': 'file:///home/me/a%20&%20b.png\n' }],
      ['a file manager, with a percent sign in its name', '50%.png', { 'text/plain': '/home/me/50%.png' }],
      ['a file manager of Windows', 'a.png', { 'text/plain': 'C:\\Pictures\\a.png' }],
      ['GNOME Files', 'a.png', { 'text/plain': 'x-special/nautilus-clipboard\ncopy\nfile:///me/a.png\n' }],
      ['a file manager, by the name of bitmaps', 'image.png', { 'text/plain': '/home/me/image.png' }],
      ['Finder, in another form of Unicode', 'Ma\u0308rz.png', { 'text/plain': 'M\u00e4rz.png' }],
      ['where the text is empty', 'image.png', { 'text/plain': '' }],
    ] as const)
      it(from, async () => {
        const target = await element({ 'upload-on': 'manual' });
        const clipboard = transfer(await image(name));
        for (const [type, text] of Object.entries(data)) clipboard.setData(type, text);
        document.body.dispatchEvent(paste(clipboard));
        expect(target.items.map((item) => item.name)).to.deep.equal([name]);
      });
  });

  it('adds a file from a file manager whose name is that of clipboard bitmaps, with its name', async () => {
    const target = await element({ 'upload-on': 'manual' });
    const bytes = await image('image.png');
    const stored = new File([bytes], bytes.name, { type: bytes.type, lastModified: Date.UTC(2025, 0) });
    const clipboard = transfer(stored);
    clipboard.setData('text/plain', 'image.png');
    document.body.dispatchEvent(paste(clipboard));
    expect(target.items).to.have.length(1);
  });

  for (const [how, text, taken] of [
    ['each with its name, as Finder writes them', 'a.png\rb.png', 2],
    ['each with its path', '/home/me/a.png\n/home/me/b.png\n', 2],
    ['one without its name', 'a.png', 0],
    ['with words', 'Sum\t12', 0],
    ['without text', '', 2],
  ] as const)
    it(`adds ${taken ? 'all' : 'none'} of several files that are copied together, ${how}`, async () => {
      const target = await element({ 'upload-on': 'manual', multiple: '' });
      const clipboard = transfer(await image('a.png'), await image('b.png'));
      clipboard.setData('text/plain', text);
      document.body.dispatchEvent(paste(clipboard));
      expect(target.items).to.have.length(taken);
    });
});
