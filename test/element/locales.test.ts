import { expect } from '@open-wc/testing';
import { languages } from '../../src/element/page/words.js';
import { errors } from '../../src/locales/en-errors.js';
import { en } from '../../src/locales/en.js';
import { inEnglish } from '../../src/locales/errors.js';
import type { Locale, Phrase } from '../../src/locales/strings.js';
import { isRetryable, type ErrorCode, type FailureFacts } from '../../src/rules/failure.js';
import { image } from '../images.js';
import { codes } from '../rules/codes.js';
import { elementIn, part, until } from './fixtures.js';

const english: Locale = { ...en, ...errors };
const tables = await Promise.all(Object.values(languages).map(async (load) => (await load()).locale));

type Key = Exclude<keyof Locale, 'language' | 'direction'>;
const keys = Object.keys(english).filter((key) => key !== 'language') as Key[];

/** The text for each plural form; `other` for a text without plural forms. */
const formsOf = (phrase: Phrase) => Object.entries(typeof phrase === 'string' ? { other: phrase } : phrase);

/** The wrong texts of a table, each as `key (form): text`. */
const textsThat = (table: Locale, isWrong: (text: string, key: Key, form: string) => boolean) =>
  keys.flatMap((key) =>
    formsOf(table[key])
      .filter(([form, text]) => isWrong(text, key, form))
      .map(([form, text]) => `${key} (${form}): ${text}`),
  );

const placesIn = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort().join();

/** In some languages the noun already states the number. */
const saysCountInWords = ['zero', 'one', 'two'];

const fullWidth = /[,.;!?()]/;

/** Punctuation that the language does not use. */
const foreign: Readonly<Record<string, RegExp>> = {
  ar: /[,;?]/,
  fr: /(?<!\u202f)[;!?]|(?<![\u202f}]):|\u202f(?![:;!?])/,
  ja: fullWidth,
  'zh-Hans': fullWidth,
};

/** Texts that are the same in English. */
const alike: Readonly<Record<string, RegExp>> = { fr: /^\{count\} images?$/, pl: /^\{count\} problem$/ };

/** The words for "try again" in each language. */
const tryAgain: Readonly<Record<string, RegExp>> = {
  en: /try (it )?again/i,
  ar: /أعد المحاولة|إعادة المحاولة/,
  de: /versuchen Sie es .*noch einmal/i,
  es: /inténtelo de nuevo/i,
  fr: /réessaye[rz]/i,
  he: /לנסות שוב/,
  it: /riprova/i,
  ja: /もう一度お試し|再試行/,
  ko: /다시 시도/,
  nl: /probeer het .*opnieuw/i,
  pl: /spróbuj ponownie/i,
  'pt-BR': /tente novamente/i,
  tr: /yeniden deneyin/i,
  'zh-Hans': /重试/,
};

const errorKeys = keys.filter((key) => key in errors);

/** Words that GOV.UK's guidance on error messages excludes: politeness, blame and technical terms. */
const unsaid =
  /please|sorry|oops|invalid|illegal|forbidden|not allowed|storage|server|polic(y|ies)|permission|signature|endpoint|credentials|bucket|S3\b|spite|perhaps/i;

describe('the texts in English', () => {
  it('say what happened and how to solve it, without words for developers', () =>
    expect(textsThat(english, (text) => unsaid.test(text)).join('\n')).to.equal(''));

  it('name what is accepted in each refusal', () => {
    const refusal = (code: ErrorCode, more: Partial<FailureFacts> = {}) =>
      inEnglish({ code, type: 'image/gif', accept: 'image/jpeg,.png,.dng', ...more });
    expect(refusal('type-not-accepted')).to.equal('This image is GIF. Choose one that is JPEG, PNG, or DNG.');
    expect(refusal('type-mismatch')).to.equal(
      'This image is really GIF. Choose one that is JPEG, PNG, or DNG.',
    );
    expect(refusal('not-an-image', { type: undefined, accept: 'image/*' })).to.equal(
      'This file can’t be read as an image. Choose one that is JPEG, PNG, GIF, or WebP.',
    );
    const condition = '["eq","$content-type","image/jpeg"]';
    expect(inEnglish({ code: 'policy-forbids', field: 'content-type', condition })).to.equal(
      'This kind of image isn’t accepted. Choose one that is JPEG.',
    );
  });

  it('have one sentence for all failures that only the site can solve', () => {
    const sentence = 'Images can’t be uploaded on this page at the moment. Contact the site’s owner.';
    for (const [code, status] of [
      ['presign-invalid'],
      ['presign-failed', 404],
      ['policy-forbids'],
      ['access-denied', 403],
      ['signature-mismatch', 403],
      ['storage-error', 404],
    ] as const)
      expect(inEnglish({ code, status }), code).to.equal(sentence);
  });

  it('write aspect ratios as visitors do', () => {
    const shape = (actual: number, limit: number) => inEnglish({ code: 'aspect-ratio', actual, limit });
    expect(shape(3 / 2, 16 / 9)).to.equal('This image isn’t wide enough (3:2); crop it to 16:9.');
    expect(shape(4032 / 3024, 0.8)).to.equal('This image is too wide (4:3); crop it to 4:5.');
    expect(shape(2.5, 1.91)).to.equal('This image is too wide (5:2); crop it to 1.91:1.');
  });

  it('write sizes in the units in which the page wrote the limit', () => {
    const size = (limit: number, actual: number) => inEnglish({ code: 'too-large', actual, limit });
    expect(size(5 * 2 ** 20, 6.4e6)).to.equal('This image is 6.1 MiB. Choose one of 5 MiB or less.');
    expect(size(5e6, 6.4e6)).to.equal('This image is 6.4 MB. Choose one of 5 MB or less.');
  });
});

describe('a failure', () => {
  for (const code of codes)
    it(`${code} says “try again” only if there is a button for it, whatever the status`, () => {
      for (const status of [undefined, 400, 403, 404, 408, 429, 500, 501, 503]) {
        const failure = { code, status };
        const text = inEnglish(failure);
        if (!isRetryable(failure)) expect(text, `${status}`).not.to.match(/try|later|in a moment/i);
        else if (code !== 'offline' && code !== 'aborted') expect(text, `${status}`).to.match(/try again/i);
      }
    });
});

for (const table of tables)
  describe(`the texts in ${new Intl.DisplayNames('en', { type: 'language' }).of(table.language) ?? ''}`, () => {
    const { pluralCategories } = new Intl.PluralRules(table.language).resolvedOptions();

    it('are all there: none falls back to English', () => {
      expect(keys.filter((key) => !(key in table)).join()).to.equal('');
      const facts = table.direction ? ['language', 'direction'] : ['language'];
      expect(Object.keys(table)).to.have.members([...facts, ...keys]);
    });

    it('have the placeholders of the English ones', () => {
      const wrong = textsThat(table, (text, key, form) => {
        const [expected, found] = [placesIn(formsOf(english[key]).map(String).join()), placesIn(text)];
        const withoutCount = expected.replace(/\{count\},?/, '');
        return found !== expected && !(saysCountInWords.includes(form) && found === withoutCount);
      });
      expect(wrong.join('\n')).to.equal('');
    });

    it('have the plural forms of the language, no less and no more', () => {
      const plurals = keys.filter((key) => typeof english[key] !== 'string');
      const one = ['other'];
      for (const key of plurals) {
        const forms = formsOf(table[key]).map(([form]) => form);
        expect(forms, key).to.have.members(pluralCategories.length === 1 ? one : pluralCategories);
      }
      const more = textsThat(table, (_, key, form) => form !== 'other' && !plurals.includes(key));
      expect(more.join('\n')).to.equal('');
    });

    it('differ from English', () => {
      // Texts of placeholders and punctuation can be the same.
      const isText = (text: string) => /\p{L}/u.test(text.replace(/\{\w+\}/g, ''));
      const englishTexts = new Set(
        keys.flatMap((key) => formsOf(english[key]).map(([, text]) => text)).filter(isText),
      );
      expect(
        textsThat(table, (text) => englishTexts.has(text) && !alike[table.language]?.test(text)).join('\n'),
      ).to.equal('');
    });

    it('are typeset as the language is', () => {
      const wrong = textsThat(
        table,
        (text) => /['"]|\.\.\.|\s\s|^\s|\s$/.test(text) || (foreign[table.language]?.test(text) ?? false),
      );
      expect(wrong.join('\n')).to.equal('');
    });

    it('ask to try again exactly where the English ones do', () => {
      const asks = ({ language }: Locale, text: string) => tryAgain[language]?.test(text);
      const asked = new Set([...errorKeys, 'unfinished', 'unstorable']);
      const wrong = textsThat(
        table,
        (text, key) =>
          asked.has(key) &&
          asks(table, text) !== formsOf(english[key]).some(([, said]) => asks(english, said)),
      );
      expect(wrong.join('\n')).to.equal('');
    });

    it('have the direction of the language if they consist of placeholders and punctuation', () => {
      const isDirected = (text: string) => /[\p{L}\u200f]/u.test(text.replace(/\{\w+\}/g, ''));
      expect(textsThat(table, (text) => table.direction === 'rtl' && !isDirected(text)).join('\n')).to.equal(
        '',
      );
    });

    it('are drawn with a value for each placeholder', async () => {
      const target = await elementIn(table.language, {
        multiple: '',
        'upload-on': 'manual',
        'max-files': '3',
        'max-size': '1MB',
        'min-width': '101',
        'aspect-ratio': '4/5..1.91',
      });
      await until(() => part(target, 'browse-button').textContent.trim() === table.browseMany);
      await target.addFiles([await image('small.jpg'), await image('large.jpg', 'image/jpeg', 200)]);
      await target.updateComplete;

      expect(target.items.map(({ state }) => state)).to.deep.equal(['rejected', 'ready']);
      const drawn = [...target.renderRoot.querySelectorAll('*')].flatMap((one) =>
        [...one.attributes].map(({ value }) => value).concat(one.textContent),
      );
      expect(drawn.filter((text) => /\{\w+\}/.test(text))).to.deep.equal([]);
    });
  });

for (const { language } of tables.filter(({ direction }) => direction === 'rtl'))
  it(`an element in “${language}” is drawn from right to left, and so does its progress bar grow`, async () => {
    const target = await elementIn(language);
    target.parentElement?.setAttribute('dir', 'rtl');
    target.presign = () => new Promise(() => {});
    await target.addFiles([await image()]);
    await target.updateComplete;

    expect(getComputedStyle(target).direction).to.equal('rtl');
    expect(getComputedStyle(part(target, 'item')).direction).to.equal('rtl');
    const { transformOrigin, inlineSize } = getComputedStyle(part(target, 'progress-bar'));
    expect(transformOrigin.split(' ')[0], 'its right edge').to.equal(inlineSize);
  });
