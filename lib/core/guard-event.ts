import { type AuditEvent, validateEvent } from './audit-event';
import { findHiddenPhi } from './hidden-members';
import { quoteText, replaceStrings } from './json-text';
import { findPhi, findPhiInText, type PhiHit, type PhiPolicy, redactText } from './phi-guard';
import { lastSegment, scalarAt } from './pointer';
import type { Refusal } from './refusal';

/** An event that may be stored, with its text. */
export interface Guarded {
  readonly event: AuditEvent;
  readonly raw: string;
  /** `raw` as a JSON string. */
  readonly rawJson: string;
  readonly redactions: readonly string[];
}

/** Of an event that is stored as it came. */
export const NO_REDACTIONS: readonly string[] = [];

/** The event as it may be stored, or the refusal. Rejecting rules are asked before redacting ones. */
export function guardEvent(event: AuditEvent, raw: string, policy: PhiPolicy): Guarded | Refusal {
  const shown = findPhi(event, policy);
  const { quoted: rawJson, members } = quoteText(raw);
  const hidden = findHiddenPhi(event, raw, members, policy);
  if (shown.length === 0 && hidden.length === 0) return { event, raw, rawJson, redactions: NO_REDACTIONS };
  const hits = [...shown, ...hidden];
  const rejecting = hits.find((hit) => policy[hit.rule] === 'reject');
  if (rejecting !== undefined) {
    return withoutPhi({ reason: 'phi', path: pathOf(rejecting), detail: rejecting.rule });
  }
  const redacted = redact(event, raw, hits);
  const validation = validateEvent(JSON.parse(redacted));
  // A placeholder may not fit where the text stood (a typed identifier); then nothing can be stored.
  if (!validation.ok) return withoutPhi(validation.refusal);
  return {
    event: validation.event,
    raw: redacted,
    rawJson: JSON.stringify(redacted),
    redactions: [...new Set(hits.map((hit) => hit.rule))].sort(),
  };
}

function redact(event: AuditEvent, raw: string, hits: readonly PhiHit[]): string {
  const places = new Map<string, PhiHit[]>();
  for (const hit of hits) {
    const place = `${hit.key ? 'key' : 'value'} ${hit.path}`;
    places.set(place, [...(places.get(place) ?? []), hit]);
  }
  const keys = new Set<string>();
  const edits = [...places.values()].flatMap((spans) => {
    const [first] = spans;
    if (first === undefined) return [];
    const { path, key } = first;
    const replacement = redactText(key ? lastSegment(path) : (scalarAt(event, path) ?? ''), spans);
    return [{ path, key, replacement: key ? distinct(replacement, keys) : replacement }];
  });
  return replaceStrings(raw, edits);
}

/** Two keys that are redacted alike would become one, and a parser would drop a value. */
function distinct(key: string, taken: Set<string>): string {
  let name = key;
  for (let copy = 2; taken.has(name); copy += 1) name = `${key}#${copy}`;
  taken.add(name);
  return name;
}

function pathOf(hit: PhiHit): string {
  return hit.key ? hit.path.slice(0, hit.path.lastIndexOf('/')) : hit.path;
}

/** Property names are the producer's to choose: one that the guard would refuse is not repeated in a path. */
export function withoutPhi(refusal: Refusal): Refusal {
  const kept: string[] = [];
  for (const segment of refusal.path.split('/').slice(1)) {
    if (kept.length === MAX_SEGMENTS || !PLAIN_NAME.test(segment) || findPhiInText(segment, 'key').length > 0)
      break;
    kept.push(segment);
  }
  return { ...refusal, path: kept.map((segment) => `/${segment}`).join('') };
}

/** Metadata of 1.0 may be of any depth; nobody reads a pointer that long. */
const MAX_SEGMENTS = 16;
const PLAIN_NAME = /^(?:[A-Za-z_][A-Za-z0-9_.-]{0,63}|\d{1,6})$/;
