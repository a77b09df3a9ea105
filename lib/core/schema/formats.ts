import { parseTimestamp } from '../timestamp';

const DOT = 46;
const COLON = 58;
const DASH = 45;

/** By character code: 1 for a hexadecimal digit of either case. */
const HEX = Uint8Array.from({ length: 128 }, (_, code) =>
  /[0-9A-Fa-f]/.test(String.fromCharCode(code)) ? 1 : 0,
);

function isHex(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (HEX[text.charCodeAt(i)] !== 1) return false;
  return true;
}

/** RFC 9562 text form in either case: 36 characters, dashes at 8, 13, 18 and 23. Any version. */
export function isUuid(text: string): boolean {
  return (
    text.length === 36 &&
    text.charCodeAt(8) === DASH &&
    text.charCodeAt(13) === DASH &&
    text.charCodeAt(18) === DASH &&
    text.charCodeAt(23) === DASH &&
    isHex(text, 0, 8) &&
    isHex(text, 9, 13) &&
    isHex(text, 14, 18) &&
    isHex(text, 19, 23) &&
    isHex(text, 24, 36)
  );
}

/** Dotted decimal (RFC 3986 section 3.2.2): four numbers to 255, no leading zeros. */
export function isIpv4(text: string, start = 0): boolean {
  if (text.length - start > 15) return false;
  let parts = 0;
  let digits = 0;
  let value = 0;
  for (let i = start; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === DOT) {
      if (digits === 0) return false;
      parts++;
      digits = 0;
      value = 0;
    } else {
      if (code < 48 || code > 57 || (digits > 0 && value === 0)) return false;
      value = value * 10 + code - 48;
      digits++;
      if (value > 255) return false;
    }
  }
  return parts === 3 && digits > 0;
}

/** RFC 4291 section 2.2, the last 32 bits as an IPv4 address if wished. No zone id. */
export function isIpv6(text: string): boolean {
  if (text.length < 2 || text.length > 45) return false;
  let groups = 0;
  let gap = false; // whether '::' was seen
  let at = 0;
  if (text.charCodeAt(0) === COLON) {
    if (text.charCodeAt(1) !== COLON) return false;
    gap = true;
    at = 2;
  }
  while (at < text.length) {
    const start = at;
    while (HEX[text.charCodeAt(at)] === 1) at++;
    const ended = at === text.length;
    if (!ended && text.charCodeAt(at) === DOT) {
      groups += 2;
      return isIpv4(text, start) && (gap ? groups <= 7 : groups === 8);
    }
    if (at === start || at - start > 4) return false;
    groups++;
    if (ended) break;
    if (text.charCodeAt(at) !== COLON || ++at === text.length) return false;
    if (text.charCodeAt(at) === COLON) {
      if (gap) return false;
      gap = true;
      at++;
    }
  }
  return gap ? groups <= 7 : groups === 8; // '::' stands for one group at least
}

/** Whether a text has more code points than that; JSON Schema counts them, not UTF-16 units. */
export function isLonger(text: string, max: number): boolean {
  return text.length > max && codePoints(text) > max;
}

/** Whether a text has fewer code points than that. */
export function isShorter(text: string, min: number): boolean {
  return text.length < min || (text.length < 2 * min && codePoints(text) < min);
}

function codePoints(text: string): number {
  let count = text.length;
  for (let i = 1; i < text.length; i++) {
    // A low surrogate after a high one belongs to it; a lone one counts for itself.
    if ((text.charCodeAt(i) & 0xfc00) === 0xdc00 && (text.charCodeAt(i - 1) & 0xfc00) === 0xd800) count--;
  }
  return count;
}

/** What the compiled validators call: the formats of the schemas, under their names, and the two lengths. */
export const VALIDATOR_RUNTIME = {
  formats: {
    uuid: isUuid,
    'date-time': (text: string): boolean => parseTimestamp(text) !== undefined,
    ipv4: (text: string): boolean => isIpv4(text),
    ipv6: isIpv6,
  },
  isLonger,
  isShorter,
} as const;
