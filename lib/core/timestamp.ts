const DASH = 45;
const DOT = 46;
const ZERO = 48;
const COLON = 58;
const MS_PER_MINUTE = 60_000;
const MS_PER_DAY = 86_400_000;
const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/**
 * Reads an RFC 3339 `date-time` (section 5.6) into milliseconds since the Unix epoch, rounded down.
 *
 * The offset is required; `t` and `z` may be lower case; the fraction may have any number of digits. A leap
 * second (`:60`) and the year 0000 are refused, as the validators of the published producers do: neither
 * can be stored as a timestamp.
 *
 * @returns epoch milliseconds, or undefined when the text is not a date-time
 * @example
 * parseTimestamp('2026-03-02T08:00:00.123456789+05:30') // 1772418600123
 * parseTimestamp('2026-03-02T08:00:00') // undefined
 */
export function parseTimestamp(text: string): number | undefined {
  if (text === lastText) return lastTime;
  lastTime = readTimestamp(text);
  lastText = text;
  return lastTime;
}

/** The schema asks for the format of a time and its place in the lake for its value, one after the other. */
let lastText = '';
let lastTime: number | undefined;

function readTimestamp(text: string): number | undefined {
  if (text.length < 20) return undefined; // the shortest is yyyy-MM-ddTHH:mm:ssZ
  const century = twoDigits(text, 0);
  const yearOfCentury = twoDigits(text, 2);
  const month = twoDigits(text, 5);
  const day = twoDigits(text, 8);
  const hour = twoDigits(text, 11);
  const minute = twoDigits(text, 14);
  const second = twoDigits(text, 17);
  if (
    (century | yearOfCentury | hour | minute | second) < 0 ||
    hour > 23 ||
    minute > 59 ||
    second > 59 ||
    text.charCodeAt(4) !== DASH ||
    text.charCodeAt(7) !== DASH ||
    (text.charCodeAt(10) | 32) !== 116 || // T or t
    text.charCodeAt(13) !== COLON ||
    text.charCodeAt(16) !== COLON
  ) {
    return undefined;
  }
  const year = century * 100 + yearOfCentury;
  if (year === 0 || day < 1 || day > daysInMonth(year, month)) return undefined;

  let at = 19;
  let fraction = 0;
  if (text.charCodeAt(at) === DOT) {
    const start = ++at;
    let weight = 100;
    for (let digit = digitAt(text, at); digit >= 0; digit = digitAt(text, ++at)) {
      fraction += digit * weight;
      weight = weight > 1 ? weight / 10 : 0; // digits beyond the millisecond are cut
    }
    if (at === start) return undefined;
  }
  const offset = offsetMinutes(text, at);
  if (offset === undefined) return undefined;
  const minutes = hour * 60 + minute - offset;
  return daysSinceEpoch(year, month, day) * MS_PER_DAY + minutes * MS_PER_MINUTE + second * 1000 + fraction;
}

/** `Z`, `z` or `+hh:mm`, to the very end of the text. */
function offsetMinutes(text: string, at: number): number | undefined {
  const sign = text.charCodeAt(at);
  if ((sign | 32) === 122) return at + 1 === text.length ? 0 : undefined; // Z or z
  if ((sign !== 43 && sign !== DASH) || at + 6 !== text.length) return undefined;
  const hours = twoDigits(text, at + 1);
  const minutes = twoDigits(text, at + 4);
  if (text.charCodeAt(at + 3) !== COLON || hours < 0 || hours > 23 || minutes < 0 || minutes > 59) {
    return undefined;
  }
  return sign === DASH ? -(hours * 60 + minutes) : hours * 60 + minutes;
}

/** -1 when there is no ASCII digit, also past the end (where charCodeAt is NaN). */
function digitAt(text: string, at: number): number {
  const digit = text.charCodeAt(at) - ZERO;
  return digit >= 0 && digit <= 9 ? digit : -1;
}

function twoDigits(text: string, at: number): number {
  const tens = digitAt(text, at);
  const units = digitAt(text, at + 1);
  return (tens | units) < 0 ? -1 : tens * 10 + units;
}

/** 0 when the month does not exist, so that no day fits it. */
function daysInMonth(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && leap ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0);
}

/** Proleptic Gregorian calendar. Counting years from March puts the leap day at the end of the year. */
function daysSinceEpoch(year: number, month: number, day: number): number {
  const marchYear = month > 2 ? year : year - 1;
  const dayOfMarchYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return marchYear * 365 + leapDays + dayOfMarchYear - 719_468; // days from 0000-03-01 to 1970-01-01
}
