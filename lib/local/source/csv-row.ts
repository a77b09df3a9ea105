/** Where the events are in a CSV dump, by its header. */
export interface CsvShape {
  /** Undefined for a dump of one column only. */
  readonly delimiter: string | undefined;
  readonly columns: number;
  /** Index of the column `event_json`. */
  readonly eventColumn: number;
}

/**
 * One row, looked at up to where its text ends.
 *
 * whole  all columns are there; `event` is the text of the column `event_json`
 * open   a quoted field goes on in the next line
 * bad    not a row of this file
 */
export type CsvRow =
  | { readonly status: 'whole'; readonly event: string }
  | { readonly status: 'open' }
  | { readonly status: 'bad' };

const DELIMITERS = [',', ';', '\t'] as const;
const EVENT_COLUMN = 'event_json';

const OPEN: CsvRow = { status: 'open' };
const BAD: CsvRow = { status: 'bad' };

/** Recognises a header with a column `event_json` (any case, quoted or not). */
export function csvShape(header: string): CsvShape | undefined {
  if (header.startsWith('{') || !header.toLowerCase().includes(EVENT_COLUMN)) return undefined;
  for (const delimiter of DELIMITERS) {
    const names = header.split(delimiter).map((name) =>
      name
        .trim()
        .replace(/^"(.*)"$/, '$1')
        .toLowerCase(),
    );
    const eventColumn = names.indexOf(EVENT_COLUMN);
    if (eventColumn < 0) continue;
    return { delimiter: names.length === 1 ? undefined : delimiter, columns: names.length, eventColumn };
  }
  return undefined;
}

/**
 * Reads one row (RFC 4180: fields in quotes may hold delimiters, line ends and doubled quotes; a quote inside
 * an unquoted field is content, as dumps without quoting have it).
 */
export function readCsvRow(row: string, { delimiter, columns, eventColumn }: CsvShape): CsvRow {
  let at = 0;
  let event = '';
  for (let column = 0; column < columns; column += 1) {
    if (column > 0) {
      if (row[at] !== delimiter) return BAD;
      at += 1;
    }
    const quoted = row.charCodeAt(at) === QUOTE;
    const start = quoted ? at + 1 : at;
    const end = quoted ? closingQuote(row, start) : unquotedEnd(row, at, delimiter);
    if (end < 0) return OPEN;
    if (column === eventColumn)
      event = quoted ? row.slice(start, end).replaceAll('""', '"') : row.slice(start, end);
    at = quoted ? end + 1 : end;
  }
  return at === row.length ? { status: 'whole', event } : BAD;
}

const QUOTE = 34;

function unquotedEnd(row: string, from: number, delimiter: string | undefined): number {
  const found = delimiter === undefined ? -1 : row.indexOf(delimiter, from);
  return found < 0 ? row.length : found;
}

function closingQuote(row: string, from: number): number {
  let at = row.indexOf('"', from);
  while (at >= 0 && row.charCodeAt(at + 1) === QUOTE) at = row.indexOf('"', at + 2);
  return at;
}
