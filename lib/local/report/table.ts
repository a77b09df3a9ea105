import { countText } from './cells';
import { type Html, html, NOTHING, trusted } from './html';

export interface Column<Row> {
  readonly title: string;
  readonly cell: (row: Row) => Html;
  /** Numbers, and lists with their number before them, are sorted by it, the largest first. @default text */
  readonly kind?: 'text' | 'number' | 'list';
  /** What is read in words gets room; the rest takes what it needs. */
  readonly isLong?: boolean;
  /** To be filled in by hand: it is not on the screen. */
  readonly isPaper?: boolean;
}

export interface Table<Row> {
  readonly id: string;
  readonly caption: string;
  /** The first names the row. */
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** What is said where there is no row. */
  readonly none: string;
  /** Sorted and filtered where somebody might want to. @default false */
  readonly isWorked?: boolean;
}

/** So many names of rows may stay in sight while the rest is scrolled: more of them make a browser slow. */
const MOST_HELD = 500;

/** A browser lays so many out within a second; what goes beyond is in the other formats, and the page says so. */
export const MOST_ROWS = 10_000;

export function table<Row>({ id, caption, columns, rows, none, isWorked = false }: Table<Row>): Html {
  if (rows.length === 0) return html`<p class="none">${none}</p>`;
  const shown = rows.slice(0, MOST_ROWS);
  const [head, ...others] = columns.map((column) => ({ ...column, open: `<td${classOf(column)}>` }));
  const body = shown.map((row) => ({
    html: `<tr><th scope="row">${head?.cell(row).html ?? ''}</th>${others
      .map(({ cell, open }) => `${open}${cell(row).html}</td>`)
      .join('')}</tr>\n`,
  }));
  const titles = columns.map(
    ({ title, kind, isPaper }) =>
      html`<th scope="col" data-kind="${kind ?? 'text'}"${isPaper === true ? trusted(' class="paper"') : NOTHING}>${title}</th>`,
  );
  return html`<div class="table${isWorked ? ' worked' : ''}${rows.length > MOST_HELD ? '' : ' held'}" id="${id}">
<div class="scroll" tabindex="0" role="region" aria-label="${caption}">
<table><caption>${caption}</caption>
<thead><tr>${titles}</tr></thead>
<tbody>
${body}</tbody></table></div>${leftOut(rows.length - shown.length)}</div>`;
}

function classOf({ kind, isLong, isPaper }: Pick<Column<unknown>, 'kind' | 'isLong' | 'isPaper'>): string {
  if (kind === 'number') return ' class="n"';
  if (isPaper === true) return ' class="paper"';
  return isLong === true ? ' class="w"' : '';
}

function leftOut(count: number): Html {
  if (count === 0) return NOTHING;
  return html`<p class="left-out"><strong>${countText(count)} more rows are not in this page.</strong> --json and --csv have all.</p>`;
}
