import { TIERS } from '../../lib/core/tiers';
import type { LakeStatus, TierStatus } from '../../lib/local/lake/lake-status';
import { bytesText } from '../output/progress';
import { styleFor } from '../output/style';
import { countText, plural, renderTable } from '../output/table';
import { defineCommand } from './command';
import { tierText } from './ingest-report';
import { openLake } from './open-lake';

export const status = defineCommand({
  name: 'status',
  summary: 'say what is in the lake',
  details: `Events, dates, files and bytes by protection tier, and how many lines are in quarantine. Reads the stored
    files themselves, needs no lock and changes nothing.`,
  args: [],
  options: {},
  json: `one object {"lake":"DIR","tiers":{"standard":{"events":n,"files":n,"bytes":n,"first_event_date":"…",
    "last_event_date":"…",…},…},"total":{…},"quarantine":{"standard":{"lines":n,"by_reason":{…}},…},…}.`,
  exits: { 0: 'told', 2: 'there is no lake, or it cannot be read' },
  examples: [
    { run: 'audit-lake status', says: 'of ./lake' },
    { run: 'audit-lake status --lake /srv/audit-lake --json', says: 'of another lake, for a monitor' },
  ],
  run: async ({ global }) => {
    const { lake } = await openLake(global, 'read');
    try {
      const found = await lake.status();
      process.stdout.write(global.json ? `${JSON.stringify(found)}\n` : await statusReport(found));
    } finally {
      lake.close();
    }
    return 0;
  },
});

async function statusReport({
  lake,
  tiers,
  total,
  quarantine,
  unfinished_batches,
}: LakeStatus): Promise<string> {
  const style = styleFor(process.stdout);
  const cells = ({
    events,
    files,
    bytes,
    first_event_date,
    last_event_date,
  }: TierStatus): readonly string[] => [
    countText(events),
    first_event_date ?? '',
    last_event_date ?? '',
    countText(files),
    bytesText(bytes),
  ];
  const lines = (tier: keyof typeof quarantine): string => countText(quarantine[tier].lines);
  const allLines = TIERS.reduce((sum, { name }) => sum + quarantine[name].lines, 0);
  const rows = [
    ...TIERS.map(({ name }) => [tierText(name, style), ...cells(tiers[name]), lines(name)]),
    ['total', ...cells(total), countText(allLines)].map((cell) => style('bold', cell)),
  ];
  const table = await renderTable(
    [
      { title: 'tier' },
      { title: 'events', align: 'right' },
      { title: 'first day' },
      { title: 'last day' },
      { title: 'files', align: 'right', spare: 1 },
      { title: 'size', align: 'right' },
      { title: 'in quarantine', align: 'right' },
    ],
    rows,
    style,
  );
  const unfinished =
    unfinished_batches > 0
      ? `${plural(unfinished_batches, 'batch', 'batches')} of an interrupted run: stored, and put in place by the next ingest\n`
      : '';
  return `${style('bold', lake)}\n${table}\n${unfinished}`;
}
