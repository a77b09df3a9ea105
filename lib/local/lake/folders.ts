import { join, resolve } from 'node:path';

/**
 * The folders of a local lake. `vault` and `quarantine` hold the same keys as the buckets; what begins with an
 * underscore is private to this machine:
 *
 * _work    the writer's lock, batches being staged, lines too long for memory, the engine's spill files
 * _commit  batches that are stored for good and still being moved to their keys
 * _index   a cache of which ids and which refused lines the lake holds; may be deleted at any time
 */
export interface LakeFolders {
  readonly root: string;
  readonly vault: string;
  readonly quarantine: string;
  readonly work: string;
  readonly staging: string;
  readonly spool: string;
  readonly commit: string;
  readonly index: string;
}

export function lakeFolders(directory: string): LakeFolders {
  const root = resolve(directory);
  const work = join(root, '_work');
  return {
    root,
    vault: join(root, 'vault'),
    quarantine: join(root, 'quarantine'),
    work,
    staging: join(work, 'staging'),
    spool: join(work, 'spool'),
    commit: join(root, '_commit'),
    index: join(root, '_index'),
  };
}
