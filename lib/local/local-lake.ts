import type { IngestRules } from '../core/ingest';
import type { DiskStep } from './lake/disk';
import { type LakeFolders, lakeFolders } from './lake/folders';
import type { IngestCounts } from './lake/ingest-counts';
import { type IngestOptions, ingestRecords } from './lake/ingest-records';
import { asLakeError } from './lake/lake-error';
import { type LakeStatus, lakeStatus } from './lake/lake-status';
import { mustBeLake } from './lake/must-be-lake';
import {
  listQuarantined,
  type QuarantineEntry,
  type QuarantineQuestion,
  type Shown,
  showQuarantined,
} from './lake/quarantine';
import { type ReplayCounts, type ReplayOptions, replayQuarantine } from './lake/replay-quarantine';
import { openWriter, type Writer } from './lake/writer';
import type { SourceRecord } from './source/read-source';

export type { IngestCounts } from './lake/ingest-counts';
export { IngestError } from './lake/ingest-records';
export { LakeError, type LakeProblem } from './lake/lake-error';
export type { LakeStatus, QuarantineStatus, TierStatus } from './lake/lake-status';
export type { QuarantineEntry, QuarantineQuestion, Shown } from './lake/quarantine';
export type { ReplayCounts, ReplayOptions } from './lake/replay-quarantine';

export interface LakeOptions {
  readonly rules: IngestRules;
  /** `read` needs no lock and changes nothing; `write` makes the folder, and waits for any other writer. */
  readonly mode: 'read' | 'write';
  /** Refuses to make a lake where there is none, as reading always does. @default false */
  readonly mustExist?: boolean;
  /** How long to wait for another writer. @default 60 000 ms */
  readonly waitMs?: number;
  /** Told once when another writer is being waited for, with its process. */
  readonly onWait?: (holder: string) => void;
  /** For tests: called before each change of the disk. */
  readonly onStep?: DiskStep;
}

const WAIT_MS = 60_000;

/**
 * A lake on a folder: the same rules, keys and rows as the deployed one.
 *
 * @example
 * const lake = await LocalLake.open('lake', { rules, mode: 'write' });
 * const source = readSource({ path }, { maxEventBytes: rules.maxEventBytes, spoolDir: lake.spoolFolder });
 * const counts = await lake.ingest(source, { receivedAt: Date.now });
 * lake.close();
 */
export class LocalLake {
  private constructor(
    private readonly folders: LakeFolders,
    private readonly rules: IngestRules,
    private readonly writer: Writer | undefined,
  ) {}

  /** @throws LakeError */
  static async open(directory: string, options: LakeOptions): Promise<LocalLake> {
    const folders = lakeFolders(directory);
    try {
      const { rules, mode, mustExist = false, waitMs = WAIT_MS, onWait, onStep } = options;
      if (mode === 'read' || mustExist) await mustBeLake(folders);
      if (mode === 'read') return new LocalLake(folders, rules, undefined);
      return new LocalLake(folders, rules, await openWriter(folders, { waitMs, onWait, onStep }));
    } catch (error) {
      throw asLakeError(error, folders.root);
    }
  }

  /** For the sources of {@link ingest}: what is too long for memory is moved from here into the quarantine. */
  get spoolFolder(): string {
    return this.folders.spool;
  }

  /** @throws IngestError with the counts of what is stored; anything good before it is committed */
  ingest(records: AsyncIterable<readonly SourceRecord[]>, options: IngestOptions): Promise<IngestCounts> {
    return ingestRecords(this.mustWrite(), this.rules, records, options);
  }

  status(): Promise<LakeStatus> {
    return this.guarded(lakeStatus(this.folders));
  }

  /** Refused lines as today's rules see them, some thousand at a time; never their content. */
  async *quarantined(question: QuarantineQuestion): AsyncGenerator<readonly QuarantineEntry[]> {
    try {
      yield* listQuarantined(this.folders, this.rules, question);
    } catch (error) {
      throw asLakeError(error, this.folders.root);
    }
  }

  /** One refused line by its id or the beginning of it; its bytes only with `raw`. */
  showQuarantined(
    prefix: string,
    options: QuarantineQuestion & { readonly raw?: boolean | undefined },
  ): Promise<Shown> {
    return this.guarded(showQuarantined(this.folders, this.rules, prefix, options));
  }

  /** Submits refused lines again, and takes out of the quarantine what the vault then holds. */
  replay(options: ReplayOptions): Promise<ReplayCounts> {
    return this.guarded(replayQuarantine(this.mustWrite(), this.rules, options));
  }

  /** Ends the writer's lock; the lake must not be used afterwards. */
  close(): void {
    this.writer?.close();
  }

  private async guarded<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (error) {
      throw asLakeError(error, this.folders.root);
    }
  }

  private mustWrite(): Writer {
    if (this.writer === undefined) throw new Error('this lake was opened for reading');
    return this.writer;
  }
}
