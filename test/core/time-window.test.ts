import { addDays, isoTime, parseDay, parseInstant, windowParameters } from '../../lib/core/time-window';

describe('an instant', () => {
  test.each([
    ['2026-03-01', '2026-03-01T00:00:00.000Z'],
    ['2028-02-29', '2028-02-29T00:00:00.000Z'],
    ['2026-03-01T08:00:00Z', '2026-03-01T08:00:00.000Z'],
    ['2026-03-01t08:00:00.25z', '2026-03-01T08:00:00.250Z'],
    ['2026-03-01T00:30:00+05:30', '2026-02-28T19:00:00.000Z'],
    // The clocks of New York go forward at 2:00 on that day: the offset says which side is meant.
    ['2026-03-08T01:59:59-05:00', '2026-03-08T06:59:59.000Z'],
    ['2026-03-08T03:00:00-04:00', '2026-03-08T07:00:00.000Z'],
    ['0001-01-01', '0001-01-01T00:00:00.000Z'],
  ])('%s is %s', (text, iso) => {
    expect(isoTime(parseInstant(text, 'start') ?? Number.NaN)).toBe(iso);
  });

  test.each([
    '',
    '2026-02-29',
    '2026-13-01',
    '2026-3-1',
    '2026-03-01T08:00:00',
    '2026-03-01 08:00:00Z',
    '2026-03-01T24:00:00Z',
    '2026-03-01T23:59:60Z',
    '2026-03-01T08:00Z',
    'yesterday',
    '1772352000',
    '9999-12-31T23:59:59-01:00',
    '0001-01-01T00:00:00+00:01',
  ])('%j is none', (text) => {
    expect(parseInstant(text, 'start')).toBeUndefined();
  });

  test('below a millisecond the begin rounds down and the end up, so that no stored event is lost', () => {
    const text = '2026-03-01T08:00:00.1230001Z';

    expect(isoTime(parseInstant(text, 'start') ?? 0)).toBe('2026-03-01T08:00:00.123Z');
    expect(isoTime(parseInstant(text, 'end') ?? 0)).toBe('2026-03-01T08:00:00.124Z');
    expect(isoTime(parseInstant('2026-03-01T08:00:00.123000+00:00', 'end') ?? 0)).toBe(
      '2026-03-01T08:00:00.123Z',
    );
  });

  test('a day is no time of day', () => {
    expect(parseDay('2026-03-01')).toBe(Date.UTC(2026, 2, 1));
    expect(parseDay('2026-03-01T00:00:00Z')).toBeUndefined();
  });
});

test.each([
  ['2026-03-01', '2026-03-02', '2026-03-01', '2026-03-01'],
  ['2026-03-01', '2026-03-02T00:00:00.001Z', '2026-03-01', '2026-03-02'],
  ['2028-02-28T23:59:59.999Z', '2028-03-01', '2028-02-28', '2028-02-29'],
  ['2026-03-01T20:00:00-07:00', '2026-03-01T21:00:00-07:00', '2026-03-02', '2026-03-02'],
])('a window from %s to %s has the days from %s to %s', (from, to, first_day, last_day) => {
  const window = { from: parseInstant(from, 'start') ?? 0, to: parseInstant(to, 'end') ?? 0 };

  expect(windowParameters(window)).toEqual({ ...window, first_day, last_day });
});

test('days are of 24 hours, over leap days too', () => {
  expect(isoTime(addDays(Date.UTC(2028, 1, 28, 12), 2))).toBe('2028-03-01T12:00:00.000Z');
});
