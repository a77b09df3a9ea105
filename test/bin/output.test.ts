import fc from 'fast-check';
import { cellText, csvField, csvRecords, isoTimes, jsonObjects } from '../../bin/output/answer-text';
import { inert } from '../../bin/output/csv';
import { bytesText } from '../../bin/output/progress';
import { printable, styleFor } from '../../bin/output/style';
import { barText, plural } from '../../bin/output/table';

const COLUMNS = [
  { name: 'n', type: 'BIGINT' },
  { name: 'a "b"', type: 'VARCHAR' },
  { name: 't', type: 'TIMESTAMP' },
  { name: 'ts', type: 'TIMESTAMP[]' },
];

describe('a value of an answer as JSON', () => {
  const objectOf = jsonObjects(COLUMNS);

  test('keeps the order of the columns, writes times as ISO 8601 and exact integers as numbers', () => {
    expect(
      objectOf([9007199254740991n, 'x"y', '2026-03-02 08:00:00.000', ['2026-03-02 08:00:00.125', null]]),
    ).toBe(
      '{"n":9007199254740991,"a \\"b\\"":"x\\"y","t":"2026-03-02T08:00:00.000Z","ts":["2026-03-02T08:00:00.125Z",null]}',
    );
  });

  test('writes integers that no double holds as text', () => {
    expect(objectOf([9007199254740992n, null, null, null])).toBe(
      '{"n":"9007199254740992","a \\"b\\"":null,"t":null,"ts":null}',
    );
    expect(objectOf([-9007199254740993n, null, null, null])).toContain('"-9007199254740993"');
  });

  test('writes a time with a zone in UTC, and what is no time as it is', () => {
    expect(isoTimes('2026-03-02 08:00:00.000+00', 'TIMESTAMP WITH TIME ZONE')).toBe(
      '2026-03-02T08:00:00.000Z',
    );
    expect(isoTimes('infinity', 'TIMESTAMP')).toBe('infinity');
    expect(isoTimes('2026-03-02 08:00:00.000', 'VARCHAR')).toBe('2026-03-02 08:00:00.000');
  });
});

describe('a value of an answer as CSV', () => {
  test.each([
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
    ['a"b', '"a""b"'],
    ['a\nb', '"a\nb"'],
    [' a', '" a"'],
    ['', '""'],
    [null, ''],
    [['a', 'b'], '"[""a"",""b""]"'],
    [12345678901234567890n, '12345678901234567890'],
    [-1.5, '-1.5'],
    [-9007199254740993n, '-9007199254740993'],
    ['=1+1', "'=1+1"],
    ['\t@SUM(A1)', `"'\t@SUM(A1)"`.slice(1, -1)],
  ])('%j is %s', (value, field) => {
    expect(csvField(value)).toBe(field);
  });

  test('can be read back', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 4, maxLength: 4 }), (row) => {
        const record = csvRecords(COLUMNS.map(({ name }) => ({ name, type: 'VARCHAR' })))(row);
        expect(fieldsOf(record)).toEqual(row.map(inert));
      }),
    );
  });

  test('is a number where its column is one, also where no double holds it', () => {
    const record = csvRecords([
      { name: 'a', type: 'DECIMAL(38,2)' },
      { name: 'b', type: 'VARCHAR' },
    ]);

    expect(record(['-12345678901234567890.12', '-1'])).toBe("-12345678901234567890.12,'-1\r\n");
  });
});

/** A reader of one record of RFC 4180, written from its grammar. */
function fieldsOf(record: string): string[] {
  const fields = record.replace(/\r\n$/, '').match(/(?:^|,)(?:"(?:[^"]|"")*"|[^",]*)/g) ?? [];
  return fields.map((field) =>
    field
      .replace(/^,/, '')
      .replace(/^"([\s\S]*)"$/, '$1')
      .replace(/""/g, '"'),
  );
}

describe('text for a terminal', () => {
  test('never holds what moves a cursor or turns text around', () => {
    expect(printable('a\u001b[2Jb\r\nc\u202ed\u0085\u{e0041}')).toBe(
      'a\\u001b[2Jb\\u000d\\u000ac\\u202ed\\u0085\\u{e0041}',
    );
    expect(printable('Grüße, 東京 😀')).toBe('Grüße, 東京 😀');
  });

  test('has no colour where the output is no terminal', () => {
    expect(styleFor(process.stdout)('red', 'x')).toBe('x');
  });

  test('shows a time to the second where there is no more to it', () => {
    expect(cellText('2026-03-02 08:00:00.000', 'TIMESTAMP')).toBe('2026-03-02 08:00:00');
    expect(cellText('2026-03-02 08:00:00.120', 'TIMESTAMP')).toBe('2026-03-02 08:00:00.120');
  });
});

describe('numbers for people', () => {
  test.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.00 kB'],
    [15_360, '15.4 kB'],
    [5_400_000, '5.40 MB'],
    [7e15, '7000.0 TB'],
  ])('%d bytes are %s', (bytes, text) => {
    expect(bytesText(bytes)).toBe(text);
  });

  test('a bar is as long as its share, and never nothing for something', () => {
    expect(barText(10, 10, 4)).toBe('████');
    expect(barText(5, 10, 4)).toBe('██');
    expect(barText(1, 1_000_000, 4)).toBe('▏');
    expect(barText(0, 10, 4)).toBe('');
    expect(barText(0, 0, 4)).toBe('');
  });

  test('one is not many', () => {
    expect([plural(1, 'batch', 'batches'), plural(2000, 'batch', 'batches')]).toEqual([
      '1 batch',
      '2,000 batches',
    ]);
  });
});
