import type { IngestRules } from '../../core/ingest';
import type { TierName } from '../../core/tiers';
import type { Engine } from './engine';
import type { LakeFolders } from './folders';
import { type Judgement, judgeRecord, type QuarantineEntry, withStored } from './judge-quarantine';
import { openReader } from './open-reader';
import { contentOf } from './quarantine-content';
import { type QuarantinedRecord, readQuarantine } from './read-quarantine';
import { findStoredTexts } from './stored-texts';

export type { QuarantineEntry } from './judge-quarantine';

export interface QuarantineQuestion {
  /** Epoch milliseconds: what the clock rule compares with. */
  readonly now: number;
  readonly tier?: TierName | undefined;
}

export type Shown =
  | {
      readonly found: 'one';
      readonly entry: QuarantineEntry;
      /** The refused bytes, where they were asked for. */
      readonly raw: AsyncIterable<Uint8Array> | undefined;
    }
  | { readonly found: 'none' }
  | { readonly found: 'several'; readonly ids: readonly string[] };

export interface JudgedEntry {
  readonly key: string;
  readonly entry: QuarantineEntry;
  /** The vault holds this very line. */
  readonly isStored: boolean;
}

/** What is judged before the vault is asked for its ids, which reads their column once. */
const AT_ONCE = { records: 5_000, idLength: 4_000_000 };

/** Every line of the quarantine as today's rules see it, a few thousand at a time. */
export async function* judgeQuarantine(
  folders: LakeFolders,
  rules: IngestRules,
  records: AsyncIterable<QuarantinedRecord>,
  now: number,
): AsyncGenerator<readonly JudgedEntry[]> {
  let engine: Engine | undefined;
  let judged: Judgement[] = [];
  let idLength = 0;
  const complete = async (): Promise<readonly JudgedEntry[]> => {
    const ids = judged.flatMap(({ event }) => event?.id ?? []);
    if (ids.length > 0) engine ??= await openReader(folders);
    const stored = engine === undefined ? undefined : await findStoredTexts(engine, folders, ids);
    const entries = judged.map((judgement) => {
      const { key, event } = judgement;
      const text = event === undefined ? undefined : stored?.get(event.id);
      return {
        key,
        entry: withStored(judgement, text),
        isStored: text !== undefined && text.digest === event?.textDigest,
      };
    });
    judged = [];
    idLength = 0;
    return entries;
  };
  try {
    for await (const record of records) {
      const judgement = await judgeRecord(folders, rules, record, now);
      judged.push(judgement);
      idLength += judgement.event?.id.length ?? 0;
      if (judged.length >= AT_ONCE.records || idLength >= AT_ONCE.idLength) yield await complete();
    }
    if (judged.length > 0) yield await complete();
  } finally {
    engine?.close();
  }
}

export async function* listQuarantined(
  folders: LakeFolders,
  rules: IngestRules,
  question: QuarantineQuestion,
): AsyncGenerator<readonly QuarantineEntry[]> {
  const records = readQuarantine(folders, question.tier);
  for await (const judged of judgeQuarantine(folders, rules, records, question.now)) {
    yield judged.map(({ entry }) => entry);
  }
}

/** Enough of an id to name one line; less would list most of them. */
const ID_PREFIX = /^[0-9a-f]{4,64}$/;
const IDS_NAMED = 10;

/** The entry whose id begins with `prefix`; its bytes only when they are asked for. */
export async function showQuarantined(
  folders: LakeFolders,
  rules: IngestRules,
  prefix: string,
  options: QuarantineQuestion & { readonly raw?: boolean | undefined },
): Promise<Shown> {
  const wanted = prefix.toLowerCase();
  if (!ID_PREFIX.test(wanted)) return { found: 'none' };
  const ids = new Set<string>();
  let match: QuarantinedRecord | undefined;
  for await (const record of readQuarantine(folders, options.tier)) {
    if (!record.id.startsWith(wanted)) continue;
    match ??= record;
    ids.add(record.id);
    if (ids.size === IDS_NAMED) break;
  }
  if (match === undefined) return { found: 'none' };
  if (ids.size > 1) return { found: 'several', ids: [...ids] };
  for await (const [judged] of judgeQuarantine(folders, rules, only(match), options.now)) {
    if (judged === undefined) break;
    return {
      found: 'one',
      entry: judged.entry,
      raw: options.raw === true ? contentOf(folders, match) : undefined,
    };
  }
  return { found: 'none' };
}

async function* only<T>(value: T): AsyncGenerator<T> {
  yield value;
}
