import { join } from 'node:path';
import type { Batch, StagedRefusals } from './batch';
import { outName } from './commit-batch';
import { linesOf } from './lines-of';
import { readLines } from './row-sql';
import type { Writer } from './writer';

/**
 * Writes the batch's refused lines that the quarantine does not hold yet into `out`, and leaves table
 * `refusals` (n, h, file, is_new) behind.
 */
export async function keepNewRefusals(
  writer: Writer,
  batch: Batch,
  out: string,
): Promise<{ readonly files: readonly string[]; readonly ids: ReadonlySet<string> }> {
  const staged = batch.refusals();
  if (staged.length === 0) return { files: [], ids: new Set() };
  const known = await findKnown(writer, batch, staged);
  const files: string[] = [];
  const ids = new Set<string>();
  let first = 0;
  for (const file of staged) {
    const isNew = file.ids.map((_, line) => !known.has(first + line));
    first += file.ids.length;
    if (!isNew.includes(true)) continue;
    files.push(file.key);
    for (const [line, id] of file.ids.entries()) if (isNew[line]) ids.add(id);
    const target = join(out, outName(file.key));
    if (isNew.includes(false)) await copyLines(writer, file, target, isNew);
    else await writer.disk.rename(file.path, target);
  }
  return { files, ids };
}

const COLUMNS = [
  { name: 'n', type: 'INTEGER' },
  { name: 'h', type: 'VARCHAR' },
  { name: 'file', type: 'VARCHAR' },
];

async function findKnown(
  { disk, engine, refused }: Writer,
  batch: Batch,
  staged: readonly StagedRefusals[],
): Promise<ReadonlySet<number>> {
  const path = join(batch.folder, 'refusals.ndjson');
  let n = 0;
  for (const { key, ids } of staged) {
    disk.append(path, ids.map((id) => `{"n":${n++},"h":"${id}","file":"${key}"}\n`).join(''));
  }
  const source = refused.source();
  const isNew = source === undefined ? 'true' : `h not in (select h from ${source} where h is not null)`;
  await engine.run(
    `create or replace table refusals as select n, h, file, ${isNew} as is_new from ${readLines(path, COLUMNS, 0)}`,
  );
  const rows = await engine.rows('select n from refusals where not is_new');
  return new Set(rows.map((row) => Number(row.n)));
}

async function copyLines(
  { disk }: Writer,
  file: StagedRefusals,
  target: string,
  isNew: readonly boolean[],
): Promise<void> {
  let line = 0;
  let text = '';
  for await (const record of linesOf(file.path)) {
    if (isNew[line++]) text += `${record}\n`;
    if (text.length < 1_000_000) continue;
    disk.append(target, text);
    text = '';
  }
  if (text !== '') disk.append(target, text);
}
