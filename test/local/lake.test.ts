import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { COLUMNS } from '../../lib/core/columns';
import { parseQuarantineKey, parseVaultKey } from '../../lib/core/layout';
import { IngestError, LocalLake } from '../../lib/local/local-lake';
import { SourceError } from '../../lib/local/source/read-source';
import {
  aFolder,
  aLine,
  anId,
  ask,
  ingestLines,
  keysOf,
  quarantined,
  RECEIVED_AT,
  RULES,
  recordsOf,
  removeFolders,
} from '../fixtures/a-lake';

afterAll(removeFolders);

describe('ingest', () => {
  test('files an event under its tier and day, and nobody may write to the file', async () => {
    const folder = aFolder();
    const note = aLine(1, { resource: { type: 'PsychotherapyNote' }, timestamp: '2026-03-01T23:59:59.999Z' });

    const counts = await ingestLines(folder, [note, aLine(2)]);

    expect(counts).toMatchObject({
      read: 2,
      accepted: 2,
      by_tier: { standard: 1, psychotherapy: 1, sud: 0 },
    });
    const keys = keysOf(folder, 'vault');
    expect(keys.map((key) => parseVaultKey(key))).toEqual([
      { tier: 'psychotherapy', eventDate: '2026-03-01', part: expect.any(String) },
      { tier: 'standard', eventDate: '2026-03-02', part: expect.any(String) },
    ]);
    for (const key of keys) expect(statSync(join(folder, key)).mode & 0o777).toBe(0o444);
    expect(statSync(join(folder, 'vault')).mode & 0o077).toBe(0);
    expect(readdirSync(join(folder, '_commit'))).toEqual([]);
    expect(readdirSync(join(folder, '_work', 'staging'))).toEqual([]);
  });

  test('stores every column of the row, and the exact text', async () => {
    const folder = aFolder();
    const line = aLine(1, {
      timestamp: '2026-03-02T10:00:01.5+02:00',
      actor: { roles: ['nurse', 'admin'] },
      http: { status_code: 404 },
      metadata: { phi_categories: 'notes, meds', break_glass: true, record_count: 9_007_199_254_740_991 },
    }).replace('{', '{ ');

    await ingestLines(folder, [line]);
    const [row] = await ask(folder, 'from audit_events');

    expect(Object.keys(row ?? {})).toEqual([...COLUMNS.map(({ name }) => name), 'event_date']);
    expect(row).toMatchObject({
      event_time: '2026-03-02 08:00:01.500',
      received_at: '2026-03-10 09:30:00.000',
      actor_roles: ['nurse', 'admin'],
      http_status_code: 404,
      phi_categories: ['notes', 'meds'],
      break_glass: true,
      record_count: 9_007_199_254_740_991n,
      patient_id: null,
      raw_event: line,
      event_date: '2026-03-02',
    });
  });

  test.each([
    ['characters beyond the first plane', '😀é\u2028\u0085'],
    ['NUL', 'a\u0000b'],
    ['quotes, backslashes and line ends', '"\\\n\r\t'],
    ['what looks like a null to a reader of tables', 'NULL'],
    ['no characters', ''],
  ])('keeps a string of %s', async (_, text) => {
    const folder = aFolder();
    const line = aLine(1, { action: { name: text } });

    await ingestLines(folder, [line]);

    expect(await ask(folder, 'select action_name, raw_event from events')).toEqual([
      { action_name: text, raw_event: line },
    ]);
  });

  test('replaces half a character in the row and keeps its escape in the text', async () => {
    const folder = aFolder();
    const line = aLine(1, { action: { name: 'HALF' } }).replace('HALF', '\\ud800x');

    await ingestLines(folder, [line]);

    expect(await ask(folder, 'select action_name, raw_event from events')).toEqual([
      { action_name: '\ufffdx', raw_event: line },
    ]);
  });

  test('takes a long event between short ones', async () => {
    const folder = aFolder();
    const long = aLine(2, { schema_version: '1.0', user_agent: '' } as object).replace(
      '"outcome"',
      `"http":{"user_agent":"${'u'.repeat(RULES.maxEventBytes - 1000)}"},"outcome"`,
    );

    const counts = await ingestLines(folder, [aLine(1), long.replace(',"user_agent":""', ''), aLine(3)]);

    expect(counts).toMatchObject({ read: 3, accepted: 3 });
    expect(await ask(folder, 'select max(length(raw_event)) > 100000 as kept from events')).toEqual([
      { kept: true },
    ]);
  });

  test('keeps refused lines byte for byte, and once', async () => {
    const folder = aFolder();
    const bytes = Uint8Array.of(0x7b, 0xff, 0xfe);
    const lines = ['not json', bytes, aLine(1, { schema_version: '9.9' } as object), 'not json'];

    const first = await ingestLines(folder, lines);
    const again = await ingestLines(folder, lines);

    expect(first).toMatchObject({ read: 4, accepted: 0, rejected: 4 });
    expect(first.by_reason).toMatchObject({ not_json: 2, encoding: 1, unknown_version: 1, phi: 0 });
    expect(again).toEqual(first);
    const records = quarantined(folder);
    expect(records.map(({ rawData }) => Buffer.from(String(rawData), 'base64')).sort(Buffer.compare)).toEqual(
      [Buffer.from('not json'), Buffer.from(bytes), Buffer.from(String(lines[2]))].sort(Buffer.compare),
    );
    expect(records.map(({ errorCode }) => errorCode).sort()).toEqual([
      'encoding',
      'not_json',
      'unknown_version',
    ]);
    for (const key of keysOf(folder, 'quarantine')) {
      expect(parseQuarantineKey(key)).toMatchObject({ receivedDate: '2026-03-10' });
    }
    expect(JSON.stringify(records.map(({ rawData: _, ...told }) => told))).not.toContain('9.9');
  });

  test('moves a line too long for memory into the quarantine, once', async () => {
    const folder = aFolder();
    const lake = await LocalLake.open(folder, { rules: RULES, mode: 'write' });
    const oversize = (name: string) => {
      const file = join(lake.spoolFolder, name);
      writeFileSync(file, 'x'.repeat(1000));
      return { kind: 'oversize', line: 1, bytes: 1000, sha256: 'ab'.repeat(32), file } as const;
    };
    async function* twice() {
      yield [oversize('one'), oversize('two')];
    }

    const counts = await lake.ingest(twice(), { receivedAt: () => RECEIVED_AT });
    const again = await lake.ingest(twice(), { receivedAt: () => RECEIVED_AT });
    lake.close();

    expect(counts).toMatchObject({ read: 2, rejected: 2, by_reason: { too_large: 2 } });
    expect(again).toEqual(counts);
    expect(keysOf(folder, 'quarantine').filter((key) => key.endsWith('.bin'))).toEqual([
      `quarantine/tier=sud/oversize/${'ab'.repeat(32)}.bin`,
    ]);
    expect(keysOf(folder, 'quarantine').filter((key) => key.endsWith('.jsonl'))).toHaveLength(1);
    expect(existsSync(join(folder, '_work', 'spool')) && readdirSync(join(folder, '_work', 'spool'))).toEqual(
      [],
    );
  });

  test('counts a log line without an event as skipped, outside read', async () => {
    const lake = await LocalLake.open(aFolder(), { rules: RULES, mode: 'write' });
    async function* log() {
      yield [
        { kind: 'skipped', line: 1 },
        { kind: 'event', line: 2, raw: aLine(1) },
      ] as const;
    }

    const counts = await lake.ingest(log(), { receivedAt: () => RECEIVED_AT });
    lake.close();

    expect(counts).toMatchObject({ read: 1, accepted: 1, skipped: 1 });
  });

  test('keeps what came before an error of the source, and says what it was', async () => {
    const folder = aFolder();
    const lake = await LocalLake.open(folder, { rules: RULES, mode: 'write' });
    async function* broken() {
      yield* recordsOf([aLine(1), aLine(2)]);
      throw new SourceError('the file ends early');
    }

    const failure = await lake
      .ingest(broken(), { receivedAt: () => RECEIVED_AT })
      .catch((error: unknown) => error);
    lake.close();

    expect(failure).toBeInstanceOf(IngestError);
    expect(failure).toMatchObject({ counts: { read: 2, accepted: 2 }, cause: expect.any(SourceError) });
    expect(await ask(folder, 'select count(*)::int as n from events')).toEqual([{ n: 2 }]);
  });

  test('says how far it is', async () => {
    const lake = await LocalLake.open(aFolder(), { rules: RULES, mode: 'write' });
    const seen: number[] = [];

    const lines = Array.from({ length: 10 }, (_, at) => aLine(at));
    await lake.ingest(recordsOf(lines, 4), {
      receivedAt: () => RECEIVED_AT,
      onProgress: ({ read }) => seen.push(read),
    });
    lake.close();

    expect(seen).toEqual([4, 8, 10]);
  });
});

test('an id is known in the whole lake, whatever its tier and day', async () => {
  const folder = aFolder();
  await ingestLines(folder, [aLine(1)]);
  const elsewhere = aLine(1, { resource: { type: 'SudRecord' }, timestamp: '2026-02-01T00:00:00Z' });

  const counts = await ingestLines(folder, [elsewhere]);

  expect(counts).toMatchObject({ accepted: 0, conflicts: 1 });
  expect(await ask(folder, 'select event_id, tier from events')).toEqual([
    { event_id: anId(1), tier: 'standard' },
  ]);
  expect(keysOf(folder, 'quarantine')).toEqual([expect.stringMatching(/^quarantine\/tier=sud\//)]);
  expect(quarantined(folder)).toEqual([
    expect.objectContaining({ errorCode: 'conflict', rawData: Buffer.from(elsewhere).toString('base64') }),
  ]);
});
