import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LocalLake } from '../../lib/local/local-lake';
import { openQuery } from '../../lib/local/query/open-query';
import { aFolder, aLine, ingestLines, RULES, removeFolders } from '../fixtures/a-lake';

afterAll(removeFolders);

async function statusOf(folder: string) {
  return await (await LocalLake.open(folder, { rules: RULES, mode: 'read' })).status();
}

const NOTHING = {
  events: 0,
  files: 0,
  bytes: 0,
  first_event_date: null,
  last_event_date: null,
  first_event_time: null,
  last_event_time: null,
};

test('status counts events, files and bytes by tier, and the lines in quarantine by reason', async () => {
  const folder = aFolder();
  await ingestLines(folder, [
    aLine(1),
    aLine(2, { timestamp: '2026-03-05T23:59:59.999Z' }),
    aLine(3, { resource: { type: 'Note' }, timestamp: '2026-01-01T00:00:00Z' }),
    'not json',
    'nor this',
  ]);

  const status = await statusOf(folder);

  expect(status.tiers.standard).toEqual({
    events: 2,
    files: 2,
    bytes: expect.any(Number),
    first_event_date: '2026-03-02',
    last_event_date: '2026-03-05',
    first_event_time: '2026-03-02 08:00:01.500',
    last_event_time: '2026-03-05 23:59:59.999',
  });
  expect(status.tiers.sud).toEqual(NOTHING);
  expect(status.total).toMatchObject({
    events: 3,
    files: 3,
    bytes: status.tiers.standard.bytes + status.tiers.clinical.bytes,
    first_event_date: '2026-01-01',
    last_event_date: '2026-03-05',
  });
  expect(status.quarantine.sud).toEqual({ lines: 2, by_reason: { not_json: 2 } });
  expect(status.quarantine.clinical).toEqual({ lines: 0, by_reason: {} });
});

test('status of an empty folder is nothing', async () => {
  expect(await statusOf(aFolder())).toMatchObject({ total: NOTHING, unfinished_batches: 0 });
});

describe('a lake that is not there', () => {
  test.each(['read', 'write'] as const)('to %s says that its path is a file', async (mode) => {
    const file = join(aFolder(), 'file');
    writeFileSync(file, '');

    const failure = await LocalLake.open(file, { rules: RULES, mode }).catch((error: unknown) => error);

    expect(failure).toMatchObject({ problem: 'not_a_folder', message: expect.stringContaining(file) });
  });

  test('to ask says that its path is a file', async () => {
    const file = join(aFolder(), 'file');
    writeFileSync(file, '');

    const failure = await openQuery(file).catch((error: unknown) => error);

    expect(failure).toMatchObject({ problem: 'not_a_folder', message: expect.stringContaining(file) });
  });

  test('below a file can not be made', async () => {
    const file = join(aFolder(), 'file');
    writeFileSync(file, '');

    const failure = await ingestLines(join(file, 'lake'), []).catch((error: unknown) => error);

    expect(failure).toMatchObject({ problem: 'not_a_folder' });
  });

  test('is missing to a reader, and made by a writer', async () => {
    const folder = join(aFolder(), 'not', 'yet');

    const failures = await Promise.all([
      LocalLake.open(folder, { rules: RULES, mode: 'read' }).catch((error: unknown) => error),
      openQuery(folder).catch((error: unknown) => error),
    ]);
    await ingestLines(folder, [aLine(1)]);

    for (const failure of failures) expect(failure).toMatchObject({ problem: 'missing' });
    expect(await statusOf(folder)).toMatchObject({ total: { events: 1 } });
  });

  // The superuser may write anywhere.
  (process.getuid?.() === 0 ? test.skip : test)('in a folder without permission says so', async () => {
    const folder = aFolder();
    const closed = join(folder, 'closed');
    mkdirSync(closed);
    chmodSync(closed, 0o500);

    const failure = await ingestLines(join(closed, 'lake'), []).catch((error: unknown) => error);

    expect(failure).toMatchObject({
      problem: 'not_writable',
      message: expect.stringContaining('permissions'),
    });
  });
});

test('a folder whose name looks like a pattern is taken as it is', async () => {
  const folder = join(aFolder(), "it's [1] *?");

  await ingestLines(folder, [aLine(1), 'not json']);
  const again = await ingestLines(folder, [aLine(1), 'not json']);

  expect(again).toMatchObject({ duplicates: 1, rejected: 1 });
  expect(await statusOf(folder)).toMatchObject({ total: { events: 1 } });
});
