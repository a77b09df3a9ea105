import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_CONFIG } from '../../../lib/config';
import { TIERS } from '../../../lib/core/tiers';
import { openQuery, type QuerySession } from '../../../lib/local/query/open-query';
import type { RunningServer } from '../run/start-server';
import { sessionEngine } from './duckdb-lake';
import { addEarlierTime } from './earlier-time';
import type { EnginePair } from './engines';
import { daysOf, eventsFolder, generateLake } from './generated-lake';
import { type AskTrino, trinoClient } from './trino-client';
import { joinEvents, makeEvents, makeViews, trinoEngine } from './trino-lake';
import { startTrino } from './trino-server';

export const ALL_TIERS = 'all_tiers';

/** One generated lake that two engines answer from: unqualified of all tiers, `sud.user_activity` of one. */
export interface LakePair {
  readonly engines: EnginePair;
  /** For what only Trino tells: bytes that were read. */
  readonly ask: AskTrino;
  readonly close: () => Promise<void>;
}

/** Generates, ingests, and opens the lake on both, with every view in a schema for each tier and in one for all. */
export async function openLakePair(): Promise<LakePair> {
  const root = mkdtempSync(join(tmpdir(), 'audit-lake-generated-'));
  const lake = join(root, 'lake');
  let server: RunningServer | undefined;
  let session: QuerySession | undefined;
  const close = async (): Promise<void> => {
    session?.close();
    await server?.stop();
    rmSync(root, { recursive: true, force: true });
  };
  try {
    await generateLake(lake);
    await addEarlierTime(lake);
    server = await startTrino(root);
    const ask = trinoClient(server.address);
    await makeSchemas(ask, daysOf(lake));
    session = await openQuery(lake, () => DEFAULT_CONFIG.review);
    return { engines: { duckdb: sessionEngine(session), trino: trinoEngine(ask, ALL_TIERS) }, ask, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function makeSchemas(ask: AskTrino, range: readonly [string, string]): Promise<void> {
  const tiers = TIERS.map(({ name }) => name);
  for (const tier of tiers)
    await makeEvents(ask, { schema: tier, folder: `lake/${eventsFolder(tier)}`, range });
  await joinEvents(ask, ALL_TIERS, tiers);
  for (const schema of [ALL_TIERS, ...tiers]) await makeViews(ask, schema, DEFAULT_CONFIG.review);
}
