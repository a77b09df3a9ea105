import { readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { vaultKey } from '../../../lib/core/layout';
import { TIERS, type TierName } from '../../../lib/core/tiers';
import { mustRun, runTool } from '../run/supervised';

/** How many lines the invented clinic writes; fewer for a first look: AUDIT_LAKE_ENGINES_EVENTS=20000. */
export const GENERATED_EVENTS = Number(process.env.AUDIT_LAKE_ENGINES_EVENTS ?? 1_000_000);
/** Exit code 1 of ingest: stored, but some lines were refused, as the clinic means it. */
const STORED = [0, 1];

/** Generates and ingests with the built command line, as anybody would. */
export async function generateLake(folder: string): Promise<void> {
  const cli = resolve('dist/audit-lake.mjs');
  const lines = `${folder}.jsonl`;
  const generate = ['generate', '--events', String(GENERATED_EVENTS), '--seed', '11', '--out', lines];
  await mustRun(process.execPath, [cli, ...generate]);
  const { code, stderr } = await runTool(process.execPath, [
    cli,
    '--lake',
    folder,
    'ingest',
    lines,
    '--json',
  ]);
  if (!STORED.includes(code)) throw new Error(`audit-lake ingest ended with ${code}:\n${stderr}`);
  await rm(lines);
}

/** Folder of a tier's partitions, from the lake's. */
export function eventsFolder(tier: TierName): string {
  return vaultKey({ tier, eventDate: '2026-01-01', part: 'x' }).split('/').slice(0, -2).join('/');
}

/** First and last day with a file, in any tier. */
export function daysOf(folder: string): readonly [string, string] {
  const names = TIERS.flatMap(({ name }) => readdirSync(join(folder, eventsFolder(name))));
  const days = names.flatMap((name) => /^event_date=(.+)$/.exec(name)?.[1] ?? []).sort();
  return [days[0] ?? '', days.at(-1) ?? ''];
}
