import type { AuditEvent } from './audit-event';
import { type Finder, makeFinder } from './phi/find-in-text';
import { DELEGATION_FIELDS, FREE_EVENT_ID, GUARDED_FIELDS, type GuardedField } from './phi/guarded-fields';
import type { RuleSpan } from './phi/redact';
import { PHI_RULES, type PhiRuleName } from './phi/rules';
import { walkMetadata } from './phi/walk-metadata';
import { leavesOf } from './schema/leaves.generated.cjs';

export { findPhiInText } from './phi/find-in-text';
export { DELEGATION_FIELDS, GUARDED_FIELDS, type GuardedField } from './phi/guarded-fields';
export type { PhiField } from './phi/reading';
export { type RuleSpan, redactText } from './phi/redact';
export { PHI_RULES, type PhiRuleName } from './phi/rules';

export type PhiAction = 'reject' | 'redact' | 'off';
export type PhiPolicy = Readonly<Record<PhiRuleName, PhiAction>>;

/** Nothing that looks like PHI is stored unless the configuration says so, rule by rule. */
export const DEFAULT_PHI_POLICY: PhiPolicy = Object.fromEntries(
  PHI_RULES.map((rule) => [rule.name, 'reject']),
) as PhiPolicy;

/** Where a rule fired. Never the value. */
export interface PhiHit {
  readonly rule: PhiRuleName;
  /** RFC 6901 JSON pointer to the string or number, or to the member whose key it is. */
  readonly path: string;
  /** The hit is in the member's key: offsets count in the key. */
  readonly key: boolean;
  /** UTF-16 offset in the original string; for a number, in its decimal text. */
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

const finders = new WeakMap<PhiPolicy, Finder>();
let lastPolicy: PhiPolicy | undefined;
let lastFinder: Finder = makeFinder(() => false);

function finderFor(policy: PhiPolicy): Finder {
  if (policy === lastPolicy) return lastFinder;
  lastFinder = finders.get(policy) ?? makeFinder((rule) => policy[rule] !== 'off');
  lastPolicy = policy;
  finders.set(policy, lastFinder);
  return lastFinder;
}

const NO_HITS: readonly PhiHit[] = [];

/**
 * Every hit of the rules that are not off, over all strings that a producer fills freely. `[]` for a clean event.
 * Works on any depth of metadata without recursion.
 *
 * @param policy kept by identity: pass the same object for every event of a run
 * @param leaves of the event, in the order of LEAVES, where they are known
 * @param opaque leaves that are opaque ids, see PlainEvent
 */
export function findPhi(
  event: AuditEvent,
  policy: PhiPolicy,
  leaves: readonly unknown[] = leavesOf(event),
  opaque = 0,
): readonly PhiHit[] {
  const find = finderFor(policy);
  let hits: PhiHit[] | undefined;
  const report = (spans: readonly RuleSpan[], path: string, key: boolean): void => {
    hits ??= [];
    for (const { rule, start, end } of spans) hits.push({ rule, path, key, start, end });
  };
  if (event.schema_version === '1.0') checkField(FREE_EVENT_ID, leaves, find, report);
  for (const field of GUARDED_FIELDS) {
    if (((opaque >>> field.leaf) & 1) === 0) checkField(field, leaves, find, report);
  }
  if (event.delegation !== undefined || event.attribution !== undefined) {
    for (const field of DELEGATION_FIELDS) checkField(field, leaves, find, report);
  }
  if (event.metadata !== undefined) walkMetadata(event.metadata, find, report);
  return hits ?? NO_HITS;
}

function checkField(
  { path, field, leaf }: GuardedField,
  leaves: readonly unknown[],
  find: Finder,
  report: (spans: readonly RuleSpan[], path: string, key: boolean) => void,
): void {
  const value = leaves[leaf];
  if (typeof value === 'string') {
    const spans = find(value, field, '');
    if (spans.length > 0) report(spans, path, false);
  } else if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) {
      const item: unknown = value[index];
      if (typeof item !== 'string') continue;
      const spans = find(item, field, '');
      if (spans.length > 0) report(spans, `${path}/${index}`, false);
    }
  }
}
