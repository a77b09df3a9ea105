import { createHash } from 'node:crypto';

/** Text that is HTML already. Only {@link html} and {@link trusted} make it. */
export interface Html {
  readonly html: string;
}

export type HtmlValue = Html | string | number | null | readonly Html[];

/**
 * HTML from a template: what stands in the braces is escaped unless it is HTML itself.
 *
 * @example html`<td>${event.patient_id}</td>`
 */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  let text = parts[0] ?? '';
  for (const [index, value] of values.entries()) text += htmlOf(value) + (parts[index + 1] ?? '');
  return { html: text };
}

/** For text of this program's own: a style sheet, a script, a picture of the charting library. Never for data. */
export function trusted(text: string): Html {
  return { html: text };
}

export const NOTHING: Html = { html: '' };

function htmlOf(value: HtmlValue): string {
  if (value === null) return '';
  if (typeof value === 'string') return escapeText(value);
  if (typeof value === 'number') return String(value);
  return 'html' in value ? value.html : value.map((item) => item.html).join('');
}

const SPECIAL = /[&<>"'`=]|[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
const NAMED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/**
 * The one way from data into HTML, good between tags and between double quotes. What nobody can see, or what turns
 * the direction of a line, stands as its code (`\u202e`): a reader must not be shown another id than the one stored.
 */
export function escapeText(text: string): string {
  return text.replace(SPECIAL, (character) => NAMED[character] ?? coded(character));
}

/** The same for a picture, whose library escapes by itself. */
export function visibleText(text: string): string {
  return text.replace(UNSEEN, codeOf);
}

const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
const QUOTES = /['`=]/;

function coded(character: string): string {
  return QUOTES.test(character) ? `&#${character.charCodeAt(0)};` : codeOf(character);
}

function codeOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, '0')}`;
}

/** Longer than any id of the contract since 1.1. */
const WHOLE = 256;
const BEGINNING = 160;

/** A text that may be a megabyte long: its beginning, and a digest by which two of them can be told apart. */
export function shortened(text: string): string {
  if (text.length <= WHOLE) return text;
  const beginning = text.slice(0, BEGINNING).replace(/[\ud800-\udbff]$/, '');
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 12);
  return `${beginning}… (${text.length.toLocaleString('en-US')} characters, SHA-256 ${digest})`;
}

/** What is between tags of the page, each with the same text around it. */
export function joined(items: readonly Html[], between: string): Html {
  return { html: items.map((item) => item.html).join(escapeText(between)) };
}
