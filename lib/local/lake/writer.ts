import { randomUUID } from 'node:crypto';
import { mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { rollForward } from './commit-batch';
import { type ContentIndex, openContentIndex } from './content-index';
import { type Disk, type DiskStep, openDisk } from './disk';
import { type Engine, openEngine } from './engine';
import type { LakeFolders } from './folders';
import { eventContent, refusedContent } from './index-contents';
import { LakeError } from './lake-error';
import { ignoreMissing } from './list-keys';
import { type LockOptions, lockForWriting } from './writer-lock';

/** What the one process that may change a lake works with. */
export interface Writer {
  readonly folders: LakeFolders;
  readonly disk: Disk;
  readonly engine: Engine;
  /** Of event ids. */
  readonly events: ContentIndex;
  /** Of refused lines. */
  readonly refused: ContentIndex;
  readonly newBatchId: () => string;
  readonly close: () => void;
}

export interface WriterOptions extends LockOptions {
  /** For tests: see {@link DiskStep}. */
  readonly onStep?: DiskStep | undefined;
}

/** The engine's share; Node's own heap and the staged text come on top of it. */
const MEMORY = '256MB';

/** Makes the folder if need be, waits for the lock, and finishes or clears what an ended process left. */
export async function openWriter(folders: LakeFolders, options: WriterOptions): Promise<Writer> {
  const disk = openDisk(options.onStep);
  await mustBeFolder(folders.root);
  for (const folder of [folders.work, folders.commit]) await disk.makeFolder(folder);
  const lock = await lockForWriting(folders.work, options);
  try {
    await clearWork(disk, folders);
    await rollForward(disk, folders);
    for (const folder of [folders.staging, folders.spool])
      await mkdir(folder, { recursive: true, mode: 0o700 });
    const engine = await openEngine({
      spill: join(folders.work, 'spill'),
      memory: MEMORY,
      threads: 1,
      anyOrder: true,
    });
    return {
      folders,
      disk,
      engine,
      events: openContentIndex(disk, engine, eventContent(folders)),
      refused: openContentIndex(disk, engine, refusedContent(disk, folders)),
      newBatchId: () => randomUUID().slice(0, 8),
      close() {
        engine.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function mustBeFolder(root: string): Promise<void> {
  const found = await stat(root).catch(ignoreMissing);
  if (found !== undefined && !found.isDirectory()) {
    throw new LakeError('not_a_folder', `${root} is a file. Name a folder for the lake.`);
  }
}

/** Everything below `_work` but the lock and the spill folders of queries that are still running. */
async function clearWork(disk: Disk, { work }: LakeFolders): Promise<void> {
  for (const name of await readdir(work)) {
    const [, pid] = /^query-(\d+)-/.exec(name) ?? [];
    const isInUse = name === 'writer.duckdb' || (pid !== undefined && isRunning(Number(pid)));
    if (!isInUse && !name.startsWith('writer-')) await disk.remove(join(work, name));
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
