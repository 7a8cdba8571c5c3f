import { expect } from '@open-wc/testing';
import { isPictureAddress, isWebAddress } from '../../src/rules/web-address.js';
import { others } from './web-addresses.js';

describe('isWebAddress', () => {
  for (const url of [
    'https://b.example/a.jpg?v=2#x',
    'HTTP://b.example/',
    '//b.example/a.jpg',
    '/a.jpg',
    'a b/c.jpg',
    '../a.jpg',
    '?a=b',
    './javascript:alert(1)',
  ])
    it(`is true for ${url}`, () => expect(isWebAddress(url)).to.be.true);
  for (const url of [...others, 'blob:https://b.example/1'])
    it(`says no to ${JSON.stringify(url)}`, () => expect(isWebAddress(url)).to.be.false);
});

describe('isPictureAddress', () => {
  it('is true for a blob: URL of the page', () =>
    expect(isPictureAddress('blob:https://b.example/1')).to.be.true);
  for (const url of others)
    it(`says no to ${JSON.stringify(url)}`, () => expect(isPictureAddress(url)).to.be.false);
});
