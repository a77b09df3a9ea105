import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { TIERS, type TierName } from '../../core/tiers';
import { listCommitted } from './commit-batch';
import type { Engine } from './engine';
import type { LakeFolders } from './folders';
import { listVault } from './list-keys';
import { openReader } from './open-reader';
import { readQuarantine } from './read-quarantine';
import { sqlList } from './row-sql';

export interface TierStatus {
  readonly events: number;
  readonly files: number;
  readonly bytes: number;
  /** `yyyy-MM-dd`; null while the tier is empty. */
  readonly first_event_date: string | null;
  readonly last_event_date: string | null;
  /** `yyyy-MM-dd HH:mm:ss.SSS`, UTC. */
  readonly first_event_time: string | null;
  readonly last_event_time: string | null;
}

export interface QuarantineStatus {
  readonly lines: number;
  /** By the reason that was given when the line was refused. */
  readonly by_reason: Readonly<Record<string, number>>;
}

export interface LakeStatus {
  readonly lake: string;
  readonly tiers: Readonly<Record<TierName, TierStatus>>;
  readonly total: TierStatus;
  readonly quarantine: Readonly<Record<TierName, QuarantineStatus>>;
  /** Batches that an ended process had stored and not moved to their place: the next writer does. */
  readonly unfinished_batches: number;
}

const EMPTY: TierStatus = {
  events: 0,
  files: 0,
  bytes: 0,
  first_event_date: null,
  last_event_date: null,
  first_event_time: null,
  last_event_time: null,
};

/** Files whose footers are read at once. */
const FILES_AT_ONCE = 500;

export async function lakeStatus(folders: LakeFolders): Promise<LakeStatus> {
  const engine = await openReader(folders);
  try {
    const tiers = Object.fromEntries(TIERS.map(({ name }) => [name, EMPTY])) as Record<TierName, TierStatus>;
    let paths: string[] = [];
    let tier: TierName | undefined;
    const count = async (): Promise<void> => {
      if (tier !== undefined && paths.length > 0)
        tiers[tier] = combine(tiers[tier], await countEvents(engine, paths));
      paths = [];
    };
    for await (const file of listVault(folders)) {
      if (file.tier !== tier || paths.length === FILES_AT_ONCE) await count();
      tier = file.tier;
      const path = join(folders.root, file.key);
      paths.push(path);
      tiers[tier] = combine(tiers[tier], {
        ...EMPTY,
        files: 1,
        bytes: (await stat(path)).size,
        first_event_date: file.eventDate,
        last_event_date: file.eventDate,
      });
    }
    await count();
    return {
      lake: folders.root,
      tiers,
      total: Object.values(tiers).reduce(combine, EMPTY),
      quarantine: await quarantineStatus(folders),
      unfinished_batches: (await listCommitted(folders)).length,
    };
  } finally {
    engine.close();
  }
}

async function countEvents(engine: Engine, paths: readonly string[]): Promise<TierStatus> {
  const time = "'%Y-%m-%d %H:%M:%S.%g'";
  const [found] = await engine.rows(
    `select count(*)::double as events, strftime(min(event_time), ${time}) as first_event_time,
            strftime(max(event_time), ${time}) as last_event_time
       from read_parquet(${sqlList(paths)}, hive_partitioning = false)`,
  );
  return { ...EMPTY, ...found };
}

async function quarantineStatus(folders: LakeFolders): Promise<Record<TierName, QuarantineStatus>> {
  const found = new Map<TierName, Map<string, number>>();
  for await (const { tier, record } of readQuarantine(folders)) {
    const reasons = found.get(tier) ?? new Map<string, number>();
    const reason = record?.errorCode ?? 'unreadable';
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    found.set(tier, reasons);
  }
  return Object.fromEntries(
    TIERS.map(({ name }) => {
      const reasons = found.get(name) ?? new Map<string, number>();
      const lines = [...reasons.values()].reduce((sum, count) => sum + count, 0);
      return [name, { lines, by_reason: Object.fromEntries(reasons) }];
    }),
  ) as Record<TierName, QuarantineStatus>;
}

function combine(a: TierStatus, b: TierStatus): TierStatus {
  return {
    events: a.events + b.events,
    files: a.files + b.files,
    bytes: a.bytes + b.bytes,
    first_event_date: least(a.first_event_date, b.first_event_date),
    last_event_date: greatest(a.last_event_date, b.last_event_date),
    first_event_time: least(a.first_event_time, b.first_event_time),
    last_event_time: greatest(a.last_event_time, b.last_event_time),
  };
}

function least(a: string | null, b: string | null): string | null {
  return a === null || (b !== null && b < a) ? b : a;
}

function greatest(a: string | null, b: string | null): string | null {
  return a === null || (b !== null && b > a) ? b : a;
}
