import { validateEvent } from './audit-event';
import { eventDate } from './cells';
import type { RowInput } from './columns';
import { parseJson } from './envelope/json-value';
import { checkHash } from './event-hash';
import { type Guarded, guardEvent, NO_REDACTIONS, withoutPhi } from './guard-event';
import { findPhi, type PhiPolicy } from './phi-guard';
import { readPlainEvent } from './plain-event/plain-event';
import type { Refusal, RefusalReason } from './refusal';
import { classifyTier, isStricter, STRICTEST_TIER, type TierMaps, type TierName } from './tiers';
import { parseTimestamp } from './timestamp';

/** Everything of the configuration that decides about one event. */
export interface IngestRules {
  readonly tiers: TierMaps;
  readonly guard: PhiPolicy;
  /** Epoch milliseconds, and milliseconds ahead of `receivedAt`: outside, an event has no place in the lake. */
  readonly clock: { readonly startMs: number; readonly maxAheadMs: number };
  /** UTF-8 bytes of one event. */
  readonly maxEventBytes: number;
}

/** An event on its way into the vault: what its row is made of, and where it goes. */
export interface Accepted extends RowInput {
  readonly verdict: 'accepted';
  readonly eventId: string;
  /** `yyyy-MM-dd`, UTC: the partition. */
  readonly eventDate: string;
}

/** A line that goes to the quarantine of `tier`: its own where that can be told, else the strictest. */
export interface Rejected {
  readonly verdict: 'rejected';
  readonly refusal: Refusal;
  readonly tier: TierName;
  readonly eventId: string | undefined;
}

export type Ingested = Accepted | Rejected;

/**
 * Judges one line: size, encoding, JSON, schema, PHI, clock, in this order; then tier, hash and date.
 *
 * @param raw        text already decoded from valid UTF-8, or bytes that are checked here
 * @param receivedAt epoch milliseconds
 * @param stream     tier of the stream that the producer chose: an event that asks for a weaker one is kept there
 * @example
 * const verdict = ingestEvent(line, receivedAt, ingestRules(config));
 * if (verdict.verdict === 'accepted') write(rowJson(verdict));
 */
export function ingestEvent(
  raw: string | Uint8Array,
  receivedAt: number,
  rules: IngestRules,
  stream?: TierName,
): Ingested {
  if (exceeds(raw, rules.maxEventBytes)) return refuse('too_large', '', 'bytes');
  const text = typeof raw === 'string' ? raw : decodeUtf8(raw);
  if (text === undefined) return refuse('encoding', '', 'utf8');

  const read = readCleanly(text, rules) ?? readInFull(text, rules);
  if ('verdict' in read) return read;
  const { event } = read;
  const eventTime = parseTimestamp(event.timestamp);
  const skew = clockDetail(eventTime, receivedAt, rules.clock);
  if (eventTime === undefined || skew !== undefined) {
    const refusal: Refusal = { reason: 'clock', path: '/timestamp', detail: skew ?? 'format' };
    return { ...refusedAs(event, rules.tiers), refusal };
  }
  const own = classifyTier(event, rules.tiers);
  const isRaised = stream !== undefined && isStricter(stream, own.tier);
  return {
    verdict: 'accepted',
    eventId: event.event_id,
    event,
    raw: read.raw,
    rawJson: read.rawJson,
    receivedAt,
    eventTime,
    eventDate: eventDate(event.timestamp, eventTime),
    tier: isRaised ? stream : own.tier,
    tierBasis: isRaised ? 'stream' : own.basis,
    hashCheck: checkHash(text, event.integrity, read.canonical),
    redactions: read.redactions,
  };
}

/** An event that may be stored, and what reading it has told besides. */
interface Read extends Omit<Guarded, 'rawJson'> {
  readonly rawJson?: string;
  readonly canonical?: string | undefined;
}

/** A plainly written event that nothing is wrong with, as nearly all are. The rest is told by {@link readInFull} alone. */
function readCleanly(text: string, rules: IngestRules): Read | undefined {
  const plain = readPlainEvent(text);
  if (plain === undefined) return undefined;
  const validation = validateEvent(plain.event);
  if (!validation.ok || findPhi(validation.event, rules.guard, plain.leaves, plain.opaque).length > 0)
    return undefined;
  return { event: validation.event, raw: text, redactions: NO_REDACTIONS, canonical: plain.canonical };
}

function readInFull(text: string, rules: IngestRules): Read | Rejected {
  const value = parseJson(text);
  if (value === undefined) return refuse('not_json', '', 'syntax');
  const validation = validateEvent(value);
  if (!validation.ok) {
    return { ...refusedAs(value, rules.tiers), refusal: withoutPhi(validation.refusal) };
  }
  const guarded = guardEvent(validation.event, text, rules.guard);
  return 'reason' in guarded ? { ...refusedAs(value, rules.tiers), refusal: guarded } : guarded;
}

function exceeds(raw: string | Uint8Array, limit: number): boolean {
  if (typeof raw !== 'string') return raw.byteLength > limit;
  // A UTF-16 unit is one to three bytes of UTF-8, so most lines need no count.
  return raw.length > limit || (raw.length * 3 > limit && Buffer.byteLength(raw) > limit);
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

function clockDetail(
  eventTime: number | undefined,
  receivedAt: number,
  clock: IngestRules['clock'],
): 'before_start' | 'in_future' | undefined {
  if (eventTime === undefined) return undefined;
  if (eventTime < clock.startMs) return 'before_start';
  return eventTime > receivedAt + clock.maxAheadMs ? 'in_future' : undefined;
}

function refuse(reason: RefusalReason, path: string, detail: string): Rejected {
  return { verdict: 'rejected', refusal: { reason, path, detail }, tier: STRICTEST_TIER, eventId: undefined };
}

/** Where a refused object is kept: with its own tier if it says enough of itself, else with the strictest. */
function refusedAs(value: unknown, maps: TierMaps): Omit<Rejected, 'refusal'> {
  const event = member(value);
  const type = member(event.resource).type;
  const service = member(event.service).name;
  const { phi_touched, data_classification } = member(event.action);
  const eventId = typeof event.event_id === 'string' ? event.event_id : undefined;
  if (typeof type !== 'string' || typeof service !== 'string') {
    return { verdict: 'rejected', tier: STRICTEST_TIER, eventId };
  }
  const readable = {
    resource: { type },
    service: { name: service },
    action: { phi_touched, data_classification },
    metadata: member(event.metadata),
  };
  return { verdict: 'rejected', tier: classifyTier(readable, maps).tier, eventId };
}

function member(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
