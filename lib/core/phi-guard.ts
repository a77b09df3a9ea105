import type { AuditEvent } from './audit-event';
import { DELEGATION_FIELDS, GUARDED_FIELDS, type GuardedField } from './phi/guarded-fields';
import { type PhiField, readText } from './phi/reading';
import type { RuleSpan } from './phi/redact';
import { PHI_RULES, type PhiRuleName } from './phi/rules';
import { isOpaqueId } from './phi/safe-shape';
import { walkMetadata } from './phi/walk-metadata';

export { DELEGATION_FIELDS, GUARDED_FIELDS } from './phi/guarded-fields';
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
  /** RFC 6901 JSON pointer to the string, or to the member whose key it is. */
  readonly path: string;
  /** The hit is in the member's key: offsets count in the key. */
  readonly key: boolean;
  /** UTF-16 offset in the original string. For a number: in its decimal text. */
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

const NONE: readonly never[] = [];

/**
 * Texts that no rule fired on, by kind of field. Most free strings of an audit stream are a few hundred words;
 * a text is only ever judged by what it is, so the memory changes the speed and never the answer.
 */
const CLEARED_MAX = 4096;
const CLEARED_LENGTH = 256;
const cleared: Readonly<Record<PhiField, Set<string>>> = {
  text: new Set(),
  id: new Set(),
  route: new Set(),
  user_agent: new Set(),
  name: new Set(),
  key: new Set(),
};

/**
 * All spans of a text that some rule takes for PHI, in the order of the rules; spans of different rules may overlap.
 * Time is linear in the length of the text.
 *
 * @param label words that a metadata key says about its value, '' for none (see `keyMeaning`)
 * @example findPhiInText('MRN 00123456 not found', 'text') // [{ rule: 'mrn', start: 4, end: 12 }]
 */
export function findPhiInText(text: string, field: PhiField, label = ''): readonly RuleSpan[] {
  if (label === '') {
    if (isOpaqueId(text)) return NONE;
    if (cleared[field].has(text)) return NONE;
  }
  const found = judge(text, field, label);
  if (found.length === 0 && label === '' && text.length <= CLEARED_LENGTH) {
    const memory = cleared[field];
    if (memory.size >= CLEARED_MAX) memory.clear();
    memory.add(text);
  }
  return found;
}

function judge(text: string, field: PhiField, label: string): readonly RuleSpan[] {
  const reading = readText(text, field, label);
  const found: RuleSpan[] = [];
  for (const rule of PHI_RULES) {
    for (const span of rule.find(reading)) {
      const original = reading.toOriginal(span);
      if (original === undefined) continue;
      const { start, end } = original;
      if (!found.some((other) => other.rule === rule.name && other.start <= start && end <= other.end)) {
        found.push({ rule: rule.name, start, end });
      }
    }
  }
  return found;
}

/**
 * Every hit of the rules that are not off, over all strings that a producer fills freely. `[]` for a clean event.
 * Works on any depth of metadata without recursion.
 */
export function findPhi(event: AuditEvent, policy: PhiPolicy): readonly PhiHit[] {
  let hits: PhiHit[] | undefined;
  const check = (text: string, field: PhiField, label: string, path: () => string, key: boolean): void => {
    const spans = findPhiInText(text, field, label);
    if (spans.length === 0) return;
    for (const { rule, start, end } of spans) {
      if (policy[rule] === 'off') continue;
      hits ??= [];
      hits.push({ rule, path: path(), key, start, end });
    }
  };
  for (const field of GUARDED_FIELDS) checkField(field, event, check);
  if (event.delegation !== undefined || event.attribution !== undefined) {
    for (const field of DELEGATION_FIELDS) checkField(field, event, check);
  }
  if (event.metadata !== undefined) walkMetadata(event.metadata, check);
  return hits ?? NONE;
}

type Check = (text: string, field: PhiField, label: string, path: () => string, key: boolean) => void;

function checkField({ path, field, read }: GuardedField, event: AuditEvent, check: Check): void {
  const value = read(event);
  if (typeof value === 'string') check(value, field, '', () => path, false);
  else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      if (typeof item === 'string') check(item, field, '', () => `${path}/${index}`, false);
    }
  }
}
