import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ingestEvent } from '../lib/core/ingest';
import { readSource } from '../lib/local/source/read-source';
import { RECEIVED_AT, RULES } from './fixtures/a-lake';
import expected from './fixtures/producer-files.json';

const FOLDER = join(__dirname, '../../shared/data');
const present = existsSync(FOLDER);
const title = present ? '' : ' (skipped: ../shared/data is not beside this checkout)';

interface Found {
  readonly accepted: number;
  readonly skipped: number;
  /** By `reason path detail`. */
  readonly refused: Readonly<Record<string, number>>;
}

async function judged(path: string): Promise<Found> {
  let accepted = 0;
  let skipped = 0;
  const refused: Record<string, number> = {};
  for await (const records of readSource({ path }, { maxEventBytes: RULES.maxEventBytes })) {
    for (const record of records) {
      if (record.kind === 'skipped') skipped += 1;
      if (record.kind !== 'event') continue;
      const verdict = ingestEvent(record.raw, RECEIVED_AT, RULES);
      if (verdict.verdict === 'accepted') accepted += 1;
      else {
        const { reason, path: place, detail } = verdict.refusal;
        const known = `${reason} ${place} ${detail}`;
        refused[known] = (refused[known] ?? 0) + 1;
      }
    }
  }
  return { accepted, skipped, refused };
}

const sum = (counts: Readonly<Record<string, number>>, start = ''): number =>
  Object.entries(counts).reduce((total, [name, count]) => total + (name.startsWith(start) ? count : 0), 0);

/** What the published Python producers wrote: every valid event is accepted, but where `why` says otherwise. */
(present ? describe : describe.skip)(`files of the published producers${title}`, () => {
  test.each(expected.files)(
    '$file: $accepted accepted',
    async ({ file, accepted, skipped = 0, refused = {} }) => {
      const found = await judged(join(FOLDER, file));
      expect({ accepted: found.accepted, skipped: found.skipped }).toEqual({ accepted, skipped });
      expect(sum(found.refused)).toBe(sum(refused as Record<string, number>));
      for (const [start, count] of Object.entries(refused)) expect(sum(found.refused, start)).toBe(count);
    },
  );
});
