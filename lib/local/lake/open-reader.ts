import { join } from 'node:path';
import { type Engine, openEngine } from './engine';
import type { LakeFolders } from './folders';

const MEMORY = '512MB';

/** An engine that reads a lake; it needs no lock. */
export function openReader(folders: LakeFolders): Promise<Engine> {
  return openEngine({ spill: spillFolder(folders), memory: MEMORY, threads: 2 });
}

/** Where this process may put what does not fit into memory; a writer clears it once the process has ended. */
export function spillFolder(folders: LakeFolders): string {
  return join(folders.work, `query-${process.pid}-spill`);
}
