import type { ReplayCounts } from '../../lib/local/lake/replay-quarantine';
import { styleFor } from '../output/style';
import { countText, plural } from '../output/table';
import { defineCommand } from './command';
import { reasonTable } from './ingest-report';
import { openLake } from './open-lake';

export const quarantineReplay = defineCommand({
  name: 'replay',
  summary: 'submit everything in quarantine again',
  details: `Judges every line in quarantine by the rules of today, stores what passes and keeps the rest. Use it after
    the configuration or a rule was corrected. An interrupted run can simply be started again.`,
  args: [],
  options: {},
  json: `one object with the counts of ingest, of the lines that were in quarantine, and "removed":n,"kept":n:
    lines that left the quarantine, and lines that stay.`,
  exits: { 0: 'nothing is left in quarantine', 1: 'some lines are still refused', 2: 'could not run' },
  examples: [
    { run: 'audit-lake quarantine replay', says: 'after the configuration was corrected' },
    {
      run: 'audit-lake quarantine replay --config trial.json --lake copy',
      says: 'what another configuration would take',
    },
  ],
  run: async ({ global }) => {
    const { lake } = await openLake(global, 'write');
    try {
      const counts = await lake.replay({ receivedAt: Date.now });
      process.stdout.write(global.json ? replayJson(counts) : await replayReport(counts));
      return counts.kept > 0 ? 1 : 0;
    } finally {
      lake.close();
    }
  },
});

function replayJson(counts: ReplayCounts): string {
  const { read, accepted, duplicates, conflicts, rejected, by_tier, by_reason, removed, kept } = counts;
  return `${JSON.stringify({ read, accepted, duplicates, conflicts, rejected, by_tier, by_reason, removed, kept })}\n`;
}

async function replayReport({
  read,
  removed,
  kept,
  conflicts,
  rejected,
  by_reason,
}: ReplayCounts): Promise<string> {
  const style = styleFor(process.stdout);
  const taken = style('green', `${countText(removed)} taken into the lake`);
  const lines = [
    `${plural(read, 'line')} submitted again: ${taken}, ${countText(kept)} still in quarantine`,
    ...(rejected > 0 ? [await reasonTable(by_reason, style)] : []),
    ...(conflicts > 0 ? [`${plural(conflicts, 'line')} differ from a stored event of the same id`] : []),
  ];
  return `${lines.join('\n')}\n`;
}
