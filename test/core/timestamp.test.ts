import fc from 'fast-check';
import { parseTimestamp } from '../../lib/core/timestamp';
import { DATE_TIMES, NOT_DATE_TIMES } from '../fixtures/date-times';

/** The grammar of RFC 3339 section 5.6 as an expression, and Date for the instant: slow, and written apart. */
function reference(text: string): number | undefined {
  const fields =
    /^(\d{4})-(\d\d)-(\d\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.(\d+))?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/i.exec(
      text,
    );
  if (fields === null || text.includes('\n')) return undefined;
  const [, year, month, day] = fields;
  if (year === '0000' || Number(month) < 1 || Number(month) > 12) return undefined;
  const midnight = new Date(`${year}-${month}-${day}T00:00:00Z`);
  if (Number.isNaN(midnight.getTime()) || midnight.getUTCDate() !== Number(day)) return undefined;
  const milliseconds = (fields[5] ?? '').slice(0, 3).padEnd(3, '0');
  return Date.parse(`${text.slice(0, 19)}.${milliseconds}${fields[6]}`.toUpperCase());
}

const digits = (max: number) => fc.integer({ min: 0, max }).map((n) => String(n).padStart(2, '0'));
const zone = fc.oneof(
  fc.constantFrom('Z', 'z', ''),
  fc.tuple(fc.constantFrom('+', '-'), digits(25), digits(61)).map(([sign, h, m]) => `${sign}${h}:${m}`),
);
const dateTime = fc
  .record({
    year: fc.integer({ min: 0, max: 9999 }).map((n) => String(n).padStart(4, '0')),
    date: fc.tuple(digits(13), digits(32)),
    time: fc.tuple(digits(25), digits(61), digits(61)),
    fraction: fc.oneof(fc.constant(''), fc.stringMatching(/^\.\d{0,12}$/)),
    zone,
  })
  .map(
    ({ year, date, time, fraction, zone }) => `${year}-${date.join('-')}T${time.join(':')}${fraction}${zone}`,
  );

describe('parseTimestamp', () => {
  it.each(DATE_TIMES)('reads %s as %s', (text, iso) => {
    expect(parseTimestamp(text)).toBe(Date.parse(iso));
  });

  it.each(NOT_DATE_TIMES)('refuses %j', (text) => {
    expect(parseTimestamp(text)).toBeUndefined();
  });

  it('agrees with the grammar and with Date on dates, times and offsets in and out of range', () => {
    fc.assert(
      fc.property(dateTime, (text) => {
        expect(parseTimestamp(text)).toBe(reference(text));
      }),
      { numRuns: 5000 },
    );
  });

  it('agrees with Date on every instant that Date writes in four digits of a year', () => {
    const min = new Date('0001-01-01T00:00:00.000Z');
    const max = new Date('9999-12-31T23:59:59.999Z');
    fc.assert(
      fc.property(fc.date({ min, max, noInvalidDate: true }), (date) => {
        expect(parseTimestamp(date.toISOString())).toBe(date.getTime());
      }),
      { numRuns: 5000 },
    );
  });

  it('agrees with the grammar when one character of a date-time is another', () => {
    const character = fc.constantFrom(...'0123456789TtZz:.-+ ,/_', '\n', '\u0000', '٣', 'é');
    fc.assert(
      fc.property(
        fc.constantFrom(...DATE_TIMES.map(([text]) => text)),
        fc.nat(40),
        character,
        (text, at, other) => {
          const changed = text.slice(0, at) + other + text.slice(at + 1);
          expect(parseTimestamp(changed)).toBe(reference(changed));
        },
      ),
      { numRuns: 5000 },
    );
  });
});
