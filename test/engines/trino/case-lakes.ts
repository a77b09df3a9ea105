import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { DEFAULT_CONFIG } from '../../../lib/config';
import { ROW_COLUMNS, readLines, sqlText } from '../../../lib/local/lake/row-sql';
import { type ReviewSettings, VIEWS } from '../../../lib/views';
import { rowsOfCase, viewCases } from '../../fixtures/view-cases';

/** The events of one case of a view's fixture, as a lake of its own. */
export interface CaseLake {
  readonly view: string;
  readonly shows: string;
  /** `cases/lake=7`, below the folder that was given. */
  readonly folder: string;
  readonly rows: readonly string[];
  readonly days: readonly string[];
  readonly review: ReviewSettings;
}

/** Every case of every fixture, in the order of the views. */
export function caseLakes(): readonly CaseLake[] {
  return VIEWS.flatMap(({ name: view }) => viewCases(view).map((one) => ({ ...one, view }))).map(
    ({ view, shows, events, review }, index) => {
      const rows = rowsOfCase(events);
      const days = rows.map((row) => (JSON.parse(row) as { readonly event_date: string }).event_date);
      return {
        view,
        shows,
        folder: `cases/lake=${index}`,
        rows,
        days: [...new Set(days)].sort(),
        review: { ...DEFAULT_CONFIG.review, ...review },
      };
    },
  );
}

/** Writes the lakes' files below a folder, all by one statement. */
export async function writeCaseLakes(
  root: string,
  lakes: readonly Pick<CaseLake, 'folder' | 'rows'>[],
): Promise<void> {
  const file = join(root, 'cases.jsonl');
  const lines = lakes.flatMap(({ rows }, lake) => rows.map((row) => `${row.slice(0, -1)},"lake":${lake}}`));
  for (const { folder } of lakes) mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(file, lines.map((line) => `${line}\n`).join(''));
  const columns = [
    ...ROW_COLUMNS,
    { name: 'event_date', type: 'VARCHAR' },
    { name: 'lake', type: 'INTEGER' },
  ];
  const stored = readLines(file, columns, Math.max(0, ...lines.map((line) => Buffer.byteLength(line))));
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  await connection.run("set TimeZone = 'UTC'");
  await connection.run(
    `copy (select * from ${stored}) to ${sqlText(join(root, 'cases'))}
     (format parquet, compression zstd, partition_by (lake, event_date), overwrite_or_ignore true)`,
  );
  connection.closeSync();
  instance.closeSync();
  rmSync(file);
}
