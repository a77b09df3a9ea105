import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { aFolder, aLine, ingestLines, quarantined, removeFolders } from '../fixtures/a-lake';

afterAll(removeFolders);

describe('the index', () => {
  test('is only a cache: without it duplicates are found all the same', async () => {
    const folder = aFolder();
    const lines = [aLine(1), aLine(2), 'not json'];
    await ingestLines(folder, lines);
    rmSync(join(folder, '_index'), { recursive: true });

    const again = await ingestLines(folder, [...lines, aLine(3)]);

    expect(again).toMatchObject({ read: 4, accepted: 1, duplicates: 2, rejected: 1 });
    expect(quarantined(folder)).toHaveLength(1);
  });

  test('does not remember what was taken out of the lake', async () => {
    const folder = aFolder();
    await ingestLines(folder, [aLine(1), 'not json']);
    for (const top of ['vault', 'quarantine']) rmSync(join(folder, top), { recursive: true });

    const again = await ingestLines(folder, [aLine(1), 'not json']);

    expect(again).toMatchObject({ accepted: 1, duplicates: 0, rejected: 1 });
    expect(quarantined(folder)).toHaveLength(1);
  });

  test('of many small batches is merged into one part', async () => {
    const folder = aFolder();
    const lines = Array.from({ length: 70 }, (_, at) => aLine(at));
    await ingestLines(folder, lines, { rows: 1 });

    const again = await ingestLines(folder, [...lines, aLine(100)]);

    expect(again).toMatchObject({ accepted: 1, duplicates: 70 });
    expect(
      readdirSync(join(folder, '_index', 'events')).filter((name) => name.endsWith('.json')),
    ).toHaveLength(2);
  });

  test('that is damaged is named, with what to do', async () => {
    const folder = aFolder();
    await ingestLines(folder, [aLine(1)]);
    for (const name of readdirSync(join(folder, '_index', 'events'))) {
      const path = join(folder, '_index', 'events', name);
      if (!name.endsWith('.parquet')) continue;
      rmSync(path);
      writeFileSync(path, 'nothing of the kind');
    }

    const failure = await ingestLines(folder, [aLine(1)]).catch((error: unknown) => error);

    expect(failure).toMatchObject({
      cause: { problem: 'damaged', message: expect.stringContaining('_index') },
    });
  });
});
