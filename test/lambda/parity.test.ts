import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { route } from '../../lambda/route';
import { transform } from '../../lambda/transform';
import { parseQuarantineKey, parseVaultKey } from '../../lib/core/layout';
import { TIERS, type TierName } from '../../lib/core/tiers';
import { generateClinic } from '../../lib/local/clinic/generate-clinic';
import { aFolder, ask, ingestLines, RECEIVED_AT, RULES, removeFolders } from '../fixtures/a-lake';
import { firehoseDouble } from './firehose-double';

afterAll(removeFolders);

const STREAMS = { standard: 'stream-1', clinical: 'stream-2', psychotherapy: 'stream-3', sud: 'stream-4' };
const LINES = [...generateClinic({ events: 4_000, seed: 21, damagedLines: true })];

interface Stored {
  /** Each id's row, by the place that its key gives it. */
  readonly rows: ReadonlyMap<string, string>;
  /** Refused texts with their tier, in order of text. */
  readonly refused: readonly string[];
}

/** The lines through the functions, as the service would call them: 500 records at a time, at once. */
async function throughFunctions(lines: readonly string[]): Promise<Stored> {
  const firehose = firehoseDouble('take');
  const context = { rules: RULES, streams: STREAMS, firehose, now: () => RECEIVED_AT };
  await route({ lines }, context);
  const rows = new Map<string, string>();
  const refused: string[] = [];
  for (const { name: tier } of TIERS) {
    const sent = firehose.taken.filter((put) => put.stream === STREAMS[tier]).flatMap((put) => put.data);
    for (let at = 0; at < sent.length; at += 500) {
      const batch = sent.slice(at, at + 500);
      const { records } = await transform(
        {
          invocationId: 'i',
          deliveryStreamArn: '',
          region: '',
          records: batch.map((data, index) => ({
            recordId: String(index),
            approximateArrivalTimestamp: RECEIVED_AT,
            data: Buffer.from(data).toString('base64'),
          })),
        },
        { ...context, tier },
      );
      for (const { recordId, result, data, metadata } of records) {
        expect(result).not.toBe('Dropped');
        if (result === 'ProcessingFailed') refused.push(`${tier} ${batch[Number(recordId)]}`);
        else
          keepFirst(
            rows,
            JSON.parse(Buffer.from(data ?? '', 'base64').toString('utf8')),
            tier,
            metadata?.partitionKeys?.event_date,
          );
      }
    }
  }
  return { rows, refused: refused.sort() };
}

function keepFirst(
  rows: Map<string, string>,
  row: Record<string, unknown>,
  tier: string,
  day: unknown,
): void {
  const id = String(row.event_id);
  if (!rows.has(id)) rows.set(id, JSON.stringify([tier, day, ...Object.entries(row).sort()]));
}

async function throughLake(lines: readonly string[]): Promise<Stored> {
  const folder = aFolder();
  await ingestLines(folder, lines);
  const rows = new Map<string, string>();
  for (const row of await ask(folder, 'select * from events')) {
    const { event_date: day, ...columns } = row;
    const said = Object.fromEntries(
      Object.entries(columns).flatMap(([name, value]) => (value === null ? [] : [[name, plain(value)]])),
    );
    keepFirst(rows, said, String(row.tier), day);
  }
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const places = new Set(
    files.flatMap((key) => {
      const at = parseVaultKey(key);
      return at ? [`${at.tier} ${at.eventDate}`] : [];
    }),
  );
  expect(places).toEqual(new Set([...rows.values()].map((row) => JSON.parse(row).slice(0, 2).join(' '))));
  const refused = files.flatMap((key) => {
    const at = parseQuarantineKey(key);
    return at ? refusedIn(join(folder, key), at.tier) : [];
  });
  return { rows, refused: refused.sort() };
}

function refusedIn(file: string, tier: TierName): string[] {
  const records = readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  // Of two events with one id the functions cannot know; the lake's view tells them apart when asked.
  return records
    .filter((record) => record.errorCode !== 'conflict')
    .map((record) => `${tier} ${Buffer.from(record.rawData, 'base64')}`);
}

/** As the row's JSON writes it: timestamps as text, counts as numbers. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  return value instanceof Date ? value.toISOString().replace('T', ' ').slice(0, 23) : value;
}

test('the functions and the local lake give the same rows, keys and refusals for the same lines', async () => {
  const functions = await throughFunctions(LINES);
  const lake = await throughLake(LINES);

  expect(functions.rows.size).toBeGreaterThan(3_500);
  expect(functions.refused.length).toBeGreaterThan(30);
  expect([...lake.rows.keys()].sort()).toEqual([...functions.rows.keys()].sort());
  expect([...lake.rows].filter(([id, row]) => functions.rows.get(id) !== row)).toEqual([]);
  // The same refused line twice is kept once by the lake, and delivered twice by a queue.
  expect(lake.refused).toEqual([...new Set(functions.refused)]);
});
