// The texts in the visitor's language: that of the nearest `lang`, loaded when a page uses it.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { emptyControl } from '../../locales/en-empty-control.js';
import { canonical } from '../../locales/canonical.js';
import { sayIn, type Say } from '../../locales/say.js';
import type { Spoken } from '../../locales/spoken.js';
import type { Language, Locale, Strings } from '../../locales/strings.js';
import type { FailureFacts } from '../../rules/failure.js';

export interface Words {
  readonly say: Say<Exclude<keyof Strings, keyof Language>>;
  /** BCP 47: the page's tag, if its language is in the table. */
  readonly language: string;
  /** The direction of a text that may begin with a word of another language. */
  readonly direction: 'rtl' | 'auto';
  /** `undefined` for the uploader's own English. */
  readonly errorText: ((failure: FailureFacts) => string) | undefined;
}

type LoadsLocale = () => Promise<{ readonly locale: Locale }>;

/** To add a language, add a file and a line here. */
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

/** Other tags that mean a language of the table. */
const synonyms: Readonly<Record<string, string>> = { pt: 'pt-BR', zh: 'zh-Hans' };

type Host = ReactiveControllerHost & HTMLElement & { readonly locale: Partial<Locale> | undefined };

export class WordsController implements ReactiveController {
  words: Words;
  /** Settles when the page's language has loaded, or can't be loaded. */
  loaded: Promise<void> | undefined;
  readonly #host: Host;
  readonly #observer: () => MutationObserver;
  #observing: MutationObserver | undefined;
  #tag = ENGLISH;
  #own: Partial<Locale> | undefined;
  /** English texts, also for texts that the page's language lacks. */
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

  /** Loads all of English; before, there are only the texts of an empty control. */
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
      this.loaded = this.#load(tag, own, load).catch(() => {}); // earlier texts are better than none
    else this.#speak({ table: { language: tag }, direction: undefined, errorText: undefined });
  }

  async #load(tag: string, own: Partial<Locale> | undefined, load: LoadsLocale | undefined): Promise<void> {
    // In parallel.
    const [loaded, { speak }, { inWordsOf }] = await Promise.all([
      load?.(),
      import('../../locales/spoken.js'),
      import('../../locales/errors.js'),
    ]);
    if (tag !== this.#tag || own !== this.#own) return; // the language has changed meanwhile
    this.#speak(speak(tag, loaded?.locale, own, inWordsOf));
  }

  #speak(spoken = this.#spoken): void {
    this.#spoken = spoken;
    this.words = this.#inWords();
    this.#host.requestUpdate();
  }

  #inWords(): Words {
    const { table, direction, errorText } = this.#spoken;
    const all = { language: ENGLISH, ...this.#english, ...table } as Strings; // missing texts are shown when all of English has loaded
    return {
      say: sayIn(all),
      language: all.language,
      direction: direction === 'rtl' ? 'rtl' : 'auto',
      errorText,
    };
  }
}

const ENGLISH = 'en';

/** The tag for numbers: that of the nearest `lang`, if its language is in the table. */
function languageOf(element: Element): string {
  const tag = nearestLang(element);
  return nameOf(tag) ? tag : ENGLISH;
}

/** A language of the table, or English; empty for any other. */
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

/** `zh-TW` is written in `Hant`, whose readers can't use `zh-Hans`. Without a script in either tag, there is only one. */
const isOneScript = (tag: string, known: string) =>
  !/-\w{4}\b/.test(`${tag} ${known}`) || scriptOf(tag) === scriptOf(known);

/** The first call takes 5 ms. */
const scriptOf = (tag: string) => new Intl.Locale(tag).maximize().script;

/** In canonical form; empty if none is set, or if it is not a tag. */
function nearestLang(element: Element): string {
  const marked = element.closest('[lang]');
  if (!marked) {
    const root = element.getRootNode();
    return 'host' in root ? nearestLang(root.host as Element) : '';
  }
  return canonical(marked.getAttribute('lang'));
}

/** The element that has the nearest `lang`: in its own tree, that of its host, and so on to the document. */
function* rootsAround(element: Element): Generator<Node> {
  const root = element.getRootNode();
  yield root;
  if ('host' in root) yield* rootsAround(root.host as Element);
}
