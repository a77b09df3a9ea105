import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Engine } from './lake/engine';
import { lakeFolders } from './lake/folders';
import { asLakeError } from './lake/lake-error';
import { listVault } from './lake/list-keys';
import { mustBeLake } from './lake/must-be-lake';
import { openReader } from './lake/open-reader';
import { sqlList } from './lake/row-sql';

/** Which lake an answer is about: two answers with the same state were given from the same stored objects. */
export interface LakeState {
  readonly rows: number;
  /** ISO 8601 in UTC; null while the lake is empty. */
  readonly latest_event: string | null;
  /** SHA-256 in hex over the vault's objects in the order of their keys, a line each: key, space, bytes, line feed. */
  readonly digest: string;
}

/** Files whose footers are read at once. */
const FILES_AT_ONCE = 500;

/** @throws LakeError when there is no lake */
export async function lakeState(directory: string): Promise<LakeState> {
  const folders = lakeFolders(directory);
  try {
    await mustBeLake(folders);
    const keys: string[] = [];
    for await (const { key } of listVault(folders)) keys.push(key);
    keys.sort();
    const engine = await openReader(folders);
    try {
      const digest = createHash('sha256');
      let rows = 0;
      let latest: string | null = null;
      for (let at = 0; at < keys.length; at += FILES_AT_ONCE) {
        const paths = keys.slice(at, at + FILES_AT_ONCE).map((key) => join(folders.root, key));
        const sizes = await Promise.all(paths.map(async (path) => (await stat(path)).size));
        for (const [index, size] of sizes.entries()) digest.update(`${keys[at + index]} ${size}\n`);
        const found = await countRows(engine, paths);
        rows += found.rows;
        if (found.latest !== null && (latest === null || found.latest > latest)) latest = found.latest;
      }
      return { rows, latest_event: latest, digest: digest.digest('hex') };
    } finally {
      engine.close();
    }
  } catch (error) {
    throw asLakeError(error, folders.root);
  }
}

async function countRows(
  engine: Engine,
  paths: readonly string[],
): Promise<{ readonly rows: number; readonly latest: string | null }> {
  const [found] = await engine.rows(
    `select count(*)::double as row_count, strftime(max(event_time), '%Y-%m-%dT%H:%M:%S.%gZ') as latest
       from read_parquet(${sqlList(paths)}, hive_partitioning = false)`,
  );
  return {
    rows: typeof found?.row_count === 'number' ? found.row_count : 0,
    latest: typeof found?.latest === 'string' ? found.latest : null,
  };
}
