import { flatText } from '../flat-text';
import { type PhiField, readText } from './reading';
import type { RuleSpan } from './redact';
import { PHI_RULES, type PhiRuleName } from './rules';
import { isOpaqueId } from './safe-shape';

const NONE: readonly RuleSpan[] = [];

/**
 * Texts that no rule fired on are remembered: most free strings of an audit stream are a few hundred words.
 * A text is judged by what it is, so the memory changes the speed and never the answer, and holds no PHI.
 */
const CLEARED_MAX = 4096;
const CLEARED_LENGTH = 256;

type Finder = (text: string, field: PhiField, label: string) => readonly RuleSpan[];

/** A finder of the rules that `isOn` takes; the others are not run. */
export function makeFinder(isOn: (rule: PhiRuleName) => boolean): Finder {
  const rules = PHI_RULES.filter((rule) => isOn(rule.name));
  const cleared: Readonly<Record<PhiField, Set<string>>> = {
    text: new Set(),
    id: new Set(),
    route: new Set(),
    user_agent: new Set(),
    name: new Set(),
    key: new Set(),
  };
  return (text, field, label) => {
    const memory = cleared[field];
    // Ids are new with every event: a look at their shape is less than a look for them. All else comes again.
    if (label === '' && field === 'id' && isOpaqueId(text)) return NONE;
    const known = label === '' ? text : `${label}: ${text}`;
    if (memory.has(known)) return NONE;
    if (label === '' && isOpaqueId(text)) return NONE;
    const found = judge(rules, text, field, label);
    if (found.length === 0 && known.length <= CLEARED_LENGTH) {
      if (memory.size >= CLEARED_MAX) memory.clear();
      memory.add(flatText(known));
    }
    return found;
  };
}

function judge(
  rules: readonly (typeof PHI_RULES)[number][],
  text: string,
  field: PhiField,
  label: string,
): readonly RuleSpan[] {
  const reading = readText(text, field, label);
  const found: RuleSpan[] = [];
  for (const rule of rules) {
    const spans = rule.find(reading);
    if (spans.length === 0) continue;
    const own: { start: number; end: number }[] = [];
    for (const span of spans) {
      const original = reading.toOriginal(span);
      if (original !== undefined) own.push(original);
    }
    found.push(...outermost(own).map(({ start, end }) => ({ rule: rule.name, start, end })));
  }
  return found;
}

/** Spans of one rule in order, without those inside another. */
function outermost(
  spans: { readonly start: number; readonly end: number }[],
): readonly { start: number; end: number }[] {
  const kept: { start: number; end: number }[] = [];
  let reached = -1;
  for (const span of spans.sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (span.end <= reached) continue;
    kept.push(span);
    reached = span.end;
  }
  return kept;
}

const findAllRules = makeFinder(() => true);

/**
 * All spans of a text that some rule takes for PHI, rule by rule; spans of different rules may overlap.
 * Time is linear in the length of the text.
 *
 * @param label words that a metadata key says about its value, '' for none (see `keyMeaning`)
 * @example findPhiInText('MRN 00123456 not found', 'text') // [{ rule: 'mrn', start: 4, end: 12 }]
 */
export function findPhiInText(text: string, field: PhiField, label = ''): readonly RuleSpan[] {
  return findAllRules(text, field, label);
}

export type { Finder };
