import fc from 'fast-check';
import { canonicalise, sliceMember } from '../../lib/core/json-text';
import { nastyObject } from './nasty-json';
import { slowCanonical } from './slow-canonical';

const RUNS = { numRuns: 2000 };

function nested(depth: number): string {
  return `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('canonicalise', () => {
  it.each([
    [
      'keeps an integer of any length',
      '{"a":123456789012345678901234567890}',
      '{"a":123456789012345678901234567890}',
    ],
    ['writes -0 as 0 and keeps -0.0', '{"a":[-0,-0.0,0,0.0,-0e3]}', '{"a":[0,-0.0,0,0.0,-0.0]}'],
    ['keeps the point of a whole float', '{"a":[1.0,1E2,2.50]}', '{"a":[1.0,100.0,2.5]}'],
    [
      'turns to exponents at 1e16',
      '{"a":[1e15,9999999999999998.0,1e16]}',
      '{"a":[1000000000000000.0,9999999999999998.0,1e+16]}',
    ],
    ['turns to exponents below 1e-4', '{"a":[0.0001,0.00009999]}', '{"a":[0.0001,9.999e-05]}'],
    ['writes exponents of two digits at least', '{"a":[1e-9,1e100,5e-324]}', '{"a":[1e-09,1e+100,5e-324]}'],
    ['sorts astral keys behind U+FFFF', '{"😀":1,"\uffff":2,"a":3}', '{"a":3,"\uffff":2,"😀":1}'],
    ['sorts a key behind its own beginning', '{"ab":1,"a":2,"":3}', '{"":3,"a":2,"ab":1}'],
    ['sorts by decoded keys', '{"\\u0062":1,"a":2}', '{"a":2,"b":1}'],
    ['lets the last duplicate win', '{"b":1,"\\u0062":2,"a":{"x":1,"x":{}}}', '{"a":{"x":{}},"b":2}'],
    ['drops integrity at the top alone', '{"integrity":1,"b":[{"integrity":2}]}', '{"b":[{"integrity":2}]}'],
    ['drops white space between tokens alone', ' {\t"a b" :\r\n[ 1 ,{ } ] } ', '{"a b":[1,{}]}'],
    [
      'writes characters that need no escape raw',
      '{"a":"\\u007f\\u0085\\u2028\\/\\u00e9"}',
      '{"a":"\x7f\x85\u2028/é"}',
    ],
    ['writes escapes as Python does', '{"a":"\\u0022\\u005C\\u000A\\u001F"}', '{"a":"\\"\\\\\\n\\u001f"}'],
    ['joins an escaped surrogate pair', '{"a":"\\uD83D\\uDE00"}', '{"a":"😀"}'],
    [
      'ignores a lone surrogate that is overwritten',
      '{"a":"\\ud800","a":1,"integrity":"\\udc00"}',
      '{"a":1}',
    ],
    ['ignores a huge number that is overwritten', '{"a":1e999,"a":1,"integrity":1e999}', '{"a":1}'],
  ])('%s', (_title, raw, expected) => {
    expect(canonicalise(raw)).toBe(expected);
  });

  it.each([
    ['a lone surrogate in a value', '{"a":["\\ud800"]}'],
    ['a lone surrogate in a key', '{"a":{"\\udfff":1}}'],
    ['a lone surrogate that is not escaped', '{"a":"\ud800"}'],
    ['two halves of which one is escaped', '{"a":"\ud83d\\ude00"}'],
    ['a number beyond every double', '{"a":1e309}'],
    ['an integer longer than Python reads', `{"a":${'1'.repeat(4301)}}`],
    ['an integer longer than Python reads inside integrity', `{"integrity":-${'1'.repeat(4301)}}`],
    ['an array', '[{"a":1}]'],
    ['a string', '"a"'],
    ['nothing', ''],
    ['NaN', '{"a":NaN}'],
    ['Infinity', '{"a":-Infinity}'],
    ['a byte order mark', '\ufeff{}'],
    ['a second value', '{}{}'],
    ['a comma too many', '{"a":1,}'],
    ['a missing comma', '{"a":1 "b":2}'],
    ['a missing colon', '{"a" 1}'],
    ['a key without quotes', '{a:1}'],
    ['a leading zero', '{"a":01}'],
    ['a number without digits', '{"a":-}'],
    ['a fraction without digits', '{"a":1.}'],
    ['an exponent without digits', '{"a":1e+}'],
    ['an unknown word', '{"a":nul}'],
    ['an unknown escape', '{"a":"\\x41"}'],
    ['a raw control character', '{"a":"\n"}'],
    ['a string without its end', '{"a":"b'],
    ['a backslash at the end', '{"a":"b\\'],
    ['an object without its end', '{"a":{"b":1}'],
    ['an array without its end', '{"a":[1'],
  ])('gives nothing for %s', (_title, raw) => {
    expect(canonicalise(raw)).toBeUndefined();
  });

  it('keeps 4300 digits and 1000 levels, the most that Python reads', () => {
    const long = `{"a":-${'9'.repeat(4300)}}`;

    expect(canonicalise(long)).toBe(long);
    expect(canonicalise(nested(1000))).toBe(nested(1000));
    expect(canonicalise(nested(1001))).toBeUndefined();
  });

  it.each([
    ['objects', nested(200_000)],
    ['arrays', `{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}`],
    ['open brackets', `{"a":${'['.repeat(200_000)}`],
  ])('gives nothing for %s nested 200,000 deep', (_title, raw) => {
    expect(canonicalise(raw)).toBeUndefined();
  });

  it('sorts 100,000 keys of which some repeat', () => {
    const keys = Array.from({ length: 100_000 }, (_, i) => `k${(i * 7919) % 99_000}`);
    const raw = `{${keys.map((key, i) => `"${key}":${i}`).join(',')}}`;
    const last = new Map(keys.map((key, i) => [key, i]));
    const expected = [...last.keys()].sort().map((key) => `"${key}":${last.get(key)}`);

    expect(canonicalise(raw)).toBe(`{${expected.join(',')}}`);
  });

  it('does not mix up one text with the one before it', () => {
    const long = `{"a":"${'x'.repeat(100_000)}","c":1}`;

    expect(canonicalise(long)).toBe(long);
    expect(canonicalise('{"a":"')).toBeUndefined();
    expect(canonicalise('{"a":1')).toBeUndefined();
    expect(canonicalise('{"a":"\\')).toBeUndefined();
  });

  it('agrees with a slow writer in the manner of Python', () => {
    fc.assert(
      fc.property(nastyObject, (raw) => {
        expect(canonicalise(raw)).toBe(slowCanonical(raw));
      }),
      RUNS,
    );
  });

  it('gives a text that is its own canonical text', () => {
    fc.assert(
      fc.property(nastyObject, (raw) => {
        const once = canonicalise(raw);
        fc.pre(once !== undefined);
        expect(canonicalise(once)).toBe(once);
      }),
      RUNS,
    );
  });

  it('never throws on a damaged text, and takes none that is not JSON', () => {
    const damaged = fc
      .tuple(
        nastyObject,
        fc.nat(),
        fc.nat(4),
        fc.constantFrom('', '"', '\\', '{', ']', ',', ':', '0', '-', '\n', 'x'),
      )
      .map(([raw, place, length, extra]) => {
        const at = place % (raw.length + 1);
        return raw.slice(0, at) + extra + raw.slice(at + length);
      });

    fc.assert(
      fc.property(damaged, (text) => {
        expect(canonicalise(text) === undefined || parses(text)).toBe(true);
      }),
      RUNS,
    );
  });
});

describe('sliceMember', () => {
  it.each([
    ['gives the text as it stands', '{ "a" : { "n" : 1e2 } , "b":1}', 'a', '{ "n" : 1e2 }'],
    ['finds a member by its decoded key', '{"\\u0061":"\\u0062"}', 'a', '"\\u0062"'],
    ['takes the last of duplicates', '{"a":1,"a":[2,"]"],"b":3}', 'a', '[2,"]"]'],
    ['does not look below the top', '{"b":{"a":1}}', 'a', undefined],
    ['does not take a value for a key', '{"b":"a","c":1}', 'a', undefined],
    ['finds the empty key', '{"":null}', '', 'null'],
    ['finds nothing in an empty object', ' { } ', 'a', undefined],
    ['finds nothing in an array', '["a"]', 'a', undefined],
    ['finds nothing in a text without its end', '{"a":1', 'a', undefined],
    ['finds nothing in a value without its end', '{"a":[{"b":1', 'a', undefined],
    ['finds nothing in a string without its end', '{"a":"1\\', 'a', undefined],
    ['finds nothing in no text', '', 'a', undefined],
  ])('%s', (_title, raw, name, expected) => {
    expect(sliceMember(raw, name)).toBe(expected);
  });

  it('gives for every member a stretch of the text with the value that a parser finds', () => {
    fc.assert(
      fc.property(nastyObject, (raw) => {
        for (const [name, value] of Object.entries(JSON.parse(raw) as Record<string, unknown>)) {
          const text = sliceMember(raw, name) ?? '';
          expect(raw).toContain(text);
          expect(JSON.parse(text)).toEqual(value);
        }
      }),
      RUNS,
    );
  });

  it('passes 200,000 levels', () => {
    expect(sliceMember(nested(200_000), 'a')).toBe(nested(199_999));
  });
});
