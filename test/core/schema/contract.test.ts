import Ajv2020 from 'ajv/dist/2020';
import fc from 'fast-check';
import { SCHEMA_VERSIONS, type SchemaVersion, validateEvent } from '../../../lib/core/audit-event';
import schema10 from '../../../lib/core/schema/1.0/event.schema.json';
import schema11 from '../../../lib/core/schema/1.1/event.schema.json';
import schema20 from '../../../lib/core/schema/2.0/event.schema.json';
import schema21 from '../../../lib/core/schema/2.1/event.schema.json';
import { VALIDATOR_RUNTIME } from '../../../lib/core/schema/formats';
import { aFullEvent, anEvent } from '../../fixtures/an-event';
import { valueAt, withAt, withoutAt } from '../../fixtures/at-pointer';
import { CONDITIONAL_CASES } from '../../fixtures/conditional-rules';
import { CONTRACT, type Limit } from '../../fixtures/contract-limits';

const SCHEMAS: Readonly<Record<SchemaVersion, object>> = {
  '1.0': schema10,
  '1.1': schema11,
  '2.0': schema20,
  '2.1': schema21,
};

/** The verdict in one line: `ok`, or pointer and keyword. */
function verdict(value: unknown): string {
  const result = validateEvent(value);
  return result.ok ? 'ok' : `${result.refusal.path} ${result.refusal.detail}`;
}

describe.each(SCHEMA_VERSIONS)('the schema of version %s', (version) => {
  const full = aFullEvent(version);
  const contract = CONTRACT[version];

  it('has a limit in the table for every scalar of the full event', () => {
    const scalars = (value: unknown, path: string): string[] =>
      typeof value === 'object' && value !== null
        ? Object.entries(value).flatMap(([name, inner]) => scalars(inner, `${path}/${name}`))
        : [path];
    const known = contract.limits.map((limit) => limit.path);
    const found = scalars(full, '').filter((path) => !/^\/(schema_version$|metadata\/)/.test(path));
    expect(found.sort()).toEqual([...known].sort());
  });

  it('accepts an event with every member, and one with no more than what is required', () => {
    expect(verdict(full)).toBe('ok');
    expect(verdict(anEvent({ schema_version: version }))).toBe('ok');
  });

  it.each(contract.limits.map((limit) => [limit.path, limit] as const))(
    'holds %s to its limits',
    (_, limit) => {
      holdToLimit((value) => verdict(withAt(full, limit.path, value)), limit);
    },
  );

  it.each(contract.objects.map(({ path, required }) => [path, required] as const))(
    'requires of %s/ what the contract requires',
    (path, required) => {
      for (const name of required) {
        expect(verdict(withoutAt(full, `${path}/${name}`))).toBe(`${path}/${name} required`);
      }
    },
  );

  it.each(
    contract.objects.filter(({ path }) => path !== '').map(({ path, required }) => [path, required] as const),
  )('requires nothing else of %s/', (path, required) => {
    const lenient = { ...full, outcome: { status: 'SUCCESS' } }; // a failure requires more
    const kept = required.map((name) => [name, valueAt(lenient, `${path}/${name}`)]);
    const answer = verdict(withAt(lenient, path, Object.fromEntries(kept)));
    expect(answer).toBe(path === '/correlation' && version !== '1.0' ? '/correlation minProperties' : 'ok');
  });

  it.each(contract.objects.filter(({ path }) => path !== ''))(
    'refuses $path/ when it is no object',
    ({ path }) => {
      for (const value of ['text', 0, null, [], [{}]]) {
        expect(verdict(withAt(full, path, value))).toBe(`${path} type`);
      }
    },
  );

  it.each(contract.objects)('refuses an unexpected member of $path/', ({ path }) => {
    for (const name of ['surprise', '__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      const event = withAt(full, `${path}/${name}`, { name: 'x' });
      expect(verdict(event)).toBe(`${path}/${name} additionalProperties`);
    }
  });

  it.each(CONDITIONAL_CASES.filter(({ versions }) => versions.includes(version)))(
    'judges $title',
    ({ event, refused }) => {
      expect(verdict(anEvent({ ...event, schema_version: version }))).toBe(refused?.join(' ') ?? 'ok');
    },
  );

  it('takes metadata as an object, whatever its keys', () => {
    for (const value of ['text', 0, null, []]) {
      expect(verdict(withAt(full, '/metadata', value))).toBe('/metadata type');
    }
    expect(verdict(withAt(full, '/metadata', {}))).toBe('ok');
    expect(verdict(withAt(withAt(full, '/metadata/__proto__', 'x'), '/metadata/constructor', null))).toBe(
      'ok',
    );
  });

  it('takes roles as a list', () => {
    expect(verdict(withAt(full, '/actor/roles', 'admin'))).toBe('/actor/roles type');
    expect(verdict(withAt(full, '/actor/roles', { 0: 'admin' }))).toBe('/actor/roles type');
    expect(verdict(withAt(full, '/actor/roles', []))).toBe('ok');
  });

  it('is a valid schema, and means the same to ajv when it is compiled at run time', () => {
    const ajv = new Ajv2020({ strictTypes: false });
    for (const [name, format] of Object.entries(VALIDATOR_RUNTIME.formats)) ajv.addFormat(name, format);
    const validate = ajv.compile(SCHEMAS[version]);
    const paths = [...contract.limits, ...contract.objects]
      .map(({ path }) => path)
      .filter((path) => path !== '');
    const change = fc.record({
      path: fc.constantFrom('/metadata', '/metadata/key', '/surprise', '/actor/roles', ...paths),
      value: fc.option(
        fc.oneof(
          fc.constantFrom<unknown>(
            'agent',
            'human',
            'OVERRIDE',
            'AgentSession',
            'DENIED',
            'unattributed',
            1,
            2,
            {},
            [],
          ),
          fc.string({ unit: 'binary', maxLength: 600 }),
          fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 25 }),
        ),
        { nil: undefined }, // takes the member out
      ),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 4 }), (changes) => {
        const event = changes.reduce<unknown>(
          (edited, { path, value }) =>
            value === undefined ? withoutAt(edited, path) : withAt(edited, path, value),
          full,
        );
        expect(verdict(event) === 'ok').toBe(validate(event));
      }),
      { numRuns: 1000 },
    );
  });
});

describe.each(['1.1', '2.0', '2.1'] as const)('the schema of version %s', (version) => {
  const full = aFullEvent(version);

  it('allows 20 members of metadata', () => {
    const members = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, i) => [`key_${i}`, i]));
    expect(verdict(withAt(full, '/metadata', members(20)))).toBe('ok');
    expect(verdict(withAt(full, '/metadata', members(21)))).toBe('/metadata maxProperties');
  });

  it('allows scalars in metadata, and a number beyond all numbers is none', () => {
    for (const value of ['', 'text', 0, -0, 1e40, 0.1, true, false, null]) {
      expect(verdict(withAt(full, '/metadata/key', value))).toBe('ok');
    }
    for (const value of [[], {}, ['text']])
      expect(verdict(withAt(full, '/metadata/key', value))).toBe('/metadata/key type');
    const infinite: unknown = JSON.parse('{"key":1e400}');
    expect(verdict({ ...full, metadata: infinite })).toBe('/metadata/key type');
  });

  it('allows 25 roles, and names the one that is wrong', () => {
    const roles = Array.from({ length: 25 }, (_, i) => `role_${i}`);
    expect(verdict(withAt(full, '/actor/roles', roles))).toBe('ok');
    expect(verdict(withAt(full, '/actor/roles', [...roles, 'role']))).toBe('/actor/roles maxItems');
    expect(verdict(withAt(full, '/actor/roles', [...roles.slice(1), '']))).toBe('/actor/roles/24 minLength');
  });
});

const CHARACTER = fc.constantFrom('a', 'Z', '0', ' ', 'é', '\u2028', '😀', '\ud83d', '\u0000');

/** Texts of that many code points: a pair of surrogates is one, and so is a lone one. */
function text(length: number): fc.Arbitrary<string> {
  return fc
    .array(CHARACTER, { minLength: length, maxLength: length })
    .map((characters) => characters.join(''));
}

/** Asks on both sides of a limit; `ask` puts a value into the place that the limit is about. */
function holdToLimit(ask: (value: unknown) => string, limit: Limit): void {
  const refused = (keyword: string) => `${limit.path} ${keyword}`;
  const always = (values: fc.Arbitrary<unknown>, answer: string) =>
    fc.assert(
      fc.property(values, (value) => expect(ask(value)).toBe(answer)),
      { numRuns: 10 },
    );

  if ('boolean' in limit) {
    for (const value of [true, false]) expect(ask(value)).toBe('ok');
    for (const value of ['true', 0, null, [true]]) expect(ask(value)).toBe(refused('type'));
    return;
  }
  if ('integer' in limit) {
    const [min, max] = limit.integer.map((end) => Math.min(Math.max(end, -1e15), 1e15)) as [number, number];
    always(fc.integer({ min, max }), 'ok');
    for (const value of [min, max, JSON.parse(`${max}.0`)]) expect(ask(value)).toBe('ok');
    if (min > -1e15) {
      always(fc.integer({ max: min - 1 }), refused('minimum'));
      expect(ask(min - 1)).toBe(refused('minimum'));
    }
    if (max < 1e15) {
      always(fc.integer({ min: max + 1 }), refused('maximum'));
      expect(ask(max + 1)).toBe(refused('maximum'));
    }
    for (const value of [max - 0.5, `${max}`, true, null, [max], JSON.parse('1e400')]) {
      expect(ask(value)).toBe(refused('type'));
    }
    return;
  }
  for (const value of [0, true, null, [], {}, ['text']]) expect(ask(value)).toBe(refused('type'));
  if ('text' in limit) {
    const [min, max] = limit.text;
    for (const length of max === Number.POSITIVE_INFINITY ? [min, 3000] : [min, min + 1, max - 1, max]) {
      always(text(length), 'ok');
      expect(ask('😀'.repeat(length))).toBe('ok'); // twice as many UTF-16 units
    }
    if (min > 0) always(text(min - 1), refused('minLength'));
    if (max < Number.POSITIVE_INFINITY) {
      always(text(max + 1), refused('maxLength'));
      expect(ask('x'.repeat(2 * max + 2))).toBe(refused('maxLength'));
    }
    return;
  }
  const accepted = 'oneOf' in limit ? limit.oneOf : limit.format;
  const keyword = 'format' in limit ? 'format' : accepted.length > 1 ? 'enum' : 'const';
  for (const value of accepted) expect(ask(value)).toBe('ok');
  for (const value of limit.never) expect(ask(value)).toBe(refused(keyword));
}
