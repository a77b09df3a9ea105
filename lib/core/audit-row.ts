import { intOf, SURROGATE_ESCAPE } from './cells';
import { COLUMNS, type ColumnName, type ColumnType, type RowInput, type RowValue } from './columns';

/** One row, by column name; a missing value is null. `event_date` is the partition and not in the row. */
export type Row = Readonly<Record<ColumnName, RowValue>>;

/** The row as an object. For writing many rows, {@link rowJson} makes the JSON text without this step. */
export function toRow(input: RowInput): Row {
  return Object.fromEntries(
    COLUMNS.map((column) => [
      column.name,
      'at' in column ? memberAt(input.event, column.at, column.type) : column.from(input),
    ]),
  ) as Row;
}

function memberAt(event: object, at: string, type: ColumnType): RowValue {
  let value: unknown = event;
  for (const name of at.split('.')) value = (value as Record<string, unknown> | undefined)?.[name];
  return type === 'int' ? intOf(value) : ((value as RowValue | undefined) ?? null);
}

/** What to write for a member of the event, or for the members of an object in it. */
type Entry =
  | { readonly kind: 'column'; readonly open: string; readonly type: ColumnType }
  | { readonly kind: 'object'; readonly members: Map<string, Entry> };

/** The members that are columns as they are, as a tree: a row is written in one walk over its event. */
const MEMBERS: Map<string, Entry> = new Map();
for (const column of COLUMNS) {
  if (!('at' in column)) continue;
  const path = column.at.split('.');
  const last = path.pop() ?? '';
  let members = MEMBERS;
  for (const name of path) {
    const known = members.get(name);
    const entry = known?.kind === 'object' ? known : { kind: 'object' as const, members: new Map() };
    members.set(name, entry);
    members = entry.members;
  }
  members.set(last, { kind: 'column', open: `,"${column.name}":`, type: column.type });
}
MEMBERS.delete('schema_version' satisfies ColumnName);

/** Made columns: most hold plain words; metadata is JSON text, which always needs escapes. */
const MADE = COLUMNS.flatMap((column) =>
  'from' in column && column.name !== 'raw_event'
    ? [{ open: `,"${column.name}":`, from: column.from, verbatim: column.name !== 'metadata' }]
    : [],
);
const RAW_EVENT = `,"${'raw_event' satisfies ColumnName}":`;

/**
 * How strings are written.
 * plain    the text has no backslash, so no string of the event needs an escape: each can stand between quotes
 * escaped  by JSON.stringify
 * mended   also: a lone surrogate has no UTF-8 form; the exact text stays in raw_event as its escape
 */
type Quoting = 'plain' | 'escaped' | 'mended';

/**
 * The row as one JSON object: nulls are left out (a missing field is null in every reader we use), members stand
 * in the order of the event, timestamps are `yyyy-MM-dd HH:mm:ss.SSS` in UTC, as Amazon Data Firehose's record
 * conversion reads them.
 */
export function rowJson(input: RowInput): string {
  const { raw } = input;
  const quoting = !raw.includes('\\') ? 'plain' : SURROGATE_ESCAPE.test(raw) ? 'mended' : 'escaped';
  // The version comes first: every event has one, so that all others can begin with a comma.
  let json = `{"schema_version":"${input.event.schema_version}"`;
  json += membersJson(input.event, MEMBERS, quoting);
  for (const { open, from, verbatim } of MADE) {
    const value = from(input);
    if (value === null) continue;
    json += open + valueJson(value, verbatim || quoting !== 'plain' ? quoting : 'escaped');
  }
  return `${json}${RAW_EVENT}${input.rawJson}}`;
}

/** The event passed its schema: every member has the type that its column expects. */
function membersJson(value: object, members: ReadonlyMap<string, Entry>, quoting: Quoting): string {
  let json = '';
  for (const name in value) {
    const entry = members.get(name);
    if (entry === undefined) continue;
    const member = (value as Record<string, RowValue | object>)[name];
    if (entry.kind === 'object') json += membersJson(member as object, entry.members, quoting);
    else if (typeof member === 'string') {
      json += quoting === 'plain' ? `${entry.open}"${member}"` : entry.open + quoted(member, quoting);
    } else if (entry.type !== 'int' || intOf(member) !== null) {
      json += entry.open + valueJson(member as RowValue, quoting);
    }
  }
  return json;
}

function valueJson(value: RowValue, quoting: Quoting): string {
  if (typeof value === 'string') return quoted(value, quoting);
  if (typeof value !== 'object' || value === null) return String(value);
  let items = '';
  for (const item of value) items += items === '' ? quoted(item, quoting) : `,${quoted(item, quoting)}`;
  return `[${items}]`;
}

function quoted(value: string, quoting: Quoting): string {
  if (quoting === 'plain') return `"${value}"`;
  return JSON.stringify(quoting === 'mended' ? value.toWellFormed() : value);
}
