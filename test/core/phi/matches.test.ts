import fc from 'fast-check';
import { matchesOf } from '../../../lib/core/phi/matches';

test.each([/a+/g, /b?/g, /[\p{L}]*/gu, /(?<=a)b/g])(
  '%s matches as matchAll says, however often',
  (pattern) => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', '😀', '\ud83d', ' ')), (parts) => {
        const text = parts.join('');
        const expected = [...text.matchAll(pattern)].map((match) => [match.index, match[0]]);
        for (let round = 0; round < 2; round += 1) {
          expect(matchesOf(text, pattern).map((match) => [match.index, match[0]])).toEqual(expected);
        }
      }),
    );
  },
);
