// The page and the storage share no code for policies. For thousands of generated policies and forms they come to the same result,
// over HTTP.
import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { readTarget } from '../../src/upload/read-target.js';
import { BUCKET, element, setUp, signPolicyText } from '../storage/fixture.js';

const RUNS = 5000;
const TYPE = 'image/png';

type Condition = Record<string, unknown> | readonly unknown[];

interface Case {
  readonly fields: Record<string, string>;
  readonly conditions: readonly Condition[];
  readonly expiration: unknown;
  readonly name: string;
  readonly size: number;
}

const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 2 });

const names = fc.constantFrom(
  'photo.png',
  'a b.png',
  'C:\\x\\y.png',
  'say "hi".png',
  'Grüße 🌄.png',
  '$&.png',
);

/** Fields as endpoints send them, without headers that the storage would refuse for other reasons. */
const fieldsOf = fc.record({
  key: fc.constantFrom('k', 'user/1/a.png', 'user/${filename}', '${filename}', '$x/日本.png', 'a\nb'),
  acl: optional(fc.constantFrom('private', 'public-read')),
  'Content-Type': optional(fc.constantFrom('image/png', 'image/png,image/jpeg', 'text/html', 'image/,x', '')),
  'Cache-Control': optional(fc.constantFrom('no-cache', 'max-age=60, immutable')),
  success_action_status: optional(fc.constantFrom('200', '201', '204')),
  'x-amz-meta-title': optional(fc.constantFrom('Grandma', '$5', '')),
  'x-ignore-me': optional(fc.constant('anything')),
});

/** A condition for a field with this value, which is mostly met. */
const conditionOn = (field: string, value: string): fc.Arbitrary<Condition> => {
  const spelt = fc.constantFrom(field, field.toLowerCase(), field.toUpperCase());
  const operator = (name: string) => fc.constantFrom(name, name.toUpperCase());
  const prefix = fc.nat({ max: value.length }).map((length) => value.slice(0, length));
  const other = fc.constantFrom('', `${value}x`, value.toUpperCase(), value.slice(1), 'image/');
  return fc.oneof(
    { weight: 6, arbitrary: spelt.map((name) => ({ [name]: value })) },
    {
      weight: 6,
      arbitrary: fc.tuple(
        operator('eq'),
        spelt.map((name) => `$${name}`),
        fc.constant(value),
      ),
    },
    {
      weight: 6,
      arbitrary: fc.tuple(
        operator('starts-with'),
        spelt.map((name) => `$${name}`),
        prefix,
      ),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(
        operator('starts-with'),
        spelt.map((name) => `$${name}`),
        other,
      ),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(
        operator('eq'),
        spelt.map((name) => `$${name}`),
        other,
      ),
    },
  );
};

/** Values that S3 can't parse, or that change what it checks. */
const oddity: fc.Arbitrary<Condition> = fc.constantFrom<Condition[]>(
  ['matches', '$key', 'x'],
  ['eq', 'key', 'x'],
  ['eq', '$key'],
  ['eq', '$', 'x'],
  ['eq', '$key', 5],
  ['content-length-range', '0', 10],
  ['content-length-range', -1, 10],
  ['content-length-range', 0.5, 10],
  { key: 1 },
  { a: 'b', c: 'd' },
  {},
  [],
  ['starts-with', '$x-amz-meta-tag', ''],
  ['eq', '$file', 'photo.png'],
  ['starts-with', '$policy', ''],
  ['starts-with', '$Content-Type', 'image/'],
  ['starts-with', '$content-type', ''],
  ['eq', '$success_action_status', '200'],
  { 'Content-Type': TYPE },
  { 'x-ignore-me': 'anything' },
  { bucket: BUCKET },
  ['starts-with', '$bucket', 'ph'],
);

const cases: fc.Arbitrary<Case> = fc
  .record({ fields: fieldsOf, name: names, size: fc.nat({ max: 12 }) })
  .chain(({ fields, name, size }) => {
    const given = Object.entries(fields).flatMap(([field, value]) =>
      value === undefined ? [] : [[field, value] as [string, string]],
    );
    const baseName = name.replaceAll('"', '%22').replace(/^.*[/\\]/, '');
    const arriving = given.map(
      ([field, value]) =>
        [field, value.replaceAll('\n', '\r\n').replaceAll('${filename}', () => baseName)] as const,
    );
    const covered = arriving.map(([field, value]) =>
      fc.option(conditionOn(field, value), { nil: undefined, freq: 30 }),
    );
    const range = fc
      .tuple(fc.nat({ max: 14 }), fc.nat({ max: 14 }))
      .map(([min, max]): Condition => [
        'content-length-range',
        Math.min(min, size + 1),
        Math.max(max, size - 1),
      ]);
    return fc.record({
      fields: fc.constant(Object.fromEntries(given)),
      name: fc.constant(name),
      size: fc.constant(size),
      expiration: fc.oneof(
        { weight: 30, arbitrary: fc.constantFrom('2099-01-01T00:00:00Z', '2099-12-31T23:59:59.999Z') },
        {
          weight: 1,
          arbitrary: fc.constantFrom<unknown[]>(
            '2001-01-01T00:00:00Z',
            '2099-01-01',
            '2099-01-01T00:00:00+01:00',
            '2099-13-01T00:00:00Z',
            'tomorrow',
            4_070_908_800,
            null,
          ),
        },
      ),
      conditions: fc
        .tuple(
          fc.option(fc.constantFrom<Condition[]>({ bucket: BUCKET }, ['starts-with', '$bucket', '']), {
            nil: undefined,
            freq: 30,
          }),
          fc.option(fc.constant<Condition>(['starts-with', '$content-type', 'image/']), {
            nil: undefined,
            freq: 3,
          }),
          fc.option(range, { nil: undefined, freq: 2 }),
          fc.option(oddity, { nil: undefined, freq: 1 }),
          ...covered,
        )
        .chain((list) => {
          const present = list.filter((condition) => condition !== undefined);
          return fc.shuffledSubarray(present, { minLength: present.length });
        }),
    });
  });

const SIGNATURE_FIELDS: readonly Condition[] = [
  ['starts-with', '$x-amz-algorithm', ''],
  ['starts-with', '$x-amz-credential', ''],
  ['starts-with', '$x-amz-date', ''],
];

/** S3's possible answers about a policy and its form. Any other answer would have another cause. */
const REFUSALS = ['AccessDenied', 'EntityTooLarge', 'EntityTooSmall', 'InvalidPolicyDocument'];

test(`the page and the storage judge ${RUNS} policies and forms alike`, { timeout: 120_000 }, async (t) => {
  const fixture = await setUp(t);
  const seen = { accepted: 0, refused: 0 };

  await fc.assert(
    fc.asyncProperty(cases, async ({ fields, conditions, expiration, name, size }) => {
      const policy = JSON.stringify({ expiration, conditions: [...SIGNATURE_FIELDS, ...conditions] });
      const signed = signPolicyText(fixture, policy.replaceAll('$5', String.raw`\$5`));
      const facts = { name, type: TYPE, size };
      const target = await readTarget({ url: signed.url, fields: { ...fields, ...signed.fields } }, false);
      const page =
        typeof target === 'string'
          ? target
          : target.expires <= Date.now()
            ? 'expired'
            : target.findBreach(facts)?.condition;

      const form = new FormData();
      const sent =
        typeof target === 'string'
          ? Object.entries({ ...fields, ...signed.fields })
          : target.kind === 'post'
            ? target.fieldsFor(facts)
            : [];
      for (const [field, value] of sent) form.append(field, value);
      form.append('file', new File(['x'.repeat(size)], name, { type: TYPE }));
      const answer = await fetch(signed.url, { method: 'POST', body: form });
      const body = await answer.text();
      const code = answer.ok ? undefined : element(body, 'Code');
      if (code !== undefined) assert.ok(REFUSALS.includes(code), `${code} is about something else: ${body}`);
      assert.equal(
        Boolean(page),
        code !== undefined,
        `page: ${String(page)}\nstorage: ${body}\npolicy: ${policy}`,
      );
      seen[code === undefined ? 'accepted' : 'refused'] += 1;
    }),
    { numRuns: RUNS },
  );

  t.diagnostic(`${seen.accepted} accepted, ${seen.refused} refused`);
  assert.ok(Math.min(seen.accepted, seen.refused) > RUNS / 5, 'both verdicts are common');
});
