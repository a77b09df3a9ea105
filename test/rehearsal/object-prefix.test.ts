import { formatTime } from './firehose-time';
import { evaluatePrefix, keysInPrefix, type PrefixValues } from './object-prefix';

const ARRIVAL = Date.UTC(2026, 2, 3, 23, 5, 9);
const values = (more: Partial<PrefixValues> = {}): PrefixValues => ({
  arrival: ARRIVAL,
  zone: 'UTC',
  ...more,
});

describe('a prefix', () => {
  test.each<[string, string, Partial<PrefixValues>, string]>([
    [
      'partition key',
      'a/d=!{partitionKeyFromLambda:d}/',
      { partitionKeys: { d: '2026-03-01' } },
      'a/d=2026-03-01/',
    ],
    ['time of arrival', 'q/!{timestamp:yyyy-MM-dd}/x/', {}, 'q/2026-03-03/x/'],
    ['time elsewhere', 'q/!{timestamp:yyyy-MM-dd}/', { zone: 'Asia/Tokyo' }, 'q/2026-03-04/'],
    [
      'kind of failure',
      'q/!{firehose:error-output-type}/',
      { errorType: 'processing-failed' },
      'q/processing-failed/',
    ],
    ['random string', 'q/!{firehose:random-string}/', {}, 'q/00000000000/'],
    ['hour where nothing is asked for', 'plain/', {}, 'plain/2026/03/03/23/'],
  ])('gives the %s', (_title, prefix, more, expected) => {
    expect(evaluatePrefix(prefix, values(more))).toMatchObject({ ok: true, text: expected });
  });

  test.each<[string, string, Partial<PrefixValues>, string]>([
    [
      'a key that is not returned',
      '!{partitionKeyFromLambda:day}/',
      { partitionKeys: { d: 'x' } },
      'key_missing',
    ],
    ['an empty key', '!{partitionKeyFromLambda:d}/', { partitionKeys: { d: '' } }, 'key_missing'],
    ['a partition key where there are none', '!{partitionKeyFromLambda:d}/', {}, 'unknown'],
    ['another namespace', '!{lambda:d}/', {}, 'unknown'],
    ['a letter of no unit', '!{timestamp:yyyy-QQ}/', {}, 'unknown'],
    ['an expression without an end', 'a/!{timestamp:yyyy', {}, 'unknown'],
    ['a kind of failure where nothing failed', '!{firehose:error-output-type}/', {}, 'unknown'],
  ])('is refused with %s', (_title, prefix, more, problem) => {
    expect(evaluatePrefix(prefix, values(more))).toMatchObject({ ok: false, problem });
  });

  test('tells the partition keys that it uses', () => {
    expect(
      keysInPrefix('a=!{partitionKeyFromLambda:a}/!{timestamp:yyyy}/!{partitionKeyFromLambda:b}/'),
    ).toEqual(['a', 'b']);
  });
});

test('a time takes quoted letters as they are', () => {
  expect(formatTime("'year='yyyy'/at='HH:mm:ss", ARRIVAL, 'UTC')).toBe('year=2026/at=23:05:09');
});
