// The CORS configuration of a bucket as XML (S3, PutBucketCors and GetBucketCors).
import { METHODS, type CorsRule } from './cors.js';
import { readXml, type XmlElement } from './read-xml.js';
import { malformedXml, S3Error } from './s3-error.js';
import { xmlDocument } from './xml.js';

const MOST_RULES = 100; // S3, PutBucketCors

/** Names of the elements of a rule. */
const ELEMENTS = [
  'ID',
  'AllowedOrigin',
  'AllowedMethod',
  'AllowedHeader',
  'ExposeHeader',
  'MaxAgeSeconds',
] as const;

type ElementName = (typeof ELEMENTS)[number];

export function corsDocument(rules: readonly CorsRule[]): string {
  const CORSRule = rules.map((rule) => ({
    ...(rule.id === undefined ? {} : { ID: rule.id }),
    AllowedOrigin: rule.origins,
    AllowedMethod: rule.methods,
    AllowedHeader: rule.headers,
    ExposeHeader: rule.exposeHeaders,
    ...(rule.maxAgeSeconds === undefined ? {} : { MaxAgeSeconds: String(rule.maxAgeSeconds) }),
  }));
  return xmlDocument('CORSConfiguration', { CORSRule });
}

/** Reads the rules of a document, or returns the error with which S3 refuses it. */
export function readCorsDocument(document: string): readonly CorsRule[] | S3Error {
  const root = readXml(document);
  if (root?.name !== 'CORSConfiguration' || root.children.length === 0) return malformedXml();
  if (root.children.length > MOST_RULES) return malformedXml();
  const rules: CorsRule[] = [];
  for (const element of root.children) {
    const rule = readRule(element);
    if (rule instanceof S3Error) return rule;
    rules.push(rule);
  }
  return rules;
}

function readRule({ name, children }: XmlElement): CorsRule | S3Error {
  const known: readonly string[] = ELEMENTS;
  if (name !== 'CORSRule' || children.some((child) => !known.includes(child.name))) return malformedXml();
  const textsOf = (wanted: ElementName) =>
    children.filter((child) => child.name === wanted).map(({ text }) => text.trim());
  const [ids, ages] = [textsOf('ID'), textsOf('MaxAgeSeconds')];
  const rule = {
    id: ids[0],
    origins: textsOf('AllowedOrigin'),
    methods: textsOf('AllowedMethod'),
    headers: textsOf('AllowedHeader'),
    exposeHeaders: textsOf('ExposeHeader'),
    maxAgeSeconds: ages[0] === undefined ? undefined : Number(ages[0]),
  };
  const isComplete = rule.origins.length > 0 && rule.methods.length > 0;
  if (!isComplete || ids.length > 1 || ages.length > 1 || !/^\d*$/.test(ages[0] ?? '')) return malformedXml();
  return refusalOf(rule) ?? rule;
}

function refusalOf({ origins, methods, headers, exposeHeaders }: CorsRule): S3Error | undefined {
  const method = methods.find((name) => !METHODS.includes(name));
  if (method !== undefined)
    return invalid(`Found unsupported HTTP method in CORS config. Unsupported method is ${method}`);
  for (const [name, patterns] of [
    ['AllowedOrigin', origins],
    ['AllowedHeader', headers],
  ] as const) {
    const pattern = patterns.find((text) => text.split('*').length > 2);
    if (pattern !== undefined) return invalid(`${name} "${pattern}" can not have more than one wildcard.`);
  }
  const exposed = exposeHeaders.find((text) => text.includes('*'));
  if (exposed === undefined) return undefined;
  return invalid(
    `ExposeHeader "${exposed}" contains wildcard. We currently do not support wildcard for ExposeHeader.`,
  );
}

const invalid = (message: string) => new S3Error('InvalidRequest', message);
