import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import fileOfRoot from '../lake.config.json';
import {
  ConfigError,
  DEFAULT_CONFIG,
  ingestRules,
  parseConfig,
  parseConfigText,
  startsLater,
} from '../lib/config';
import { RULES_BYTES, rulesFromJson, rulesToJson } from '../lib/core/ingest-rules';
import { PHI_RULES } from '../lib/core/phi-guard';
import { normaliseName, TIERS } from '../lib/core/tiers';
import accepted from './fixtures/config/accepted.json';
import refused from './fixtures/config/refused.json';
import unreadable from './fixtures/config/unreadable.json';

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
      const {
        found: value,
        allowed,
        fix,
        why,
      } = found[index] ?? { found: '', allowed: '', fix: '', why: '' };
      expect(`${value} | ${allowed} | ${fix} | ${why}`).toContain(says);
      expect(Math.min(value.length, allowed.length, fix.length)).toBeGreaterThan(0);
    }
  });

  test.each(unreadable)('is refused as text: $title', ({ text, path, says }) => {
    const [problem, ...others] = problemsOf(() => parseConfigText(text));

    expect(others).toEqual([]);
    expect(problem?.path).toBe(path);
    expect(`${problem?.found} | ${problem?.fix}`).toContain(says);
  });

  test('that is refused says why, and not what is allowed once more', () => {
    const problems = [
      ...refused.flatMap(({ config }) => problemsOf(() => parseConfig(config))),
      ...unreadable.flatMap(({ text }) => problemsOf(() => parseConfigText(text))),
    ];

    expect(problems.length).toBeGreaterThan(60);
    expect(problems.filter(({ why, allowed }) => why.length < 20 || why === allowed)).toEqual([]);
  });

  test('that gives a lock another length than S3 has says what S3 has', () => {
    const [problem] = problemsOf(() => parseConfig({ retention: { mode: 'GOVERNANCE', days: 36_501 } }));

    expect(problem).toMatchObject({ path: '/retention/days', allowed: 'an integer from 1 to 36500' });
    expect(problem?.why).toContain('S3 Object Lock');
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

  test('hold a published name under the tier that the file gives it, and under no other', () => {
    const { tiers } = parseConfig({ tiers: { resourceTypes: { clinical: ['patient'] } } });

    expect(tiers.resourceTypes.standard).not.toContain('Patient');
    expect(tiers.resourceTypes.clinical).toEqual([...DEFAULT_CONFIG.tiers.resourceTypes.clinical, 'patient']);
  });

  test('reach a function as they are, in the space that a function has', () => {
    const configs = [
      {},
      { guard: { rules: { email: 'redact', ssn: 'off' } } },
      { tiers: { services: { sud: ['Ünïted', 'b'] } } },
    ];
    for (const config of configs) {
      const rules = ingestRules(parseConfig(config));

      expect(rulesFromJson(rulesToJson(rules))).toEqual(rules);
    }
    expect(Buffer.byteLength(rulesToJson(ingestRules(DEFAULT_CONFIG)))).toBeLessThan(RULES_BYTES / 2);
  });

  test('leave room for names up to the last byte, and say by how much the next is too long', () => {
    const withName = (length: number): unknown => ({
      tiers: {
        services: { sud: [...Array(14).keys()].map((n) => `${n}`.padStart(n === 13 ? length : 128, 'x')) },
      },
    });
    const lengths = [...Array(128).keys()].slice(2);
    const fits = lengths.filter((length) => problemsOf(() => parseConfig(withName(length))).length === 0);
    const longest = Math.max(...fits);

    expect(Buffer.byteLength(rulesToJson(ingestRules(parseConfig(withName(longest)))))).toBe(RULES_BYTES);
    expect(problemsOf(() => parseConfig(withName(longest + 1)))).toMatchObject([
      { path: '/tiers', fix: expect.stringContaining('take out 1 byte') },
    ]);
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
