import { type Html, html, joined, NOTHING, shortened } from './html';
import type { Tone } from './page';

/** An id or a name from an event: kept apart from the text around it, whatever direction it is written in. */
export function idCell(text: string): Html {
  return text.length > ON_ONE_LINE
    ? html`<bdi class="far">${shortened(text)}</bdi>`
    : html`<bdi>${text}</bdi>`;
}

/** A UUID is 36 characters long; what is longer may be broken anywhere. */
const ON_ONE_LINE = 40;

export function textCell(text: string | null, otherwise = 'not said'): Html {
  return text === null ? html`<i>${otherwise}</i>` : idCell(text);
}

export function countCell(count: number): Html {
  return html`${countText(count)}`;
}

/** `2026-01-22 08:30:19`, of an ISO 8601 time in UTC. */
export function timeCell(iso: string | null): Html {
  return iso === null ? NOTHING : html`<time datetime="${iso}">${secondText(iso)}</time>`;
}

export function tag(text: string, tone: Tone): Html {
  return html`<b class="tag ${tone}">${text}</b>`;
}

/** `READ, EXPORT`; what is too long to be read in a row opens below its number. */
export function listCell(items: readonly string[], most: number): Html {
  const shown = items.slice(0, most).map(idCell);
  const more = items.length - shown.length;
  const rest = more > 0 ? html` and ${countText(more)} more, in --json and --csv` : NOTHING;
  return html`${joined(shown, ', ')}${rest}`;
}

/** A number, and what it counts, which a screen folds away (thousands of `details` would make a browser crawl). */
export function countedCell(items: readonly string[], most: number): Html {
  if (items.length === 0) return html`0`;
  return html`${countText(items.length)}<span class="rest">: ${listCell(items, most)}</span>`;
}

/** `1,234`. */
export function countText(count: number): string {
  return count.toLocaleString('en-US');
}

/** `1 event`, `2 events`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${countText(count)} ${count === 1 ? one : many}`;
}

export function secondText(iso: string): string {
  return iso.slice(0, 19).replace('T', ' ');
}

/** `2026-01-22 08:30`, in a sentence: never broken at the end of a line. */
export function minuteHtml(iso: string): Html {
  return html`<time datetime="${iso}">${minuteText(iso)}</time>`;
}

export function minuteText(iso: string): string {
  return iso.slice(0, 16).replace('T', ' ');
}
