import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import fileOfRoot from '../lake.config.json';
import schema from '../lake.config.schema.json';
import { DEFAULT_CONFIG } from '../lib/config';
import { checkShape } from '../lib/config/check-shape';
import type { Definitions, Shape } from '../lib/config/shape';

const ROOT: Definitions & Shape = schema;

describe('the check of shapes', () => {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats(ajv);
  const judge = ajv.compile(schema);

  test('agrees with a JSON Schema validator on mutated configurations', () => {
    const leaf = fc.oneof(
      fc.constantFrom<unknown>(
        'dev',
        'redact',
        '07:00',
        '24:00',
        '24:01',
        '7:00',
        'Mon',
        '2021-02-29',
        '2020-02-29',
      ),
      fc.constantFrom<unknown>(
        0,
        1,
        24,
        168,
        168.5,
        -1,
        1023,
        1024,
        1_024_000,
        1_024_001,
        36_500,
        36_501,
        1.5,
      ),
      fc.constantFrom<unknown>(
        null,
        true,
        [],
        {},
        '',
        '---',
        'x'.repeat(129),
        [`${'😀'.repeat(127)}x`],
        [`${'😀'.repeat(128)}x`],
        ['Mon', 'Mon'],
        ['Mon'],
        [1],
        ['a'],
        [{}],
        [{ service: 'a' }],
        [{ service: 'a', silentAfterHours: 25 }],
      ),
    );
    const places = pointersOf(DEFAULT_CONFIG).concat([
      '/retention/days',
      '/retention/years',
      '/unknown',
      '/tiers/sud',
    ]);
    const edits = fc.array(fc.tuple(fc.constantFrom(...places), leaf), { minLength: 1, maxLength: 3 });
    let refusedOnes = 0;
    fc.assert(
      fc.property(edits, (changes) => {
        const config = changes.reduce<unknown>(
          (value, [path, leafValue]) => withValue(value, path, leafValue),
          fileOfRoot,
        );
        const valid = judge(config);
        refusedOnes += valid ? 0 : 1;
        expect(checkShape(ROOT, ROOT, config).problems.length === 0).toBe(valid);
      }),
      { numRuns: 3000 },
    );
    expect(refusedOnes).toBeGreaterThan(500);
    expect(refusedOnes).toBeLessThan(2950);
  });

  test('finds nothing wrong with the defaults', () => {
    expect(checkShape(ROOT, ROOT, DEFAULT_CONFIG).problems).toEqual([]);
  });

  test('knows every keyword that the schema uses', () => {
    const known = new Set(
      (
        '$schema title description type properties additionalProperties required items enum default examples $ref $defs ' +
        'minItems uniqueItems minLength maxLength pattern format minimum maximum'
      ).split(' '),
    );
    expect([...keywordsOf(schema)].filter((keyword) => !known.has(keyword))).toEqual([]);
  });

  test('the schema describes every key for editors', () => {
    const silent = Object.entries(schema.properties).filter(
      ([, { description }]) => (description ?? '') === '',
    );
    expect(silent).toEqual([]);
  });
});

function pointersOf(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [path];
  return [
    path,
    ...Object.entries(value).flatMap(([name, member]) => pointersOf(member, `${path}/${name}`)),
  ].filter((pointer) => pointer !== '');
}

function withValue(value: unknown, path: string, leaf: unknown): unknown {
  const [, name, ...rest] = path.split('/');
  if (name === undefined) return leaf;
  const members = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
  const inner = rest.length === 0 ? '' : `/${rest.join('/')}`;
  return { ...members, [name]: withValue(Reflect.get(members, name), inner, leaf) };
}

function keywordsOf(shape: object): Set<string> {
  const found = new Set(Object.keys(shape));
  for (const [keyword, value] of Object.entries(shape)) {
    if (keyword === 'items') for (const name of keywordsOf(value)) found.add(name);
    if (keyword === 'properties' || keyword === '$defs') {
      for (const member of Object.values<object>(value))
        for (const name of keywordsOf(member)) found.add(name);
    }
  }
  return found;
}
