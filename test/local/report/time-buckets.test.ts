import fc from 'fast-check';
import { timeBuckets } from '../../../lib/local/report/time-buckets';

const at = (iso: string): number => Date.parse(iso);
const HOUR = 3_600_000;

test.each([
  ['one instant', '2026-03-02T08:30:00Z', '2026-03-02T08:30:00Z', 'hour', ['03-02 08:00']],
  ['96 hours', '2026-03-02T00:00:00Z', '2026-03-05T23:59:59.999Z', 'hour', 96],
  ['an hour more', '2026-03-02T00:00:00Z', '2026-03-06T00:00:00Z', 'day', 5],
  ['96 days', '2026-01-01T00:00:00Z', '2026-04-06T23:00:00Z', 'day', 96],
  ['a day more', '2026-01-01T00:00:00Z', '2026-04-07T00:00:00Z', 'week', 15],
  ['two years', '2026-01-01T00:00:00Z', '2027-12-31T00:00:00Z', 'month', 24],
  ['nine years', '2020-01-01T00:00:00Z', '2028-12-31T00:00:00Z', 'year', 9],
] as const)('%s are counted by %4$s', (_says, first, last, unit, labels) => {
  const found = timeBuckets(at(first), at(last));

  expect(found.unit).toBe(unit);
  if (typeof labels === 'number') expect(found.labels).toHaveLength(labels);
  else expect(found.labels).toEqual(labels);
});

test('a week begins on Monday in UTC, and a month with its first day, also after a leap day', () => {
  const weeks = timeBuckets(at('2026-01-01T00:00:00Z'), at('2026-06-01T00:00:00Z'));
  const months = timeBuckets(at('2024-02-29T12:00:00Z'), at('2026-02-28T00:00:00Z'));

  expect(weeks.labels[0]).toBe('2025-12-29');
  expect(months.labels.slice(0, 2)).toEqual(['2024-02', '2024-03']);
});

test('what is asked for by the day is never counted by the hour', () => {
  expect(timeBuckets(at('2026-03-02T08:00:00Z'), at('2026-03-02T09:00:00Z'), 'day').labels).toEqual([
    '2026-03-02',
  ]);
});

test('every time from the first to the last falls into exactly one of at most 96 stretches without a gap', () => {
  const time = fc.integer({ min: at('2019-12-31T00:00:00Z'), max: at('2090-01-01T00:00:00Z') });
  const span = fc.integer({ min: 0, max: 24 * 366 * 20 }).map((hours) => hours * HOUR);
  fc.assert(
    fc.property(time, span, fc.double({ min: 0, max: 1, noNaN: true }), (first, length, share) => {
      const { starts, indexOf } = timeBuckets(first, first + length);
      const between = first + Math.floor(share * length);
      const index = indexOf(between);

      expect(starts.length).toBeLessThanOrEqual(96);
      expect(starts[index]).toBeLessThanOrEqual(between);
      expect(starts[index + 1] ?? Number.POSITIVE_INFINITY).toBeGreaterThan(between);
    }),
  );
});
