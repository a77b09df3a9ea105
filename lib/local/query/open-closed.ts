import { availableParallelism } from 'node:os';
import { TIERS } from '../../core/tiers';
import type { ReviewSettings } from '../../views';
import { type Engine, openEngine } from '../lake/engine';
import type { LakeFolders } from '../lake/folders';
import { asLakeError } from '../lake/lake-error';
import { spillFolder } from '../lake/open-reader';
import { sqlList } from '../lake/row-sql';
import { ATHENA_SESSION } from './athena-session';
import { lakeViews, type ReviewSource } from './lake-views';
import { type ViewMaker, viewMaker } from './view-maker';

const MEMORY = '1GB';

export interface ClosedEngine extends Engine {
  readonly makeViews: ViewMaker;
}

/** An engine over the lake's views that can touch the vault's files, the given ones, and nothing else. */
export async function openClosed(
  folders: LakeFolders,
  alsoAllowed: readonly string[],
  review: ReviewSource = standardReview,
): Promise<ClosedEngine> {
  const threads = availableParallelism();
  const engine = await openEngine({ spill: spillFolder(folders), memory: MEMORY, threads });
  try {
    const views = await lakeViews(folders);
    for (const statement of ATHENA_SESSION) await engine.run(statement);
    for (const { name: tier } of TIERS) await engine.run(`create schema ${tier}`);
    await engine.run(`set allowed_paths = ${sqlList([...views.files, ...alsoAllowed])}`);
    await engine.run('set enable_external_access = false');
    await engine.run('set lock_configuration = true');
    return { ...engine, makeViews: viewMaker(engine, views, review) };
  } catch (error) {
    engine.close();
    throw asLakeError(error, folders.root);
  }
}

/** Loaded when it is needed: most questions do not ask when the clinic works. */
async function standardReview(): Promise<ReviewSettings> {
  return (await import('../../config')).DEFAULT_CONFIG.review;
}
