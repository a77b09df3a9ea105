import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseVaultKey, type VaultKey } from '../../core/layout';
import { STRICTEST_TIER, TIERS, type TierName } from '../../core/tiers';
import type { LakeFolders } from './folders';

export interface VaultFile extends VaultKey {
  readonly key: string;
}

export interface QuarantineFile {
  readonly key: string;
  readonly tier: TierName;
  readonly bytes: number;
}

/**
 * The vault's files in the order of their keys. Only regular files whose name is a key of the vault count:
 * a symbolic link could show what is not in the lake.
 */
export async function* listVault(folders: LakeFolders): AsyncGenerator<VaultFile> {
  for (const { name: tier } of TIERS) {
    const events = join(folders.vault, tier, 'events');
    for (const day of await entries(events)) {
      if (!day.isDirectory()) continue;
      for (const file of await entries(join(events, day.name))) {
        const key = `vault/${tier}/events/${day.name}/${file.name}`;
        const parsed = file.isFile() ? parseVaultKey(key) : undefined;
        if (parsed !== undefined) yield { ...parsed, key };
      }
    }
  }
}

/** Every file of records in the quarantine, also one that came from a bucket under another name. */
export async function* listQuarantine(folders: LakeFolders): AsyncGenerator<QuarantineFile> {
  for (const { name: tier } of TIERS) {
    const top = `quarantine/tier=${tier}`;
    for await (const key of filesBelow(folders.root, top)) {
      if (key.startsWith(`${top}/oversize/`)) continue;
      const found = await stat(join(folders.root, key)).catch(ignoreMissing);
      if (found !== undefined) yield { key, tier, bytes: found.size };
    }
  }
}

/** The tier that a key of the quarantine names. */
export function quarantineTier(key: string): TierName {
  const named = TIERS.find(({ name }) => key.startsWith(`quarantine/tier=${name}/`));
  return named?.name ?? STRICTEST_TIER;
}

async function* filesBelow(root: string, folder: string): AsyncGenerator<string> {
  for (const entry of await entries(join(root, folder))) {
    const key = `${folder}/${entry.name}`;
    if (entry.isDirectory()) yield* filesBelow(root, key);
    else if (entry.isFile() && !entry.name.startsWith('.')) yield key;
  }
}

async function entries(folder: string): Promise<Dirent[]> {
  const found = await readdir(folder, { withFileTypes: true }).catch(ignoreMissing);
  return (found ?? []).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** A lake without events has no such folder yet, and a file may go while it is being listed. */
export function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
