import { COLUMNS, type ColumnName, type RowInput, type RowValue } from './columns';

/** One row, by column name; a missing value is null. `event_date` is the partition and not in the row. */
export type Row = Readonly<Record<ColumnName, RowValue>>;

/** The row as an object. For writing many rows, {@link rowJson} makes the JSON text without this step. */
export function toRow(input: RowInput): Row {
  return Object.fromEntries(COLUMNS.map((column) => [column.name, column.from(input)])) as Row;
}

/** Columns whose text is JSON itself, so it always needs escapes. */
const HOLDS_JSON: ReadonlySet<string> = new Set(['metadata', 'raw_event'] satisfies ColumnName[]);

/** What each column takes to be written, made once: `,"name":` and whether its text can stand as it is. */
const WRITERS = COLUMNS.map((column) => ({
  key: `,"${column.name}":`,
  from: column.from,
  part: 'part' in column ? column.part : undefined,
  verbatim: !HOLDS_JSON.has(column.name),
}));

/** Neighbouring columns of one part of the event: most events lack most of the optional parts. */
const SECTIONS = WRITERS.reduce<{ part: (typeof WRITERS)[number]['part']; writers: typeof WRITERS }[]>(
  (all, writer) => {
    const last = all.at(-1);
    if (last !== undefined && last.part === writer.part) last.writers.push(writer);
    else all.push({ part: writer.part, writers: [writer] });
    return all;
  },
  [],
);

/**
 * The row as one JSON object: nulls are left out (a missing field is null in every reader we use),
 * timestamps are `yyyy-MM-dd HH:mm:ss.SSS` in UTC, as Amazon Data Firehose's record conversion reads them.
 */
export function rowJson(input: RowInput): string {
  // Without a backslash in the text no string of the event needs an escape: each can be put between quotes.
  const plain = !input.raw.includes('\\');
  const mayHoldLoneSurrogates = !plain && SURROGATE_ESCAPE.test(input.raw);
  let json = '';
  for (const { part, writers } of SECTIONS) {
    if (part !== undefined && input.event[part] === undefined) continue;
    for (const { key, from, verbatim } of writers) {
      const value = from(input);
      if (value === null) continue;
      if (typeof value === 'string') {
        json += plain && verbatim ? `${key}"${value}"` : key + quoted(value, mayHoldLoneSurrogates);
      } else {
        json += key + (typeof value === 'object' ? list(value, mayHoldLoneSurrogates) : value);
      }
    }
  }
  return `{${json.slice(1)}}`;
}

/** Decoded UTF-8 can't hold a lone surrogate, an escape can: `\ud800`. */
const SURROGATE_ESCAPE = /\\u[dD][89a-fA-F]/;

/** A lone surrogate has no UTF-8 form; the exact text stays in raw_event as its escape. */
function quoted(value: string, mayHoldLoneSurrogates: boolean): string {
  return JSON.stringify(mayHoldLoneSurrogates ? value.toWellFormed() : value);
}

function list(values: readonly string[], mayHoldLoneSurrogates: boolean): string {
  return `[${values.map((value) => quoted(value, mayHoldLoneSurrogates)).join(',')}]`;
}
