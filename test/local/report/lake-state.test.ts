import { createHash } from 'node:crypto';
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lakeState } from '../../../lib/local/lake-state';
import { LakeError } from '../../../lib/local/local-lake';
import { aFolder, aLine, ingestLines, removeFolders } from '../../fixtures/a-lake';

afterAll(removeFolders);

/** The digest as its definition says it, by plain means. */
function digestOf(folder: string): string {
  const keys = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /^vault\/.*\.parquet$/.test(path))
    .sort();
  const lines = keys.map((key) => `${key} ${statSync(join(folder, key)).size}\n`);
  return createHash('sha256').update(lines.join('')).digest('hex');
}

test('counts rows of all tiers, finds the latest event, and digests keys and sizes', async () => {
  const folder = aFolder();
  await ingestLines(folder, [
    aLine(1, { timestamp: '2026-03-05T23:59:59.9999Z' }),
    aLine(2, { resource: { type: 'Note' }, timestamp: '2026-01-01T00:00:00Z' }),
    aLine(3, { resource: { type: 'SudRecord' } }),
    'refused',
  ]);

  expect(await lakeState(folder)).toEqual({
    rows: 3,
    latest_event: '2026-03-05T23:59:59.999Z',
    digest: digestOf(folder),
  });
});

test('is the same while the lake is, and another with every event more', async () => {
  const folder = aFolder();
  await ingestLines(folder, [aLine(1)]);
  const before = await lakeState(folder);
  // Of the writer's own, and of nobody: no part of what is stored.
  writeFileSync(join(folder, '_work', 'note.txt'), 'x');
  writeFileSync(join(folder, 'vault', 'note.txt'), 'x');

  expect(await lakeState(folder)).toEqual(before);
  await ingestLines(folder, [aLine(1), aLine(2)]);
  const after = await lakeState(folder);

  expect(after.rows).toBe(2);
  expect(after.digest).not.toBe(before.digest);
});

test('of an empty lake is nothing, and there is none where there is no lake', async () => {
  const folder = aFolder();
  await ingestLines(folder, ['refused']);

  expect(await lakeState(folder)).toEqual({
    rows: 0,
    latest_event: null,
    digest: createHash('sha256').digest('hex'),
  });
  await expect(lakeState(join(folder, 'elsewhere'))).rejects.toThrow(LakeError);
});
