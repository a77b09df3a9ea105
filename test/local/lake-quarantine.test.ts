import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IngestRules } from '../../lib/core/ingest';
import { LocalLake, type QuarantineEntry } from '../../lib/local/local-lake';
import { aFolder, aLine, ask, ingestLines, RECEIVED_AT, RULES, removeFolders } from '../fixtures/a-lake';

afterAll(removeFolders);

const NEXT_YEAR = Date.UTC(2027, 2, 10);
const AHEAD = aLine(7, { timestamp: '2026-06-01T00:00:00Z' });
const CONFLICT = aLine(1, { action: { name: 'other' } });
const LINES = [aLine(1), 'not json', CONFLICT, AHEAD];

async function open(folder: string, mode: 'read' | 'write', rules: IngestRules = RULES): Promise<LocalLake> {
  return await LocalLake.open(folder, { rules, mode });
}

async function list(folder: string, now = RECEIVED_AT, rules = RULES): Promise<QuarantineEntry[]> {
  const lake = await open(folder, 'read', rules);
  const found: QuarantineEntry[] = [];
  for await (const entries of lake.quarantined({ now })) found.push(...entries);
  return found.sort((a, b) => String(a.reason).localeCompare(String(b.reason)));
}

async function replay(folder: string, now: number, select?: (id: string) => boolean) {
  const lake = await open(folder, 'write');
  try {
    return await lake.replay({ receivedAt: () => now, select });
  } finally {
    lake.close();
  }
}

async function bytesOf(content: AsyncIterable<Uint8Array> | undefined): Promise<string | undefined> {
  if (content === undefined) return undefined;
  const parts: Uint8Array[] = [];
  for await (const part of content) parts.push(part);
  return Buffer.concat(parts).toString();
}

describe('list', () => {
  test('derives the reasons again from the bytes, and conflicts from the vault', async () => {
    const folder = aFolder();
    await ingestLines(folder, LINES);

    const entries = await list(folder);

    expect(entries.map(({ reason, path, detail, tier }) => ({ reason, path, detail, tier }))).toEqual([
      { reason: 'clock', path: '/timestamp', detail: 'in_future', tier: 'standard' },
      { reason: 'conflict', path: '/event_id', detail: 'other_bytes', tier: 'standard' },
      { reason: 'not_json', path: '', detail: 'syntax', tier: 'sud' },
    ]);
    expect(entries.every(({ received_at }) => received_at === '2026-03-10T09:30:00.000Z')).toBe(true);
    expect(entries.map(({ bytes }) => bytes)).toEqual(
      [AHEAD, CONFLICT, 'not json'].map((line) => line.length),
    );
  });

  test('says of a line that passes today that nothing is wrong with it', async () => {
    const folder = aFolder();
    await ingestLines(folder, LINES);

    const entries = await list(folder, NEXT_YEAR);

    expect(entries.map(({ reason }) => reason)).toEqual(['conflict', 'not_json', null]);
  });

  test('judges by the rules of today, not by those of then', async () => {
    const folder = aFolder();
    await ingestLines(folder, [aLine(1), 'not json']);

    const entries = await list(folder, RECEIVED_AT, { ...RULES, maxEventBytes: 3 });

    expect(entries.map(({ reason }) => reason)).toEqual(['too_large']);
  });

  test('of an empty lake is empty', async () => {
    expect(await list(aFolder())).toEqual([]);
  });

  test('reads what the cloud wrote: other names, several objects on a line, numbers as text, fields missing', async () => {
    const folder = aFolder();
    const cloud = join(folder, 'quarantine', 'tier=clinical', '2026', '03', '10', '09');
    mkdirSync(cloud, { recursive: true });
    const rawData = (text: string) => Buffer.from(text).toString('base64');
    const one = {
      attemptsMade: '1',
      arrivalTimestamp: String(RECEIVED_AT),
      errorCode: 'Lambda.ProcessingFailedStatus',
      errorMessage: 'ProcessingFailed status set for record {"',
      rawData: rawData(`${AHEAD}\n`),
      lambdaArn: 'arn:aws:lambda:eu-west-1:000000000000:function:transform:$LATEST',
    };
    const two = { rawData: rawData('not json') };
    writeFileSync(join(cloud, 'stream-1-2026'), `${JSON.stringify(one)}${JSON.stringify(two)}\n\n{"torn":`);

    const entries = await list(folder);

    expect(entries.map(({ reason, tier, received_at }) => ({ reason, tier, received_at }))).toEqual([
      { reason: 'clock', tier: 'clinical', received_at: '2026-03-10T09:30:00.000Z' },
      { reason: 'not_json', tier: 'clinical', received_at: null },
      { reason: 'unreadable', tier: 'clinical', received_at: null },
    ]);
    expect(await replay(folder, NEXT_YEAR)).toMatchObject({ read: 2, accepted: 1, removed: 1, kept: 2 });
  });
});

describe('show', () => {
  test('gives the line only when it is asked for', async () => {
    const folder = aFolder();
    await ingestLines(folder, ['not json']);
    const [entry] = await list(folder);
    const lake = await open(folder, 'read');

    const without = await lake.showQuarantined(entry?.id.slice(0, 16) ?? '', { now: RECEIVED_AT });
    const withRaw = await lake.showQuarantined(entry?.id ?? '', { now: RECEIVED_AT, raw: true });

    expect(without).toEqual({ found: 'one', entry, raw: undefined });
    expect(withRaw.found === 'one' && (await bytesOf(withRaw.raw))).toBe('not json');
  });

  test.each(['', 'abc', 'zzzz', '*', '00000000'])('finds nothing by %j', async (prefix) => {
    const folder = aFolder();
    await ingestLines(folder, ['not json']);

    const shown = await (await open(folder, 'read')).showQuarantined(prefix, { now: RECEIVED_AT });

    expect(shown).toEqual({ found: 'none' });
  });

  test('names the ids when the beginning fits several', async () => {
    const folder = aFolder();
    // Of 400 different lines two ids begin alike more often than not; these do.
    const lines = Array.from({ length: 2000 }, (_, at) => `line ${at}`);
    await ingestLines(folder, lines);
    const ids = (await list(folder)).map(({ id }) => id.slice(0, 4));
    const shared = ids.find((id, at) => ids.indexOf(id) !== at) ?? '';

    const shown = await (await open(folder, 'read')).showQuarantined(shared, { now: RECEIVED_AT });

    expect(shown).toMatchObject({ found: 'several' });
  });
});

describe('replay', () => {
  test('takes in what passes now, removes it, and keeps the rest', async () => {
    const folder = aFolder();
    await ingestLines(folder, LINES);

    const counts = await replay(folder, NEXT_YEAR);

    expect(counts).toMatchObject({
      read: 3,
      accepted: 1,
      duplicates: 0,
      conflicts: 1,
      rejected: 1,
      removed: 1,
      kept: 2,
    });
    expect((await list(folder, NEXT_YEAR)).map(({ reason }) => reason)).toEqual(['conflict', 'not_json']);
    expect(await ask(folder, 'select count(*)::int as n from events')).toEqual([{ n: 2 }]);
    expect(await ask(folder, "select received_at from events where event_date = '2026-06-01'")).toEqual([
      { received_at: '2027-03-10 00:00:00.000' },
    ]);
  });

  test('again changes nothing', async () => {
    const folder = aFolder();
    await ingestLines(folder, LINES);
    await replay(folder, NEXT_YEAR);

    const again = await replay(folder, NEXT_YEAR);

    expect(again).toMatchObject({ read: 2, accepted: 0, conflicts: 1, rejected: 1, removed: 0, kept: 2 });
    expect(await list(folder, NEXT_YEAR)).toHaveLength(2);
  });

  test('removes a line that the vault holds already', async () => {
    const folder = aFolder();
    await ingestLines(folder, [AHEAD]);
    await ingestLines(folder, [AHEAD], { receivedAt: NEXT_YEAR });

    const counts = await replay(folder, NEXT_YEAR);

    expect(counts).toMatchObject({ read: 1, accepted: 0, duplicates: 1, removed: 1, kept: 0 });
    expect(await list(folder, NEXT_YEAR)).toEqual([]);
  });

  test('leaves alone what was not asked for', async () => {
    const folder = aFolder();
    await ingestLines(folder, LINES);

    const counts = await replay(folder, NEXT_YEAR, () => false);

    expect(counts).toMatchObject({ read: 0, removed: 0, kept: 0 });
    expect(await list(folder)).toHaveLength(3);
  });

  test('takes a long line in once the limit allows it, and removes its file', async () => {
    const folder = aFolder();
    const long = aLine(1);
    const strict = { ...RULES, maxEventBytes: 100 };
    const lake = await open(folder, 'write', strict);
    const file = join(lake.spoolFolder, 'long');
    writeFileSync(file, long);
    const sha256 = (await import('node:crypto')).createHash('sha256').update(long).digest('hex');
    async function* source() {
      yield [{ kind: 'oversize', line: 1, bytes: long.length, sha256, file } as const];
    }
    await lake.ingest(source(), { receivedAt: () => RECEIVED_AT });
    const stillTooLarge = await lake.replay({ receivedAt: () => RECEIVED_AT });
    lake.close();

    const counts = await replay(folder, RECEIVED_AT);

    expect(stillTooLarge).toMatchObject({
      read: 1,
      rejected: 1,
      by_reason: { too_large: 1 },
      removed: 0,
      kept: 1,
    });
    expect(counts).toMatchObject({ read: 1, accepted: 1, removed: 1, kept: 0 });
    expect(readdirSync(join(folder, 'quarantine', 'tier=sud', 'oversize'))).toEqual([]);
  });

  test('keeps the file read-only and the lines that stay byte for byte', async () => {
    const folder = aFolder();
    await ingestLines(folder, [CONFLICT, AHEAD, aLine(1)]);
    const day = join(folder, 'quarantine', 'tier=standard', 'received_date=2026-03-10');
    const before = readdirSync(day).map((name) => readFileSync(join(day, name), 'utf8').split('\n'));

    await replay(folder, NEXT_YEAR);

    const after = readdirSync(day).map((name) => readFileSync(join(day, name), 'utf8').split('\n'));
    for (const line of after.flat()) expect(before.flat()).toContain(line);
    expect(existsSync(join(folder, '_work', 'quarantine-draft.jsonl'))).toBe(false);
  });
});

test('a quarantine that cannot be listed is told as what is wrong with the lake', async () => {
  const folder = aFolder();
  await ingestLines(folder, [aLine(1)]);
  writeFileSync(join(folder, 'quarantine'), '');

  await expect(list(folder)).rejects.toMatchObject({ name: 'LakeError', problem: 'not_a_folder' });
});
