import { type IngestRules, ingestEvent } from '../../core/ingest';
import type { QuarantineReason } from '../../core/refusal';
import type { TierName } from '../../core/tiers';
import type { LakeFolders } from './folders';
import { lineOf } from './quarantine-content';
import { contentId } from './quarantine-record';
import type { QuarantinedRecord } from './read-quarantine';
import type { StoredText } from './stored-texts';

/** A quarantined line as today's rules see it. It never shows the line itself. */
export interface QuarantineEntry {
  /** SHA-256 of the refused bytes, lower-case hex. */
  readonly id: string;
  readonly tier: TierName;
  /** Derived again from the bytes; null when the line passes now: `replay` would take it. */
  readonly reason: QuarantineReason | 'unreadable' | null;
  readonly path: string;
  readonly detail: string;
  /** `yyyy-MM-ddTHH:mm:ss.SSSZ`; null when the record does not say. */
  readonly received_at: string | null;
  readonly bytes: number;
}

/** An entry before the vault is asked for its id. `event` is there when the line passes on its own. */
export interface Judgement {
  readonly key: string;
  readonly entry: QuarantineEntry;
  readonly event: { readonly id: string; readonly textDigest: string } | undefined;
}

type Told = Pick<QuarantineEntry, 'reason' | 'path' | 'detail'>;

/** Judges one record by the rules alone. */
export async function judgeRecord(
  folders: LakeFolders,
  rules: IngestRules,
  { key, id, tier, record, text }: QuarantinedRecord,
  receivedAt: number,
): Promise<Judgement> {
  const received_at = record?.receivedAt === undefined ? null : new Date(record.receivedAt).toISOString();
  // Programs and people see the members in this order.
  const entryFor = (told: Told, bytes: number): QuarantineEntry => {
    const { reason, path, detail } = told;
    return { id, tier, reason, path, detail, received_at, bytes };
  };
  if (record === undefined) {
    const bytes = Buffer.byteLength(text);
    return {
      key,
      entry: entryFor({ reason: 'unreadable', path: '', detail: 'record' }, bytes),
      event: undefined,
    };
  }
  const raw = await lineOf(folders, tier, record, rules.maxEventBytes);
  if (typeof raw === 'number') {
    return {
      key,
      entry: entryFor({ reason: 'too_large', path: '', detail: 'bytes' }, raw),
      event: undefined,
    };
  }
  const bytes = raw.byteLength;
  const verdict = ingestEvent(raw, receivedAt, rules);
  if (verdict.verdict === 'rejected')
    return { key, entry: entryFor(verdict.refusal, bytes), event: undefined };
  return {
    key,
    entry: entryFor({ reason: null, path: '', detail: '' }, bytes),
    event: { id: verdict.eventId.toWellFormed(), textDigest: contentId(verdict.raw) },
  };
}

/** With what the vault holds under the same id: another text is a conflict. */
export function withStored(judgement: Judgement, stored: StoredText | undefined): QuarantineEntry {
  const { entry, event } = judgement;
  if (event === undefined || stored === undefined || stored.digest === event.textDigest) return entry;
  return { ...entry, reason: 'conflict', path: '/event_id', detail: 'other_bytes' };
}
