import type { Report } from './finding';
import type { Intake } from './intake';
import type { LakeParts } from './lake-parts';
import type { Permissions } from './permissions';
import { type Transformed, type TransformedStream, transformStream } from './transform-records';

/** A record that is moved again and again would keep the streams busy for ever. */
const MAX_ROUNDS = 20;

/** Streams weakest first, again and again: a function may move a record to another stream, or back into its own. */
export async function drainStreams(
  intake: Intake,
  parts: LakeParts,
  permissions: Permissions,
  report: Report,
): Promise<ReadonlyMap<string, TransformedStream>> {
  const all = new Map<
    string,
    { rows: Transformed[]; refused: TransformedStream['refused'][number][]; moved: number }
  >();
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    let isIdle = true;
    for (const tier of parts.tiers) {
      const { rows, refused, moved } = await transformStream(intake, tier, permissions, report);
      const sum = all.get(tier.tier) ?? { rows: [], refused: [], moved: 0 };
      for (const row of rows) sum.rows.push(row);
      for (const record of refused) sum.refused.push(record);
      sum.moved += moved;
      all.set(tier.tier, sum);
      if (moved > 0) isIdle = false;
    }
    if (isIdle) return all;
  }
  report('function_failed', {
    at: undefined,
    property: 'transform',
    expected: 'records that come to rest',
    found: `records still moving between the streams after ${MAX_ROUNDS} rounds`,
  });
  return all;
}
