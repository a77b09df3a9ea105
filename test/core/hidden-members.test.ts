import fc from 'fast-check';
import { findHiddenPhi } from '../../lib/core/hidden-members';
import { memberCount, quoteText, scalarMembers } from '../../lib/core/json-text';
import { DEFAULT_PHI_POLICY } from '../../lib/core/phi-guard';
import { valueAt } from '../../lib/core/pointer';
import { anEvent } from '../fixtures/an-event';

const countOf = (value: unknown): number => {
  if (typeof value !== 'object' || value === null) return 0;
  const inside = Object.values(value).reduce((sum: number, child) => sum + countOf(child), 0);
  return inside + (Array.isArray(value) ? 0 : Object.keys(value).length);
};

describe('members of a JSON text', () => {
  test('are counted as a parser would, where no key comes twice', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(undefined, 2), (value, indent) => {
        expect(memberCount(JSON.stringify(value, null, indent))).toBe(countOf(value));
      }),
    );
  });

  test('are counted while the text is quoted', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom(undefined, 1), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(quoteText(text)).toEqual({ quoted: JSON.stringify(text), members: memberCount(text) });
      }),
    );
    const long = JSON.stringify({ a: 'x'.repeat(70_000) });
    expect(quoteText(long)).toEqual({ quoted: JSON.stringify(long), members: 1 });
  });

  test('are addressed so that the parsed value has them there', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 })), (value) => {
        for (const { path, value: text } of scalarMembers(JSON.stringify(value))) {
          expect(String(valueAt(value, path))).toBe(text);
        }
      }),
    );
  });

  test('are all seen, overwritten ones too', () => {
    expect(scalarMembers('{"a":{"b~/":["x",{"c":"y"}]}, "a":"z", "a":1}')).toEqual([
      { path: '/a/b~0~1/0', value: 'x' },
      { path: '/a/b~0~1/1/c', value: 'y' },
      { path: '/a', value: 'z' },
      { path: '/a', value: '1' },
    ]);
  });

  test('200,000 levels cost neither stack nor square time', () => {
    const text = `${'{"a":'.repeat(200_000)}"deep"${'}'.repeat(200_000)}`;
    expect(memberCount(text)).toBe(200_000);
    expect(scalarMembers(text)).toEqual([{ path: '/a'.repeat(64), value: 'deep' }]);
  });
});

describe('PHI in a member whose key comes again', () => {
  const find = (raw: string) =>
    findHiddenPhi(JSON.parse(raw), raw, memberCount(raw), DEFAULT_PHI_POLICY).map(({ rule, path, key }) => ({
      rule,
      path,
      key,
    }));
  const line = JSON.stringify(anEvent({ metadata: { note: 'fine', n: 1.5 } }));

  test('is found at its pointer', () => {
    expect(find(line.replace('"note":"fine"', '"note":"SSN 219-09-9999","note":"fine"'))).toEqual([
      { rule: 'ssn', path: '/metadata/note', key: false },
    ]);
  });

  test('is found in a whole object that was overwritten', () => {
    expect(find(line.replace('"metadata":', '"metadata":{"ssn":"219-09-9999"},"metadata":'))).toEqual([
      { rule: 'ssn', path: '/metadata/ssn', key: false },
    ]);
  });

  test('nothing is hidden where every key is there once', () => {
    expect(find(line)).toEqual([]);
    expect(find(line.replace('"note":"fine"', '"note":"fine","note":"fine"'))).toEqual([]);
  });
});
