import fc from 'fast-check';
import { canonicalise } from '../../../lib/core/json-text';
import { cursorOn } from '../../../lib/core/json-text/cursor';
import { standingCanonical } from '../../../lib/core/json-text/stands-canonical';
import { nastyObject } from '../nasty-json';
import { slowCanonical } from '../slow-canonical';

const standing = (raw: string) => standingCanonical(cursorOn(raw));

describe('a text that its producer wrote in canonical form', () => {
  test.each([
    ['{"a":1,"b":"x"}', '{"a":1,"b":"x"}'],
    ['{"integrity":{"event_hash":"h"},"a":1}', '{"a":1}'],
    ['{"a":1,"integrity":{"event_hash":"h"},"z":[true,null,-2]}', '{"a":1,"z":[true,null,-2]}'],
    ['{"z":1,"integrity":"last, out of order"}', '{"z":1}'],
    ['{"integrity":1}', '{}'],
    ['{"a":{"integrity":"nested-kept"},"é":"\u2028"}', '{"a":{"integrity":"nested-kept"},"é":"\u2028"}'],
  ])('%s stands, without its integrity', (raw, expected) => {
    expect(standing(raw)).toBe(expected);
    expect(slowCanonical(raw)).toBe(expected);
  });

  test.each([
    ['keys out of order', '{"b":1,"a":2}'],
    ['keys out of order below', '{"a":{"b":1,"a":2}}'],
    ['a prefix after the longer key', '{"ab":1,"a":2}'],
    ['a duplicate', '{"a":1,"a":2}'],
    ['a second integrity', '{"integrity":1,"integrity":2}'],
    ['white space', '{"a": 1}'],
    ['white space at the end', '{"a":1} '],
    ['an escape', '{"a":"\\n"}'],
    ['a float', '{"a":1.5}'],
    ['an exponent', '{"a":1E2}'],
    ['minus zero', '{"a":-0}'],
    ['a leading zero', '{"a":01}'],
    ['an astral character', '{"a":"😀"}'],
    ['a lone surrogate', '{"a":"\ud800"}'],
    ['a long integer', `{"a":${'9'.repeat(401)}}`],
    ['deep nesting', `{"a":${'['.repeat(20)}${']'.repeat(20)}}`],
    ['an open object', '{"a":1'],
    ['no object', '[1]'],
    ['an empty object', '{}'],
  ])('%s is left to the slow way', (_, raw) => {
    expect(standing(raw)).toBeUndefined();
  });

  test('gets the same text as by the slow way, wherever an integrity stands', () => {
    fc.assert(
      fc.property(nastyObject, fc.nat(), (raw, place) => {
        const canonical = canonicalise(raw);
        fc.pre(canonical !== undefined && canonical.length > 2);
        const at = place % 2 === 0 ? 1 : canonical.length - 1;
        const member = at === 1 ? '"integrity":{"hash_alg":"sha256"},' : ',"integrity":{"hash_alg":"sha256"}';
        const whole = canonical.slice(0, at) + member + canonical.slice(at);
        const found = standing(whole);
        expect([canonical, undefined]).toContain(found);
        expect(canonicalise(whole)).toBe(canonical);
      }),
    );
  });
});
