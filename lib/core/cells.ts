import { sliceMember } from './json-text';
import { utcDay } from './time-window';

/**
 * From what a producer may have written to what a column can hold. Metadata is open (1.0 allows any JSON
 * there), so a value that does not fit its column becomes null; the exact text stays in raw_event.
 */

const INT_MIN = -2_147_483_648;
const INT_MAX = 2_147_483_647;

/** Text of a scalar; null for anything nested. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}

/** A 32-bit integer (1.0 sets no bounds on a status code). */
export function intOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= INT_MIN && value <= INT_MAX
    ? value + 0
    : null;
}

/** An integer that a double holds exactly, also when it was written as text. */
export function countOf(value: unknown): number | null {
  const number = typeof value === 'string' && /^-?\d{1,16}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number + 0 : null;
}

export function booleanOf(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value;
  return value === 'true' ? true : value === 'false' ? false : null;
}

/**
 * `yyyy-MM-dd HH:mm:ss.SSS` of the producer's timestamp. Most write UTC to the millisecond or finer, so it stands
 * in their text; digits beyond the millisecond are cut, as parseTimestamp cuts them.
 */
export function eventTimestamp(text: string, epochMs: number): string {
  const zone = utcZoneLength(text);
  return zone > 0 && text.length - zone >= MILLISECONDS_END && text.charCodeAt(SECONDS_END) === DOT
    ? `${text.slice(0, 10)} ${text.slice(11, MILLISECONDS_END)}`
    : rowTimestamp(epochMs);
}

/** `yyyy-MM-dd` of the same time, in UTC. */
export function eventDate(text: string, epochMs: number): string {
  return utcZoneLength(text) > 0 ? text.slice(0, 10) : utcDay(epochMs);
}

/** Characters of a zone that is UTC, 0 for any other. */
function utcZoneLength(text: string): number {
  return text.endsWith('Z') ? 1 : text.endsWith('+00:00') ? 6 : 0;
}

/** Where `yyyy-MM-ddTHH:mm:ss` ends, and `yyyy-MM-ddTHH:mm:ss.SSS`. */
const SECONDS_END = 19;
const MILLISECONDS_END = 23;
const DOT = 0x2e;

/** An instant as the row writes it: `yyyy-MM-dd HH:mm:ss.SSS`, UTC. */
export function rowTimestamp(epochMs: number): string {
  const iso = new Date(epochMs).toISOString();
  return `${iso.slice(0, 10)} ${iso.slice(11, 23)}`;
}

/** The same for a time that many rows share: rows of one batch are received at one instant. */
export function sharedTimestamp(epochMs: number): string {
  if (lastShared.epochMs !== epochMs) lastShared = { epochMs, text: rowTimestamp(epochMs) };
  return lastShared.text;
}

let lastShared = { epochMs: Number.NaN, text: '' };

/**
 * Metadata as JSON text. Serialised again where that loses nothing; an integer beyond 2^53 keeps its digits
 * by taking the producer's own text. A lone surrogate, at which engines stop reading JSON, becomes U+FFFD.
 */
export function metadataText(
  metadata: Readonly<Record<string, unknown>> | undefined,
  raw: string,
): string | null {
  if (metadata === undefined) return null;
  const text = isFlat(metadata) ? JSON.stringify(metadata) : sliceMember(raw, 'metadata');
  if (text === undefined) return null;
  return SURROGATE_ESCAPE.test(text) ? text.replace(ESCAPES, mended) : text;
}

/** Escapes of a JSON text: a pair of surrogates, a lone one, any other. */
const ESCAPES =
  /\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|\\u[dD][89a-fA-F][\da-fA-F]{2}|\\[\s\S]/g;
/** Decoded UTF-8 can't hold a lone surrogate, an escape can: `\ud800`. */
export const SURROGATE_ESCAPE = /\\u[dD][89a-fA-F]/;
const LONE_LENGTH = 6;

function mended(written: string): string {
  return written.length === LONE_LENGTH ? '\\ufffd' : written;
}

/**
 * The same as the inside of a JSON string, for metadata whose strings need no escape: most of it, and then a few
 * times faster. Undefined where it has anything but strings, words and numbers that survive writing.
 */
export function plainMetadata(metadata: Readonly<Record<string, unknown>>): string | undefined {
  let members = '';
  for (const name in metadata) {
    const value = metadata[name];
    if (!survivesWriting(value)) return undefined;
    const open = members === '' ? '{\\"' : ',\\"';
    members += typeof value === 'string' ? `${open}${name}\\":\\"${value}\\"` : `${open}${name}\\":${value}`;
  }
  return members === '' ? '{}' : `${members}}`;
}

function isFlat(metadata: Readonly<Record<string, unknown>>): boolean {
  for (const name in metadata) {
    if (!survivesWriting(metadata[name])) return false;
  }
  return true;
}

function survivesWriting(value: unknown): boolean {
  // 1.0 bounds no number, and one beyond a double (1e400) is read as Infinity: there is no JSON for that.
  if (typeof value === 'number')
    return Number.isInteger(value) ? Number.isSafeInteger(value) : Number.isFinite(value);
  return typeof value !== 'object' || value === null;
}
