import fc from 'fast-check';
import { REVIEW_SETTINGS, VIEW_TYPES, VIEWS } from '../../lib/views';
import { bindQuestion } from '../../lib/views/questions/bind-question';
import { QUESTIONS } from '../../lib/views/questions/questions';
import { rowsOfCase } from '../fixtures/view-cases';
import { aViewLake, type ViewLake } from '../fixtures/view-lake';

let lake: ViewLake;
beforeAll(async () => {
  lake = await aViewLake(rowsOfCase([{}, { actor: { subject_id: "o'brien" } }]));
});
afterAll(() => lake.close());

const codeOf = (sql: string) => sql.replace(/^\s*--.*$/gm, '');

describe.each(QUESTIONS)('the question $name', ({ name, sql, parameters, example }) => {
  const code = codeOf(sql);

  test('has a place for each parameter, and a parameter for each place', () => {
    const places = [...code.matchAll(/:([a-z_]+)/g)].map(([, place]) => place);

    expect([...new Set(places)].sort()).toEqual(Object.keys(parameters).sort());
    expect(Object.keys(example).sort()).toEqual(Object.keys(parameters).sort());
  });

  test('runs with the example values, on an empty lake too', async () => {
    const empty = await aViewLake([]);

    const bound = bindQuestion({ name, sql, parameters }, example);

    expect(codeOf(bound)).not.toMatch(/(?<!\d):[a-z]/);
    await expect(lake.rows(bound)).resolves.toBeInstanceOf(Array);
    await expect(empty.rows(bound)).resolves.toBeInstanceOf(Array);
    empty.close();
  });

  test('has columns of types that both engines have', async () => {
    const described = await lake.describe(`(${bindQuestion({ name, sql, parameters }, example)})`);

    const common = Object.values(VIEW_TYPES).map(({ duckdb }) => duckdb);
    for (const { type } of described) expect(common).toContain(type);
  });

  test('is one SELECT with explicit columns, says what it answers, and leaves the raw text alone', () => {
    expect(sql).toMatch(/^-- answers: .+\n-- grain: .+\n-- reads: .+\n-- parameters: .+\n/);
    expect(code).not.toMatch(/;|\bselect\s+(?:\w+\.)?\*|\bcurrent_|\bnow\(|raw_event/i);
  });

  test('reads what its header says: views, never the stored rows', () => {
    const [, reads = ''] = /^-- reads: (.+)$/m.exec(sql) ?? [];
    const own = [...code.matchAll(/(?:\bwith|,)\s+(\w+)\s+as\s*\(/gi)].map(([, cte]) => cte);
    const read = [...code.matchAll(/(?<!:)\b(?:from|join)\s+(\w+)/gi)].map(([, relation]) => relation);
    const foreign = new Set(read.filter((relation) => !own.includes(relation)));

    expect([...foreign].sort()).toEqual(reads.split(', ').sort());
    expect([...VIEWS, REVIEW_SETTINGS].map((view) => view.name)).toEqual(
      expect.arrayContaining([...foreign]),
    );
  });
});

describe('binding', () => {
  const ECHO = { name: 'echo', sql: 'select :text as t', parameters: { text: 'text' } } as const;

  test.each([
    "o'brien",
    "'; drop table events; --",
    "' or '1' = '1",
    '\\',
    "\\'",
    ':text',
    '-- no comment',
    '$1 ? {x}',
    'a\0b',
    "\0'\0",
    'line\nline\r\u2028',
    '\u202egnp.exe \ud83d\ude00',
    '$$ $& $1',
    '',
  ])('a text stays what it is: %j', async (text) => {
    expect(await lake.rows(bindQuestion(ECHO, { text }))).toEqual([[text]]);
  });

  test('no text leaves its literal', async () => {
    const text = fc.string({
      unit: fc.constantFrom("'", '"', '\\', '-', ';', ':', 'text', '\0', '\n', 'é', ' '),
    });

    await fc.assert(
      fc.asyncProperty(text, async (value) => {
        expect(await lake.rows(bindQuestion(ECHO, { text: value }))).toEqual([[value]]);
      }),
      { numRuns: 60 },
    );
  });

  test('a null is a null, and a time a timestamp with milliseconds', async () => {
    const sql = 'select :none is null, typeof(:at), :at';
    const question = { name: 'q', sql, parameters: { none: 'text', at: 'timestamp' } } as const;

    const bound = bindQuestion(question, { none: null, at: Date.UTC(2028, 1, 29, 23, 59, 59, 999) });

    expect(await lake.rows(bound)).toEqual([[true, 'TIMESTAMP', '2028-02-29 23:59:59.999']]);
  });

  test('places in comments, texts and names are left alone', () => {
    const sql = `-- :text\nselect ':text' as ":text", :text`;

    expect(bindQuestion({ ...ECHO, sql }, { text: 'x' })).toBe(`-- :text\nselect ':text' as ":text", 'x'`);
  });

  test('a place without a value is a bug, and said so', () => {
    expect(() => bindQuestion({ ...ECHO, sql: 'select :other' }, { text: 'x' })).toThrow(
      'echo: nothing is known of :other',
    );
  });
});
