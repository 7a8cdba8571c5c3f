// What is said, in the visitor's language: by the nearest `lang`, loaded when a page has it.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { emptyControl } from '../../locales/en-empty-control.js';
import { canonical } from '../../locales/canonical.js';
import { sayIn, type Say } from '../../locales/say.js';
import type { Spoken } from '../../locales/spoken.js';
import type { Language, Locale, Strings } from '../../locales/strings.js';
import type { FailureFacts } from '../../rules/failure.js';

export interface Words {
  readonly say: Say<Exclude<keyof Strings, keyof Language>>;
  /** BCP 47: the page's, where it is spoken here. */
  readonly language: string;
  /** Of a line that may begin with a word of another language. */
  readonly direction: 'rtl' | 'auto';
  /** `undefined`: the uploader's own English. */
  readonly errorText: ((failure: FailureFacts) => string) | undefined;
}

type LoadsLocale = () => Promise<{ readonly locale: Locale }>;

/** A language is a file and a line. */
export const languages: Readonly<Record<string, LoadsLocale>> = {
  ar: () => import('../../locales/ar.js'),
  de: () => import('../../locales/de.js'),
  es: () => import('../../locales/es.js'),
  fr: () => import('../../locales/fr.js'),
  he: () => import('../../locales/he.js'),
  it: () => import('../../locales/it.js'),
  ja: () => import('../../locales/ja.js'),
  ko: () => import('../../locales/ko.js'),
  nl: () => import('../../locales/nl.js'),
  pl: () => import('../../locales/pl.js'),
  'pt-BR': () => import('../../locales/pt-BR.js'),
  tr: () => import('../../locales/tr.js'),
  'zh-Hans': () => import('../../locales/zh-Hans.js'),
};

/** Tags that mean a language of the table by another name. */
const synonyms: Readonly<Record<string, string>> = { pt: 'pt-BR', zh: 'zh-Hans' };

type Host = ReactiveControllerHost & HTMLElement & { readonly locale: Partial<Locale> | undefined };

export class WordsController implements ReactiveController {
  words: Words;
  /** Settles when the language of the page is there, or can't be had. */
  loaded: Promise<void> | undefined;
  readonly #host: Host;
  readonly #observer: () => MutationObserver;
  #observing: MutationObserver | undefined;
  #tag = ENGLISH;
  #own: Partial<Locale> | undefined;
  /** What is said in English, and where the language of the page lacks a text. */
  #english: Partial<Strings> = emptyControl;
  #spoken: Spoken = { table: {}, direction: undefined, errorText: undefined };

  constructor(host: Host) {
    this.#host = host;
    this.words = this.#inWords();
    this.#observer = () => new MutationObserver(() => this.#choose());
    host.addController(this);
  }

  hostConnected(): void {
    this.#observing = this.#observer();
    for (const root of rootsAround(this.#host))
      this.#observing.observe(root, { subtree: true, attributeFilter: ['lang'] });
    this.#choose();
  }

  hostDisconnected(): void {
    this.#observing?.disconnect();
  }

  hostUpdate(): void {
    if ((this.#host.locale ?? undefined) !== this.#own) this.#choose();
  }

  /** All of English: until then there is what an empty control says. */
  learn(english: Strings): void {
    this.#english = english;
    this.#speak();
  }

  #choose(): void {
    const tag = languageOf(this.#host);
    const own = this.#host.locale ?? undefined;
    if (tag === this.#tag && own === this.#own) return;
    this.#own = own;
    this.#tag = tag;
    const load = languages[nameOf(tag)];
    if (load || own)
      this.loaded = this.#load(tag, own, load).catch(() => {}); // what was said before is better than nothing
    else this.#speak({ table: { language: tag }, direction: undefined, errorText: undefined });
  }

  async #load(tag: string, own: Partial<Locale> | undefined, load: LoadsLocale | undefined): Promise<void> {
    // Side by side, or one would wait for the other.
    const [loaded, { speak }, { inWordsOf }] = await Promise.all([
      load?.(),
      import('../../locales/spoken.js'),
      import('../../locales/errors.js'),
    ]);
    if (tag !== this.#tag || own !== this.#own) return; // by now it is another
    this.#speak(speak(tag, loaded?.locale, own, inWordsOf));
  }

  #speak(spoken = this.#spoken): void {
    this.#spoken = spoken;
    this.words = this.#inWords();
    this.#host.requestUpdate();
  }

  #inWords(): Words {
    const { table, direction, errorText } = this.#spoken;
    const all = { language: ENGLISH, ...this.#english, ...table } as Strings; // what is missing is not said before there is all
    return {
      say: sayIn(all),
      language: all.language,
      direction: direction === 'rtl' ? 'rtl' : 'auto',
      errorText,
    };
  }
}

const ENGLISH = 'en';

/** The tag by which numbers are written: of the nearest `lang`, where its language is spoken here. */
function languageOf(element: Element): string {
  const tag = nearestLang(element);
  return nameOf(tag) ? tag : ENGLISH;
}

/** Of a language in the table, or English; empty for none of them. */
function nameOf(tag: string): string {
  const parts = tag.split('-');
  // From the most exact, `zh-Hans-CN`, to the language alone.
  for (let length = parts.length; length > 0; length -= 1) {
    const name = parts.slice(0, length).join('-');
    const known = synonyms[name] ?? name;
    if (known === ENGLISH || known in languages) return isOneScript(tag, known) ? known : '';
  }
  return '';
}

/** `zh-TW` is written in `Hant`: who reads it is not served by `zh-Hans`. Where neither names a script there is one alone. */
const isOneScript = (tag: string, known: string) =>
  !/-\w{4}\b/.test(`${tag} ${known}`) || scriptOf(tag) === scriptOf(known);

/** Takes 5 ms where it is called first. */
const scriptOf = (tag: string) => new Intl.Locale(tag).maximize().script;

/** In canonical form; empty where none is set, or it is no tag. */
function nearestLang(element: Element): string {
  const marked = element.closest('[lang]');
  if (!marked) {
    const root = element.getRootNode();
    return 'host' in root ? nearestLang(root.host as Element) : '';
  }
  return canonical(marked.getAttribute('lang'));
}

/** The one that it is in, that of its host, and so on to the document. */
function* rootsAround(element: Element): Generator<Node> {
  const root = element.getRootNode();
  yield root;
  if ('host' in root) yield* rootsAround(root.host as Element);
}
