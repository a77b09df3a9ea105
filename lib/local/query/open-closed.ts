import { availableParallelism } from 'node:os';
import { type Engine, openEngine } from '../lake/engine';
import type { LakeFolders } from '../lake/folders';
import { asLakeError } from '../lake/lake-error';
import { spillFolder } from '../lake/open-reader';
import { sqlList } from '../lake/row-sql';
import { lakeViews } from './lake-views';

const MEMORY = '1GB';

/** An engine with the lake's views that can touch the vault's files, the given ones, and nothing else. */
export async function openClosed(folders: LakeFolders, alsoAllowed: readonly string[]): Promise<Engine> {
  const threads = availableParallelism();
  const engine = await openEngine({ spill: spillFolder(folders), memory: MEMORY, threads });
  try {
    const { statements, files } = await lakeViews(folders);
    for (const statement of statements) await engine.run(statement);
    await engine.run(`set allowed_paths = ${sqlList([...files, ...alsoAllowed])}`);
    await engine.run('set enable_external_access = false');
    await engine.run('set lock_configuration = true');
    return engine;
  } catch (error) {
    engine.close();
    throw asLakeError(error, folders.root);
  }
}
