import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { TierName } from '../../lib/core/tiers';
import type { Resource } from '../cloud/template-set';

/** How an object version is locked at birth. */
export interface Lock {
  readonly mode: string;
  /** Epoch milliseconds. */
  readonly retainUntil: number;
}

export interface StoredObject {
  readonly bucket: Resource;
  readonly key: string;
  /** Where its content is on this machine. */
  readonly file: string;
  readonly tier: TierName;
  readonly kind: 'events' | 'refused';
  /** A copy that the bucket's replication made. */
  readonly isReplica: boolean;
  /** Rows or records in it. */
  readonly count: number;
  readonly encryptedWith: Resource;
  readonly lock?: Lock;
}

/** The buckets as directories. What an object is apart from its content is kept beside, not in the directory. */
export interface BucketStore {
  readonly objects: readonly StoredObject[];
  /** Path for an object's content; its folders are made. */
  readonly pathOf: (bucket: Resource, key: string) => string;
  readonly add: (object: StoredObject) => void;
  readonly write: (file: string, content: string) => void;
  /** A file for what is only under way. */
  readonly stage: (name: string, content: string) => string;
}

export function bucketStore(folder: string): BucketStore {
  const objects: StoredObject[] = [];
  const make = (path: string): string => {
    mkdirSync(dirname(path), { recursive: true });
    return path;
  };
  return {
    objects,
    pathOf: (bucket, key) => make(join(folder, 'buckets', bucket.ref, key)),
    add: (object) => void objects.push(object),
    write: (file, content) => writeFileSync(file, content),
    stage(name, content) {
      const path = make(join(folder, 'staging', name));
      writeFileSync(path, content);
      return path;
    },
  };
}
