import type { AuditEvent } from './audit-event';
import { memberCount, scalarMembers } from './json-text';
import { findPhi, type PhiHit, type PhiPolicy } from './phi-guard';
import { lastSegment, segmentsOf, valueAt } from './pointer';

const NONE: readonly PhiHit[] = [];
const HOLDER = 'hidden';

/**
 * PHI in members that a parser never shows, because their key comes again in the same object (RFC 8259,
 * section 4, leaves them to the reader). The stored text would keep them. A hit covers its whole value.
 */
export function findHiddenPhi(event: AuditEvent, raw: string, policy: PhiPolicy): readonly PhiHit[] {
  if (memberCount(raw) === shownMembers(event)) return NONE;
  const hidden = scalarMembers(raw).filter(({ path, value }) => String(valueAt(event, path)) !== value);
  const asMetadata = { [HOLDER]: hidden.map(({ path, value }) => ({ [lastSegment(path)]: value })) };
  return findPhi({ ...event, metadata: asMetadata }, policy).flatMap(({ rule, path, key }) => {
    const [, parent, index] = segmentsOf(path);
    const place = parent === HOLDER ? hidden[Number(index)] : undefined;
    return place ? [{ rule, path: place.path, key, start: 0, end: Number.MAX_SAFE_INTEGER }] : [];
  });
}

/** Members of all objects of a parsed value. An event that passed its schema is a few levels deep; 1.0's metadata may not be. */
function shownMembers(root: object): number {
  let members = 0;
  const waiting: object[] = [root];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    const isList = Array.isArray(value);
    for (const name in value) {
      if (!isList) members += 1;
      const child = (value as Record<string, unknown>)[name];
      if (typeof child === 'object' && child !== null) waiting.push(child);
    }
  }
  return members;
}
