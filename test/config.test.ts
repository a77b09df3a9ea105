import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import fileOfRoot from '../lake.config.json';
import schema from '../lake.config.schema.json';
import {
  ConfigError,
  DEFAULT_CONFIG,
  ingestRules,
  parseConfig,
  parseConfigText,
  startsLater,
} from '../lib/config';
import { checkShape, type Definitions, type Shape } from '../lib/config/check-shape';
import { PHI_RULES } from '../lib/core/phi-guard';
import { normaliseName, TIERS } from '../lib/core/tiers';
import accepted from './fixtures/config/accepted.json';
import refused from './fixtures/config/refused.json';
import unreadable from './fixtures/config/unreadable.json';

const ROOT: Definitions & Shape = schema;

function problemsOf(read: () => unknown): ConfigError['problems'] {
  try {
    read();
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('the defaults', () => {
  test('are what lake.config.json at the root says', () => {
    expect(parseConfig(fileOfRoot)).toEqual(DEFAULT_CONFIG);
  });

  test('are what an empty file says, and parsing them again changes nothing', () => {
    expect(parseConfig({})).toEqual(DEFAULT_CONFIG);
    expect(parseConfig(JSON.parse(JSON.stringify(DEFAULT_CONFIG)))).toEqual(DEFAULT_CONFIG);
  });

  test('reject PHI by every rule of the guard, and name no other rule', () => {
    expect(Object.keys(DEFAULT_CONFIG.guard.rules).sort()).toEqual(PHI_RULES.map(({ name }) => name).sort());
    expect(new Set(Object.values(DEFAULT_CONFIG.guard.rules))).toEqual(new Set(['reject']));
  });

  test('have the shape that the schema asks for', () => {
    expect(checkShape(ROOT, ROOT, DEFAULT_CONFIG).problems).toEqual([]);
  });

  test('leave the type Unknown to the classification: it would be standard even with PHI', () => {
    expect(ingestRules(DEFAULT_CONFIG).tiers.resourceTypes.has('unknown')).toBe(false);
  });
});

describe('a configuration', () => {
  test.each(accepted)('is accepted: $title', ({ config, expected }) => {
    expect(parseConfig(config)).toMatchObject(expected);
  });

  test.each(refused)('is refused: $title', ({ config, problems }) => {
    const found = problemsOf(() => parseConfig(config));

    expect(found.map(({ path }) => path)).toEqual(problems.map(({ path }) => path));
    for (const [index, { says }] of problems.entries()) {
      const { found: value, allowed, fix } = found[index] ?? { found: '', allowed: '', fix: '' };
      expect(`${value} | ${allowed} | ${fix}`).toContain(says);
      expect(Math.min(value.length, allowed.length, fix.length)).toBeGreaterThan(0);
    }
  });

  test.each(unreadable)('is refused as text: $title', ({ text, path, says }) => {
    const [problem, ...others] = problemsOf(() => parseConfigText(text));

    expect(others).toEqual([]);
    expect(problem?.path).toBe(path);
    expect(`${problem?.found} | ${problem?.fix}`).toContain(says);
  });

  test('may begin with a byte order mark', () => {
    expect(parseConfigText('\ufeff{"stage":"test"}').stage).toBe('test');
  });

  test('of a prototype key is no way around the check', () => {
    expect(problemsOf(() => parseConfigText('{"__proto__":{"stage":"production"}}'))).toHaveLength(1);
  });

  test('of 200,000 levels is refused without a stack overflow', () => {
    expect(problemsOf(() => parseConfigText('['.repeat(200_000)))).toHaveLength(1);
  });
});

describe('the reader of JSON texts', () => {
  test('reads what JSON.parse reads, and refuses what it refuses', () => {
    const characters = fc.constantFrom(...'{}[]:,"\\ \n\ttrufalsn0123456789.eE+-/\'au\u0001é\ud83d');
    const texts = fc.oneof(
      fc.json({ maxDepth: 5 }),
      fc.string({ unit: characters, maxLength: 12 }),
      fc.tuple(fc.json({ maxDepth: 3 }), fc.nat(), characters).map(([json, at, character]) => {
        const place = at % (json.length + 1);
        return json.slice(0, place) + character + json.slice(place + (at % 2));
      }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const isSyntax = problemsOf(() => parseConfigText(text)).some(({ found }) =>
          found.startsWith('no JSON'),
        );
        expect(isSyntax).toBe(!isJson(text));
      }),
      { numRuns: 2000 },
    );
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

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
        ['Mon', 'Mon'],
        ['Mon'],
        [1],
        ['a'],
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

  test('knows every keyword that the schema uses', () => {
    const known = new Set(
      (
        '$schema title description type properties additionalProperties items enum const default examples $ref $defs ' +
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

describe('the rules for ingest', () => {
  test('hold every configured name under its tier, normalised', () => {
    const rules = ingestRules(parseConfig({ tiers: { services: { sud: ['OTP Dispensing'] } } }));

    expect(rules.tiers.services.get(normaliseName('otp-dispensing'))).toBe('sud');
    for (const { name } of TIERS) {
      for (const type of DEFAULT_CONFIG.tiers.resourceTypes[name]) {
        expect(rules.tiers.resourceTypes.get(normaliseName(type))).toBe(name);
      }
    }
  });

  test('have the clock in milliseconds', () => {
    const { clock } = ingestRules(parseConfig({ clock: { start: '2024-03-01', maxAheadHours: 0.5 } }));

    expect(clock).toEqual({ startMs: Date.UTC(2024, 2, 1), maxAheadMs: 1_800_000 });
  });

  test('would refuse every event if the start were still to come', () => {
    expect(startsLater('2024-03-01', Date.UTC(2024, 2, 1))).toEqual([]);
    expect(startsLater('2024-03-02', Date.UTC(2024, 2, 1, 12))).toMatchObject([{ path: '/clock/start' }]);
  });
});

test('lake.config.json points editors to its schema', () => {
  const file: unknown = JSON.parse(readFileSync(join(__dirname, '../lake.config.json'), 'utf8'));
  expect(file).toMatchObject({ $schema: './lake.config.schema.json' });
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
