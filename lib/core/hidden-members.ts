import type { AuditEvent } from './audit-event';
import { scalarMembers } from './json-text';
import { findPhi, type PhiHit, type PhiPolicy } from './phi-guard';
import { lastSegment, scalarAt, segmentsOf } from './pointer';

const NONE: readonly PhiHit[] = [];
const HOLDER = 'hidden';
/** Deeper nesting is not counted but looked at as if something were hidden. */
const MAX_DEPTH = 100;

/**
 * PHI in members that a parser never shows, because their key comes again in the same object (RFC 8259,
 * section 4, leaves them to the reader). The stored text would keep them. A hit covers its whole value.
 *
 * @param members how many members the text has, those included that a parser drops
 */
export function findHiddenPhi(
  event: AuditEvent,
  raw: string,
  members: number,
  policy: PhiPolicy,
): readonly PhiHit[] {
  if (members === shownMembers(event)) return NONE;
  const hidden = scalarMembers(raw).filter(({ path, value }) => scalarAt(event, path) !== value);
  const asMetadata = { [HOLDER]: hidden.map(({ path, value }) => ({ [lastSegment(path)]: value })) };
  return findPhi({ ...event, metadata: asMetadata }, policy).flatMap(({ rule, path, key }) => {
    const [, parent, index] = segmentsOf(path);
    const place = parent === HOLDER ? hidden[Number(index)] : undefined;
    return place ? [{ rule, path: place.path, key, start: 0, end: Number.MAX_SAFE_INTEGER }] : [];
  });
}

/** Members of all objects of an event. Most of its parts are flat; metadata of 1.0 may be of any depth. */
function shownMembers(event: AuditEvent): number {
  const { service, correlation, actor, action, resource, http, outcome, integrity, attribution } = event;
  let members = Object.keys(event).length;
  for (const part of [service, actor, action, resource, outcome]) members += Object.keys(part).length;
  if (correlation !== undefined) members += Object.keys(correlation).length;
  if (http !== undefined) members += Object.keys(http).length;
  if (integrity !== undefined) members += Object.keys(integrity).length;
  if (attribution !== undefined) members += Object.keys(attribution).length;
  if (event.delegation !== undefined) members += nestedMembers(event.delegation);
  if (event.metadata !== undefined) members += nestedMembers(event.metadata);
  return members;
}

function nestedMembers(value: object, depth = 0): number {
  if (depth > MAX_DEPTH) return Number.NaN;
  const isList = Array.isArray(value);
  let members = 0;
  for (const name in value) {
    if (!isList) members += 1;
    const child = (value as Record<string, unknown>)[name];
    if (typeof child === 'object' && child !== null) members += nestedMembers(child, depth + 1);
  }
  return members;
}
