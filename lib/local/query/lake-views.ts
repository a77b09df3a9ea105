import { join } from 'node:path';
import { PARTITION_COLUMN } from '../../core/columns';
import { TIERS, type TierName } from '../../core/tiers';
import { VIEWS } from '../../views';
import type { LakeFolders } from '../lake/folders';
import { listVault } from '../lake/list-keys';
import { ROW_COLUMNS, ROW_NAMES, sqlList } from '../lake/row-sql';

/** The statements that make a lake's relations, and the files that they read. */
export interface LakeViews {
  readonly statements: readonly string[];
  readonly files: readonly string[];
}

/**
 * The stored events and all views over them: in `main` those of all tiers, in a schema per tier its own, and
 * `<view>_<tier>` beside them. The files are listed once, so an answer sees the lake as it was when the session began.
 */
export async function lakeViews(folders: LakeFolders): Promise<LakeViews> {
  const byTier = new Map<TierName, string[]>(TIERS.map(({ name }) => [name, []]));
  for await (const { tier, key } of listVault(folders)) byTier.get(tier)?.push(join(folders.root, key));
  const files = [...byTier.values()].flat();
  const statements = [
    ...relations('main', files),
    ...TIERS.flatMap(({ name: tier }) => [
      `create schema ${tier}`,
      ...relations(tier, byTier.get(tier) ?? []),
      ...VIEWS.map(({ name }) => `create view main.${name}_${tier} as select * from ${tier}.${name}`),
    ]),
  ];
  return { statements, files };
}

function relations(schema: string, files: readonly string[]): string[] {
  return [`create view ${schema}.events as ${eventsOf(files)}`, ...viewStatements(schema)];
}

/**
 * Makes every view of `lib/views` in a schema that has a relation `events`. The views are unqualified SQL: while
 * they are made, their schema is the one that names are looked up in, and the engine remembers it.
 */
export function viewStatements(schema: string): string[] {
  return [`use ${schema}`, ...VIEWS.map(({ name, sql }) => `create view ${name} as ${sql}`), 'use main'];
}

function eventsOf(files: readonly string[]): string {
  const { name: day } = PARTITION_COLUMN;
  if (files.length > 0) {
    return `select ${ROW_NAMES}, ${day}
      from read_parquet(${sqlList(files)}, hive_partitioning = true, hive_types = {${day}: VARCHAR})`;
  }
  const columns = [...ROW_COLUMNS, { name: day, type: 'VARCHAR' }];
  return `select ${columns.map(({ name, type }) => `cast(null as ${type}) as "${name}"`).join(', ')} where false`;
}
