import { COLUMNS, PARTITION_COLUMN } from '../../../lib/core/columns';
import {
  EVENTS,
  REVIEW_SETTINGS,
  type ReviewSettings,
  reviewSettingsSql,
  VIEW_TYPES,
  VIEWS,
} from '../../../lib/views';
import type { Engine } from './engines';
import type { AskTrino } from './trino-client';

export interface EventsPlace {
  readonly schema: string;
  /** Folder of the partitions, from the folder that the server sees: `lake/vault/sud/events`. */
  readonly folder: string;
  /** First and last day that the table can have, as partition projection takes them. */
  readonly range: readonly [string, string];
}

/** Makes a schema with the table of a folder's events, its partitions computed as the templates have it. */
export async function makeEvents(ask: AskTrino, { schema, folder, range }: EventsPlace): Promise<void> {
  const { name: day } = PARTITION_COLUMN;
  const location = `local:///${folder}`;
  const columns = COLUMNS.map(({ name, type }) => `${name} ${VIEW_TYPES[type].trino}`);
  await ask(`create schema ${schema}`);
  await ask(
    `create table events (
      ${columns.join(', ')},
      ${day} varchar with (
        partition_projection_type = 'date', partition_projection_format = 'yyyy-MM-dd',
        partition_projection_range = array['${range.join("', '")}'],
        partition_projection_interval = 1, partition_projection_interval_unit = 'DAYS')
    ) with (
      format = 'PARQUET', external_location = '${location}', partitioned_by = array['${day}'],
      partition_projection_enabled = true,
      partition_projection_location_template = '${location}/${day}=\${${day}}')`,
    schema,
  );
}

/** Makes a schema whose `events` are those of others: a view that joins their tables column by column. */
export async function joinEvents(ask: AskTrino, schema: string, joined: readonly string[]): Promise<void> {
  const names = EVENTS.columns.map(({ name }) => name).join(', ');
  await ask(`create schema ${schema}`);
  const selects = joined.map((one) => `select ${names} from ${one}.events`);
  await ask(`create view events as ${selects.join(' union all ')}`, schema);
}

/** Makes views over the events of a schema, verbatim: all, or one with what it reads. */
export async function makeViews(
  ask: AskTrino,
  schema: string,
  review: ReviewSettings,
  only?: string,
): Promise<void> {
  const wanted = only === undefined ? undefined : withWhatItReads(only);
  const isWanted = (name: string): boolean => wanted?.has(name) ?? true;
  if (isWanted(REVIEW_SETTINGS.name)) {
    await ask(`create view ${REVIEW_SETTINGS.name} as ${reviewSettingsSql(review)}`, schema);
  }
  for (const { name, sql } of VIEWS) {
    if (!isWanted(name)) continue;
    await ask(`create view ${name} as ${sql}`, schema).catch((error: unknown) => {
      throw new Error(`trino does not take the view ${name}: ${error instanceof Error ? error.message : ''}`);
    });
  }
}

function withWhatItReads(view: string): ReadonlySet<string> {
  const reads = VIEWS.find(({ name }) => name === view)?.reads ?? [];
  return new Set([view, ...reads.flatMap((one) => [...withWhatItReads(one)])]);
}

/** The engine that looks names up in one schema. */
export function trinoEngine(ask: AskTrino, schema: string): Engine {
  return {
    name: 'trino',
    rows: async (sql) => (await ask(sql, schema)).rows,
    columns: async (sql) => (await ask(`select * from (${sql}) limit 0`, schema)).columns,
  };
}
