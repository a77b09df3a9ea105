import type { TierReport } from '../../lib/core/retention/retention-report';
import { styleFor } from '../output/style';
import { countText, plural, renderTable } from '../output/table';
import { defineCommand } from './command';
import { tierText } from './ingest-report';
import { loadConfig } from './load-config';

export const retentionShow = defineCommand({
  name: 'show',
  summary: 'say how long each tier is locked, and what its lifecycle does',
  details: `Mode and length of the lock that every object gets at birth, when it moves to a cheaper class, when the
    lifecycle hides it and when it is removed for good, and the first day on which an object stored today can be
    deleted. As the vault stack builds it.`,
  args: [],
  options: {},
  json: `one object {"stage":"dev","mode":"GOVERNANCE","tiers":[{"tier":"standard","mode":"…","lock":{"days":n} or
    {"years":n},"lock_days":n,"transitions":[{"after_days":n,"storage_class":"…"}],"expire_after_days":n,
    "noncurrent_expire_after_days":n,"stored_today_deletable":"yyyy-MM-dd"},…]}. lock_days is the longest that the lock
    can last.`,
  exits: { 0: 'told', 2: 'the configuration cannot be used' },
  examples: [
    { run: 'audit-lake retention show', says: 'of lake.config.json here' },
    {
      run: 'audit-lake retention show --config production.json --json',
      says: 'of another file, for a program',
    },
  ],
  run: async ({ global }) => {
    const { stage, retention } = await loadConfig(global.config);
    const { retentionReport } = await import('../../lib/core/retention/retention-report');
    const tiers = retentionReport(retention, Date.now());
    process.stdout.write(
      global.json
        ? `${JSON.stringify({ stage, mode: retention.mode, tiers })}\n`
        : await showText(stage, retention.mode, tiers),
    );
    return 0;
  },
});

async function showText(stage: string, mode: string, tiers: readonly TierReport[]): Promise<string> {
  const { periodText } = await import('../../lib/core/retention/retention-report');
  const style = styleFor(process.stdout);
  const rows = tiers.map((one) => [
    tierText(one.tier, style),
    periodText(one.lock),
    movesText(one),
    countText(one.expire_after_days),
    countText(one.expire_after_days + one.noncurrent_expire_after_days),
    one.stored_today_deletable,
  ]);
  const table = await renderTable(
    [
      { title: 'tier' },
      { title: 'locked for', align: 'right' },
      { title: 'cheaper class (days)' },
      { title: 'hidden after (days)', align: 'right' },
      { title: 'removed after (days)', align: 'right' },
      { title: 'stored today, deletable from' },
    ],
    rows,
    style,
  );
  const most = Math.max(...tiers.map(({ lock_days }) => lock_days));
  return [
    `${style('bold', `stage ${stage}, ${mode}`)}: ${MODE_SAYS[mode] ?? ''}`,
    table,
    `Days count from the creation of an object. No lock lasts longer than ${plural(most, 'day')}; nothing is hidden or removed before its lock ends.`,
    '',
  ].join('\n');
}

function movesText({ transitions }: TierReport): string {
  if (transitions.length === 0) return 'none';
  return transitions
    .map(({ storage_class, after_days }) => `${storage_class} after ${countText(after_days)}`)
    .join('\n');
}

const MODE_SAYS: Readonly<Record<string, string>> = {
  GOVERNANCE: 'a lock yields only to s3:BypassGovernanceRetention, which no role of the lake has',
  COMPLIANCE: 'a lock can be shortened or removed by nobody, not even by the account root',
};
