import type { IngestCounts } from '../../lib/local/lake/ingest-counts';
import { CannotRun } from '../output/cannot-run';
import { reportFailure } from '../output/failure';
import { startProgress } from '../output/progress';
import { defineCommand, type GlobalOptions } from './command';
import { isDemoLake } from './demo-lake';
import { countsJson, countsReport } from './ingest-report';
import { openLake } from './open-lake';
import { bytesOf, statOf } from './source-input';

export const ingest = defineCommand({
  name: 'ingest',
  summary: 'take the events of files into the lake',
  details: `Judges every event of the files (- is standard input) and stores it under its protection tier and day;
    what is refused goes to quarantine with its reason. Ingesting a file again adds nothing. Plain, .gz or .zst; bare
    JSON lines, logs with any prefix, container logs, CloudWatch documents, DynamoDB and CSV dumps: told by content.
    An interrupted run can simply be started again.`,
  args: [{ name: '<files...>', says: 'files of events, or -', isFile: true }],
  options: {},
  json: `one object {"read":n,"accepted":n,"duplicates":n,"conflicts":n,"rejected":n,"by_tier":{…},"by_reason":{…},
    "skipped":n}; read is the sum of the next four, skipped counts log lines that carry no event.`,
  exits: {
    0: 'every event is in the lake',
    1: 'some were rejected, or differ from an event of the same id: see audit-lake quarantine list',
    2: 'could not run, or a file could not be read to its end (what was read is stored)',
  },
  examples: [
    { run: 'audit-lake ingest events.jsonl', says: 'a file of JSON lines, into ./lake' },
    {
      run: 'audit-lake ingest logs/*.gz --lake /srv/audit-lake --json',
      says: 'many files, into another lake',
    },
    { run: 'kubectl logs intake-api | audit-lake ingest -', says: 'from a pipe' },
  ],
  run: async ({ args: files, global }) => {
    if (files.filter((file) => file === '-').length > 1) {
      throw new CannotRun('standard input is named twice', 'name - once');
    }
    const failures: unknown[] = [];
    const counts = files.some(isThere)
      ? await ingestFiles(files, global, failures)
      : await nothingToIngest(files, failures);
    process.stdout.write(global.json ? countsJson(counts) : await countsReport(counts));
    for (const failure of failures) reportFailure(failure);
    if (failures.length > 0) return 2;
    return counts.rejected + counts.conflicts > 0 ? 1 : 0;
  },
});

function isThere(file: string): boolean {
  return file === '-' || statOf(file)?.isDirectory() === false;
}

/** No lake is made for files that are not there: only their failures are collected. */
async function nothingToIngest(files: readonly string[], failures: unknown[]): Promise<IngestCounts> {
  const { readSources } = await import('./read-sources');
  const { NO_COUNTS } = await import('../../lib/local/lake/ingest-counts');
  const records = readSources(files, { maxEventBytes: 0, onBytes: () => undefined, failures });
  while ((await records.next()).done !== true);
  return NO_COUNTS;
}

/** Stores all that can be read; what goes wrong on the way joins the failures. */
async function ingestFiles(
  files: readonly string[],
  global: GlobalOptions,
  failures: unknown[],
): Promise<IngestCounts> {
  const { IngestError } = await import('../../lib/local/local-lake');
  const { readSources } = await import('./read-sources');
  const { lake, rules } = await openLake(global, 'make');
  if (isDemoLake(global.lake)) {
    process.stderr.write(
      `audit-lake: ${global.lake} holds the events of the demo; name another --lake for real ones\n`,
    );
  }
  const progress = startProgress({ label: 'ingest', unit: 'bytes', total: bytesOf(files) });
  const records = readSources(files, {
    maxEventBytes: rules.maxEventBytes,
    spoolDir: lake.spoolFolder,
    onBytes: progress.update,
    failures,
  });
  try {
    return await lake.ingest(records, { receivedAt: Date.now });
  } catch (error) {
    if (!(error instanceof IngestError)) throw error;
    failures.push(error.cause);
    return error.counts;
  } finally {
    progress.stop();
    lake.close();
  }
}
