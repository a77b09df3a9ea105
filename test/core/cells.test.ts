import {
  booleanOf,
  countOf,
  eventTimestamp,
  intOf,
  metadataText,
  plainMetadata,
  rowTimestamp,
  textOf,
} from '../../lib/core/cells';

describe('cells', () => {
  test.each([
    ['text', 'text'],
    ['', ''],
    [12, '12'],
    [false, 'false'],
    [null, null],
    [undefined, null],
    [{ a: 1 }, null],
    [['a'], null],
  ])('text of %p is %p', (value, expected) => {
    expect(textOf(value)).toBe(expected);
  });

  test.each([
    [200, 200],
    [-0, 0],
    [2_147_483_647, 2_147_483_647],
    [2_147_483_648, null],
    [1e20, null],
    [1.5, null],
    ['200', null],
    [undefined, null],
  ])('int of %p is %p', (value, expected) => {
    expect(intOf(value)).toBe(expected);
  });

  test.each([
    [35_462, 35_462],
    ['35462', 35_462],
    [9_007_199_254_740_991, 9_007_199_254_740_991],
    [9_007_199_254_740_992, null],
    ['9007199254740993', null],
    ['many', null],
    [1.5, null],
    [null, null],
  ])('count of %p is %p', (value, expected) => {
    expect(countOf(value)).toBe(expected);
  });

  test.each([
    [true, true],
    ['true', true],
    ['false', false],
    ['yes', null],
    [1, null],
  ])('boolean of %p is %p', (value, expected) => {
    expect(booleanOf(value)).toBe(expected);
  });
});

describe('times of a row', () => {
  test.each([
    ['2026-03-02T08:00:00.040Z', '2026-03-02 08:00:00.040'],
    ['2026-03-02T08:00:00Z', '2026-03-02 08:00:00.000'],
    ['2026-03-02t08:00:00.123456789+05:30', '2026-03-02 02:30:00.123'],
    ['2024-02-29T23:30:00.5-01:00', '2024-03-01 00:30:00.500'],
    ['2026-03-02T08:00:00.040999+00:00', '2026-03-02 08:00:00.040'],
    ['2026-03-02T08:00:00.04Z', '2026-03-02 08:00:00.040'],
    ['2026-03-02T08:00:00+00:00', '2026-03-02 08:00:00.000'],
  ])('%s is stored as %s', (text, expected) => {
    const epochMs = Math.floor(Date.parse(text.toUpperCase()));
    expect(eventTimestamp(text, epochMs)).toBe(expected);
    expect(rowTimestamp(epochMs)).toBe(expected);
  });
});

describe('metadata as text', () => {
  test.each([[{}], [{ a: 'é', n: 1.5, b: true, z: null }], [{ 10: 'ten', 2: -0, small: 1e-7, x: '/' }]])(
    '%j has the same text inside a JSON string',
    (metadata) => {
      expect(JSON.parse(`"${plainMetadata(metadata)}"`)).toBe(JSON.stringify(metadata));
    },
  );

  test.each([[{ a: {} }], [{ a: [1] }], [{ a: 2 ** 60 }], [{ a: 1, b: -Infinity }]])(
    '%j is left to its own text',
    (metadata) => {
      expect(plainMetadata(metadata)).toBeUndefined();
    },
  );

  test('is written again when that loses nothing', () => {
    expect(metadataText({ a: 'é', n: 1.5, b: true, z: null }, '')).toBe(
      '{"a":"é","n":1.5,"b":true,"z":null}',
    );
    expect(metadataText(undefined, '{}')).toBeNull();
  });

  test.each([
    ['"\\ud800"', '{"a":"\\ufffd"}'],
    ['"\\ud83d\\ude00"', '{"a":"😀"}'],
    ['"\\\\ud800"', '{"a":"\\\\ud800"}'],
    ['["\\uDC00x","\\ud83d\\ude00"]', '{"a":["\\ufffdx","\\ud83d\\ude00"]}'],
  ])('has no lone surrogate where the producer wrote %s', (written, expected) => {
    const raw = `{"metadata":{"a":${written}}}`;
    expect(metadataText(JSON.parse(raw).metadata, raw)).toBe(expected);
  });

  test('keeps the digits of an integer that a double cannot hold', () => {
    const raw = '{"event_id":"e","metadata": {"n":10000000000000000000000000000000000000001} }';
    expect(metadataText(JSON.parse(raw).metadata, raw)).toBe(
      '{"n":10000000000000000000000000000000000000001}',
    );
  });

  test('stays JSON where a number is beyond a double, which schema 1.0 allows', () => {
    const raw = '{"metadata":{"n":1e400,"m":-1e400}}';
    expect(metadataText(JSON.parse(raw).metadata, raw)).toBe('{"n":1e400,"m":-1e400}');
  });

  test('keeps nested metadata of schema 1.0 as it was written, however deep', () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    const raw = `{"metadata":{"deep":${deep}}}`;
    expect(metadataText(JSON.parse(raw).metadata, raw)).toBe(`{"deep":${deep}}`);
  });
});
