import type { IngestCounts } from '../../lib/local/lake/ingest-counts';
import type { SourceRecord } from '../../lib/local/source/source-record';
import { startProgress } from '../output/progress';
import { defineCommand, type GlobalOptions } from './command';
import { claimDemoLake } from './demo-lake';
import { loadConfig } from './load-config';
import { openLake } from './open-lake';
import { count } from './option';

const SEED = 1;
const STANDARD_EVENTS = 20_000;

export const demo = defineCommand({
  name: 'demo',
  summary: 'see it work: a clinic of synthetic events, ingested and questioned',
  details: `Invents a clinic (shifts, caseloads, agents, a substance-use program, a snooping employee, a stolen account,
    events with PHI and malformed ones), ingests its events and shows what the lake then knows: events by tier,
    refusals by reason, and three answers that a privacy officer would ask for, each with the SQL to ask it yourself.
    Nothing is real. Running it again adds nothing. It never touches a lake that is not its own.`,
  args: [],
  options: {
    events: count('-n, --events <N>', 'how many events; the stories need 2,000 at least', {
      least: 1,
      most: 100_000_000,
      standard: STANDARD_EVENTS,
    }),
  },
  json: `one object {"lake":"DIR","events":n,"counts":{…as ingest…},"by_tier":{…},
    "answers":[{"question":"…","sql":"…","finding":"…","rows":[…]},…]}.`,
  exits: { 0: 'shown', 2: 'could not run, or the folder holds another lake' },
  examples: [
    { run: 'audit-lake demo', says: `${STANDARD_EVENTS.toLocaleString('en-US')} events into ./lake` },
    { run: 'audit-lake demo --events 500k --lake /tmp/clinic', says: 'a larger clinic, somewhere else' },
  ],
  run: async ({ options: { events }, global }) => {
    const { STORY_EVENTS } = await import('../../lib/local/clinic/generate-clinic');
    await loadConfig(global.config); // what is wrong with it is told before a folder is made
    await claimDemoLake(global.lake);
    if (events < STORY_EVENTS) {
      process.stderr.write(
        `audit-lake: the stories need ${STORY_EVENTS} events: some answers will be empty\n`,
      );
    }
    const counts = await ingestClinic(events, global);
    const { askAll, demoJson, demoReport } = await import('./demo-report');
    const told = { lake: global.lake, events, counts, ...(await askAll(global.lake)) };
    process.stdout.write(global.json ? demoJson(told) : await demoReport(told));
    return 0;
  },
});

async function ingestClinic(events: number, global: GlobalOptions): Promise<IngestCounts> {
  const { lake } = await openLake(global, 'make');
  const progress = startProgress({ label: 'demo', unit: 'events', total: events });
  try {
    return await lake.ingest(clinicRecords(events), {
      receivedAt: Date.now,
      onProgress: ({ read }) => progress.update(read),
    });
  } finally {
    progress.stop();
    lake.close();
  }
}

const BATCH = 2048;

/** The clinic's lines as if they were read from a file. */
async function* clinicRecords(events: number): AsyncGenerator<readonly SourceRecord[]> {
  const { generateClinic } = await import('../../lib/local/clinic/generate-clinic');
  let batch: SourceRecord[] = [];
  let line = 0;
  for (const raw of generateClinic({ events, seed: SEED, damagedLines: true })) {
    line += 1;
    batch.push({ kind: 'event', line, raw });
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
