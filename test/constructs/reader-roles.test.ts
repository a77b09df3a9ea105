import { SCOPES } from '../../lib/constructs/lake-names';
import { READER_ROLES, readersOf, readersOfScope } from '../../lib/constructs/reader-roles';
import { TIERS, type TierName } from '../../lib/core/tiers';

describe('readers', () => {
  test.each<[TierName, readonly string[]]>([
    ['standard', ['privacy-officer', 'auditor', 'break-glass']],
    ['clinical', ['privacy-officer', 'auditor', 'break-glass']],
    ['psychotherapy', ['psychotherapy-reviewer', 'break-glass']],
    ['sud', ['part2-officer', 'break-glass']],
  ])('of tier %s are %j', (tier, expected) => {
    expect(readersOf(tier)).toEqual(expected);
  });

  test('of a scope read all of its tiers', () => {
    for (const { name, tiers } of SCOPES) {
      for (const reader of readersOfScope(name)) {
        for (const tier of tiers) expect(readersOf(tier)).toContain(reader);
      }
    }
  });

  test('of everything are there for emergencies alone', () => {
    expect(readersOfScope('all')).toEqual(['break-glass']);
  });

  test('who read psychotherapy notes or Part 2 records read no other tier, but in an emergency', () => {
    for (const tier of ['psychotherapy', 'sud'] as const) {
      const strict = readersOf(tier).filter((name) => name !== 'break-glass');
      const others = TIERS.filter(({ name }) => name !== tier).flatMap(({ name }) => readersOf(name));

      expect(strict.filter((name) => others.includes(name))).toEqual([]);
    }
  });

  test('stay for at most twelve hours, which is what IAM takes, and an hour in an emergency', () => {
    for (const { name, maxHours } of READER_ROLES) {
      expect(maxHours).toBeLessThanOrEqual(name === 'break-glass' ? 1 : 12);
    }
  });
});
