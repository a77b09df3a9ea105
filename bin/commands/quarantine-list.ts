import { TIERS, type TierName } from '../../lib/core/tiers';
import type { QuarantineEntry } from '../../lib/local/lake/judge-quarantine';
import { printable, type Style, styleFor } from '../output/style';
import { countText, plural, renderTable, shortened } from '../output/table';
import { type Out, openOut } from '../output/write-out';
import { defineCommand } from './command';
import { tierText } from './ingest-report';
import { openLake } from './open-lake';
import { choice } from './option';

const ANY = 'any';
const ROWS_SHOWN = 40;
/** As many digits of an id as `show` needs in practice. */
export const ID_SHOWN = 12;

export const quarantineList = defineCommand({
  name: 'list',
  summary: 'list what was refused, and why',
  details: `Lists every line in quarantine with the reason that today's rules give, never its text. A line that passes
    now is shown as such: replay would take it.`,
  args: [],
  options: {
    tier: choice('--tier <TIER>', 'only this tier', [ANY, ...TIERS.map(({ name }) => name)], ANY),
  },
  json: `an array of objects {"id":"…","tier":"…","reason":"schema","path":"/outcome/error_type","detail":"required",
    "received_at":"…","bytes":n}, one a line; reason is null when the line passes now.`,
  exits: { 0: 'listed', 2: 'there is no lake, or it cannot be read' },
  examples: [
    { run: 'audit-lake quarantine list', says: 'counts by reason, and the first lines' },
    { run: 'audit-lake quarantine list --tier sud --json', says: 'all lines of one tier, for a program' },
  ],
  run: async ({ options, global }) => {
    const { lake } = await openLake(global, 'read');
    const tier = TIERS.find(({ name }) => name === options.tier)?.name;
    const out = openOut();
    try {
      const batches = lake.quarantined({ now: Date.now(), tier });
      if (global.json) await writeArray(batches, out);
      else await out.write(await listReport(batches));
      await out.end();
    } finally {
      lake.close();
    }
    return 0;
  },
});

type Batches = AsyncIterable<readonly QuarantineEntry[]>;

async function writeArray(batches: Batches, out: Out): Promise<void> {
  let before = '[\n';
  for await (const batch of batches) {
    for (const entry of batch) {
      const full = out.write(`${before}${JSON.stringify(entry)}`);
      if (full !== undefined) await full;
      before = ',\n';
    }
  }
  await out.write(before === '[\n' ? '[]\n' : '\n]\n');
}

/** Nothing is held but the counts and the rows that are shown. */
async function listReport(batches: Batches): Promise<string> {
  const style = styleFor(process.stdout);
  const counts = new Map<string, Map<TierName, number>>();
  const shown: QuarantineEntry[] = [];
  let total = 0;
  for await (const batch of batches) {
    for (const entry of batch) {
      const reason = entry.reason ?? 'passes now';
      const byTier = counts.get(reason) ?? new Map<TierName, number>();
      counts.set(reason, byTier.set(entry.tier, (byTier.get(entry.tier) ?? 0) + 1));
      total += 1;
      if (shown.length < ROWS_SHOWN) shown.push(entry);
    }
  }
  if (total === 0) return 'Nothing is in quarantine.\n';
  const more = total - shown.length;
  return [
    `${plural(total, 'line')} in quarantine`,
    await reasonTable(counts, style),
    await entryTable(shown, style),
    ...(more > 0 ? [`and ${plural(more, 'more line')}: --json lists all`] : []),
    'One of them: audit-lake quarantine show ID. What passes now: audit-lake quarantine replay.\n',
  ].join('\n');
}

function reasonTable(
  counts: ReadonlyMap<string, ReadonlyMap<TierName, number>>,
  style: Style,
): Promise<string> {
  const sum = (byTier: ReadonlyMap<TierName, number>): number =>
    [...byTier.values()].reduce((a, b) => a + b, 0);
  const rows = [...counts]
    .toSorted(([, a], [, b]) => sum(b) - sum(a))
    .map(([reason, byTier]) => [
      reasonText(reason, style),
      countText(sum(byTier)),
      ...TIERS.map(({ name }) => {
        const count = byTier.get(name);
        return count === undefined ? '' : countText(count);
      }),
    ]);
  const tiers = TIERS.map(({ name }) => ({ title: name, align: 'right' as const }));
  return renderTable([{ title: 'reason' }, { title: 'lines', align: 'right' }, ...tiers], rows, style);
}

function entryTable(entries: readonly QuarantineEntry[], style: Style): Promise<string> {
  const rows = entries.map(({ id, tier, reason, detail, path, received_at, bytes }) => [
    id.slice(0, ID_SHOWN),
    tierText(tier, style),
    reasonText(reason ?? 'passes now', style),
    printable(detail),
    shortened(printable(path)),
    received_at?.slice(0, 19).replace('T', ' ') ?? '',
    countText(bytes),
  ]);
  return renderTable(
    [
      { title: 'id' },
      { title: 'tier' },
      { title: 'reason' },
      { title: 'detail' },
      { title: 'where' },
      { title: 'received (UTC)', spare: 2 },
      { title: 'bytes', align: 'right', spare: 1 },
    ],
    rows,
    style,
  );
}

function reasonText(reason: string, style: Style): string {
  return style(reason === 'passes now' ? 'green' : 'yellow', reason);
}
