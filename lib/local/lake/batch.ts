import { join } from 'node:path';
import { rowJson, rowLine } from '../../core/audit-row';
import { flatText } from '../../core/flat-text';
import type { Accepted } from '../../core/ingest';
import { partName, quarantineKey, utcDate, vaultKey } from '../../core/layout';
import type { TierName } from '../../core/tiers';
import type { Disk } from './disk';
import { type ArenaFile, openLineArena } from './line-arena';
import { contentId, oversizeLine, type Refused, refusedLine } from './quarantine-record';
import { ORIGINAL } from './row-sql';

/** A file of JSON lines being staged. */
export interface StagedFile {
  readonly path: string;
  readonly lines: number;
  /** Bytes of its longest line. */
  readonly longest: number;
}

/** Rows of one tier and day: one file of the vault. Ids are unique within a batch's partitions. */
export interface StagedPartition extends StagedFile {
  readonly key: string;
  readonly tier: TierName;
}

export interface StagedRefusals extends StagedFile {
  readonly key: string;
  /** Of each line, in order. */
  readonly ids: readonly string[];
}

export interface StagedOversize {
  readonly id: string;
  readonly tier: TierName;
  readonly spooled: string;
}

/** What is taken in until the next commit. Nothing of it is durable, and nothing of it stays in memory but ids. */
export interface Batch {
  readonly folder: string;
  readonly part: string;
  readonly accept: (accepted: Accepted, original: string | Uint8Array) => void;
  readonly refuse: (tier: TierName, refused: Refused) => void;
  /** False when the batch has this line already: its file is then not needed. */
  readonly refuseOversize: (
    tier: TierName,
    refused: Omit<Refused, 'raw'>,
    id: string,
    spooled: string,
  ) => boolean;
  readonly isFull: () => boolean;
  /** Writes out what is still in memory. */
  readonly drain: () => void;
  readonly partitions: () => readonly StagedPartition[];
  /** The ordinal of the partition that holds the first row of each id. */
  readonly ids: ReadonlyMap<string, number>;
  /** Rows whose id was seen before in this batch. */
  readonly repeats: StagedFile;
  readonly refusals: () => readonly StagedRefusals[];
  readonly oversize: readonly StagedOversize[];
}

export interface BatchLimits {
  readonly rows: number;
  /** Bytes of staged lines, each counted without its first {@link USUAL_LINE}. */
  readonly surplus: number;
  /** Bytes kept in memory before they are appended to their files. */
  readonly pending: number;
}

/**
 * Large enough that files are few, small enough that memory and the last, unaccompanied flush stay short.
 * DuckDB works on 2,048 rows at once, however long they are: that is what `surplus` is for.
 */
export const BATCH_LIMITS: BatchLimits = { rows: 50_000, surplus: 33_554_432, pending: 4_194_304 };

const USUAL_LINE = 4_096;

export function openBatch(
  disk: Disk,
  folder: string,
  named: { readonly receivedAt: number; readonly id: string },
  limits: BatchLimits = BATCH_LIMITS,
): Batch {
  const part = partName(named.receivedAt, named.id);
  const partitions = new Map<string, ArenaFile & StagedPartition & { readonly ordinal: number }>();
  const refusals = new Map<string, ArenaFile & { readonly key: string; readonly ids: string[] }>();
  const repeats = newFile(join(folder, 'repeats.ndjson'));
  const arena = openLineArena(disk, limits.pending);
  const ids = new Map<string, number>();
  const refused = new Set<string>();
  const oversize: StagedOversize[] = [];
  let lines = 0;
  let surplus = 0;

  function add(file: ArenaFile, line: string | Uint8Array): void {
    lines += 1;
    surplus += Math.max(0, arena.add(file, line) - USUAL_LINE);
  }

  function partitionOf({ tier, eventDate }: Accepted) {
    const name = `${tier}/${eventDate}`;
    const known = partitions.get(name);
    if (known !== undefined) return known;
    const ordinal = partitions.size;
    const key = vaultKey({ tier, eventDate, part });
    const made = { ...newFile(join(folder, `rows-${ordinal}.ndjson`)), key, tier, ordinal };
    partitions.set(name, made);
    return made;
  }

  function refuseLine(tier: TierName, receivedAt: number, id: string, line: string): boolean {
    if (refused.has(id)) return false;
    refused.add(id);
    const key = quarantineKey({ tier, receivedDate: utcDate(receivedAt), part });
    let file = refusals.get(key);
    if (file === undefined) {
      file = { ...newFile(join(folder, `refused-${refusals.size}.jsonl`)), key, ids: [] };
      refusals.set(key, file);
    }
    file.ids.push(id);
    add(file, line);
    return true;
  }

  return {
    folder,
    part,
    ids,
    repeats,
    oversize,
    drain: arena.drain,
    accept(accepted, original) {
      const id = accepted.eventId.toWellFormed(); // as the row holds it
      const line = stagedRow(accepted, original);
      if (ids.has(id)) return add(repeats, line);
      const partition = partitionOf(accepted);
      ids.set(flatText(id), partition.ordinal); // a part of a line would keep the line
      add(partition, line);
    },
    refuse(tier, line) {
      refuseLine(tier, line.receivedAt, contentId(line.raw), refusedLine(line));
    },
    refuseOversize(tier, line, id, spooled) {
      const isNew = refuseLine(tier, line.receivedAt, id, oversizeLine(line, id));
      if (isNew) oversize.push({ id, tier, spooled });
      return isNew;
    },
    isFull: () => lines >= limits.rows || surplus >= limits.surplus,
    partitions: () => [...partitions.values()],
    refusals: () => [...refusals.values()],
  };
}

function newFile(path: string): ArenaFile {
  return { path, lines: 0, longest: 0, segments: [] };
}

/** Only a redacted row differs from what came in; a conflict keeps the line as it came. */
function stagedRow(accepted: Accepted, original: string | Uint8Array): string | Uint8Array {
  if (accepted.redactions.length === 0) return rowLine(accepted).subarray(0, -1);
  const json = rowJson(accepted);
  const text = typeof original === 'string' ? original : Buffer.from(original).toString('utf8');
  return `${json.slice(0, -1)},"${ORIGINAL}":${JSON.stringify(text)}}`;
}
