import { intOf, metadataText, plainMetadata, SURROGATE_ESCAPE } from './cells';
import { COLUMNS, type ColumnName, type ColumnType, type RowInput, type RowValue } from './columns';
import { flatText } from './flat-text';
import { plainRow, wasReadLast } from './plain-event/plain-event';
import { ROW_BYTES } from './plain-event/plain-text';
import { LEAVES, leavesOf } from './schema/leaves.generated.cjs';

/** One row, by column name; a missing value is null. `event_date` is the partition and not in the row. */
export type Row = Readonly<Record<ColumnName, RowValue>>;

/** The row as an object. For writing many rows, {@link rowJson} makes the JSON text without this step. */
export function toRow(input: RowInput): Row {
  return Object.fromEntries(
    COLUMNS.map((column) => [
      column.name,
      'at' in column ? memberAt(input.event, column.at, column.type) : madeValue(makerOf(column), input),
    ]),
  ) as Row;
}

function memberAt(event: object, at: string, type: ColumnType): RowValue {
  let value: unknown = event;
  for (const name of at.split('.')) value = (value as Record<string, unknown> | undefined)?.[name];
  return type === 'int' ? intOf(value) : ((value as RowValue | undefined) ?? null);
}

/** A column's name as it stands before a value: of a string, with the end of the string before it. */
interface Opening {
  readonly text: string;
  readonly other: string;
}

const METADATA = openingOf('metadata');
const RAW_EVENT = openingOf('raw_event');
const VERSION = 'schema_version' satisfies ColumnName;

/** Columns that are members of the event as they are. */
const LEAF_COLUMNS = COLUMNS.flatMap((column) =>
  'at' in column && column.name !== VERSION
    ? [{ ...openingOf(column.name), leaf: LEAVES.indexOf(column.at), type: column.type }]
    : [],
);

type MadeColumn = Exclude<(typeof COLUMNS)[number], { readonly at: string }>;

/** How a made column is made: of one or the other. */
interface Maker {
  readonly from: ((input: RowInput) => RowValue) | undefined;
  readonly fromMetadata: ((metadata: Readonly<Record<string, unknown>>) => RowValue) | undefined;
}

function makerOf(column: MadeColumn): Maker {
  return 'from' in column
    ? { from: column.from, fromMetadata: undefined }
    : { from: undefined, fromMetadata: column.fromMetadata };
}

function madeValue({ from, fromMetadata }: Maker, input: RowInput): RowValue {
  if (from !== undefined) return from(input);
  const { metadata } = input.event;
  return metadata === undefined || fromMetadata === undefined ? null : fromMetadata(metadata);
}

/** Made columns but for the two that hold JSON text. */
const MADE_COLUMNS = COLUMNS.flatMap((column) =>
  'at' in column || column.name === 'metadata' || column.name === 'raw_event'
    ? []
    : [{ ...openingOf(column.name), ...makerOf(column), member: flatText(`"${column.name}":`) }],
);

function openingOf(name: ColumnName): Opening {
  return { text: flatText(`","${name}":"`), other: flatText(`,"${name}":`) };
}

/**
 * How strings are written.
 * plain    the text has no backslash, so no string of the event needs an escape: each can stand between quotes
 * escaped  by JSON.stringify
 * mended   also: a lone surrogate has no UTF-8 form; the exact text stays in raw_event as its escape
 */
type Quoting = 'plain' | 'escaped' | 'mended';

/**
 * The row as one JSON object: nulls are left out (a missing field is null in every reader we use), strings come
 * before other values, timestamps are `yyyy-MM-dd HH:mm:ss.SSS` in UTC, as Amazon Data Firehose's record
 * conversion reads them.
 */
export function rowJson(input: RowInput): string {
  const { raw, event } = input;
  const quoting = !raw.includes('\\') ? 'plain' : SURROGATE_ESCAPE.test(raw) ? 'mended' : 'escaped';
  const leaves = leavesOf(event);
  // The version comes first, as every event has one. The last string stays open: each begins by ending another.
  let strings = `{"${VERSION}":"${event.schema_version}`;
  let others = '"';
  for (const { text, other, leaf, type } of LEAF_COLUMNS) {
    const value = leaves[leaf];
    // The event passed its schema: every member has the type that its column expects.
    if (typeof value === 'string') strings = strings + text + inside(value, quoting);
    else if (value !== undefined && (type !== 'int' || intOf(value) !== null)) {
      others = others + other + valueJson(value as RowValue, quoting);
    }
  }
  for (const column of MADE_COLUMNS) {
    const { text, other } = column;
    const value = madeValue(column, input);
    if (typeof value === 'string') strings = strings + text + inside(value, quoting);
    else if (value !== null) others = others + other + valueJson(value, quoting);
  }
  const metadata = metadataInside(input, quoting);
  if (metadata !== null) strings = strings + METADATA.text + metadata;
  return `${strings}${others}${RAW_EVENT.other}${input.rawJson ?? JSON.stringify(raw)}}`;
}

/**
 * The same as one line of UTF-8. An event that was read just before and is written plainly is not gone through again.
 *
 * @returns bytes that are valid until the next event is read
 */
export function rowLine(input: RowInput): Buffer {
  return wasReadLast(input.event)
    ? ROW_BYTES.subarray(0, plainRow(madeMembers(input)))
    : Buffer.from(`${rowJson(input)}\n`);
}

/** That line as base64. */
export function rowBase64(input: RowInput): string {
  return wasReadLast(input.event)
    ? ROW_BYTES.toString('base64', 0, plainRow(madeMembers(input)))
    : Buffer.from(`${rowJson(input)}\n`).toString('base64');
}

/** Columns that are no members as they are, of an event whose strings need no escape. */
function madeMembers(input: RowInput): string {
  let members = '';
  for (const column of MADE_COLUMNS) {
    const { member } = column;
    const value = madeValue(column, input);
    if (typeof value === 'string') members = `${members}${member}"${value}",`;
    else if (value !== null) members = `${members}${member}${valueJson(value, 'plain')},`;
  }
  return members;
}

function metadataInside({ event, raw }: RowInput, quoting: Quoting): string | null {
  if (event.metadata === undefined) return null;
  const plain = quoting === 'plain' ? plainMetadata(event.metadata) : undefined;
  if (plain !== undefined) return plain;
  const text = metadataText(event.metadata, raw);
  return text === null ? null : inside(text, 'escaped');
}

function valueJson(value: RowValue, quoting: Quoting): string {
  if (typeof value !== 'object' || value === null) return String(value);
  let items = '';
  for (const item of value) items += `${items === '' ? '["' : '","'}${inside(item, quoting)}`;
  return items === '' ? '[]' : `${items}"]`;
}

/** What stands between the quotes. */
function inside(value: string, quoting: Quoting): string {
  if (quoting === 'plain') return value;
  return JSON.stringify(quoting === 'mended' ? value.toWellFormed() : value).slice(1, -1);
}
