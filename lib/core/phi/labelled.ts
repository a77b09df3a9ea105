import { matchesOf } from './matches';
import type { Span } from './reading';

/** Words that may stand between a label and its value ("MRN for this patient is 123"). */
const FILLERS: ReadonlySet<string> = new Set(
  `mm dd yyyy yy gateway delivery send sending failure undelivered bounced blocked unreachable undeliverable is was of for the a an no num number nbr id ids value values field fields contained contains got given entered as in on record listed invalid duplicate bad wrong
  mismatch mismatched expected received found seen supplied provided patient pt client member this that with eq equals code format not be to at und unknown s and or
  last four digits ending current primary new old first second parsed from input string text row rejected failed reads showing shows like says reported date card file our your her his him them their mother father wife husband son daughter guardian parent sister brother insured subscriber guarantor dependent applicant minor valid correct legal real actual does not match matches matched against vs versus contained same whose which it you entered typed we have center transferred forwarded center principal secondary primary admitting column key element property attribute member keyed shown printed spelled written stored sent holds held differs claims yesterday today must should unique exists existing already violates constraint duplicates fails failing check parse add added update home work main alternate alt daytime evening business night preferred raw computed plain clear hashed masked original actual iso valid parseable parsable answer answered caller replied`.split(
    /\s+/,
  ),
);

const WORD = /[a-z]+/g;
/** Longest text between a label and its value. */
const MAX_GAP = 36;

function onlyFillers(gap: string): boolean {
  // "(NM109)" names the element of a claim that holds the value.
  const plain = gap.replace(/\([a-z]{2,3}\d{2,3}\)/, '');
  if (/[\d/\\{}]/.test(plain.replace(/\((?:mm|dd|yyyy|yy|[-/. ]){3,7}\)/, ''))) return false;
  for (const match of matchesOf(plain, WORD)) if (!FILLERS.has(match[0])) return false;
  return true;
}

export interface Labelled {
  /** Finds the label; global; tried on lower-case text. */
  readonly label: RegExp;
  /** Finds the value; sticky patterns are not needed: it is searched in the short window after the label. */
  readonly value: RegExp;
  /** The value may also stand before its label ("7719203 is the MRN", "1985-02-13 (DOB)"). */
  readonly reversible?: boolean;
  readonly accept?: (value: string, lower: string, start: number) => boolean;
}

/** How far beyond the gap a value may reach. */
const MAX_VALUE = 48;

/** Every value that a label introduces. Each label looks at a window of bounded length: linear. */
export function findLabelled(lower: string, rules: readonly Labelled[]): readonly Span[] {
  const spans: Span[] = [];
  for (const rule of rules) {
    for (const label of matchesOf(lower, rule.label)) {
      const after = label.index + label[0].length;
      const ahead = valueAhead(lower, after, rule);
      if (ahead !== undefined) spans.push(ahead);
      else if (rule.reversible === true) {
        const behind = valueBehind(lower, label.index, rule);
        if (behind !== undefined) spans.push(behind);
      }
    }
  }
  return spans;
}

const globals = new Map<RegExp, RegExp>();

/** The pattern with the global flag, made once. */
function everywhere(pattern: RegExp): RegExp {
  const made = globals.get(pattern) ?? new RegExp(pattern.source, 'g');
  globals.set(pattern, made);
  return made;
}

function valueAhead(lower: string, after: number, rule: Labelled): Span | undefined {
  const window = lower.slice(after, after + MAX_GAP + MAX_VALUE);
  for (const value of matchesOf(window, everywhere(rule.value))) {
    if (value.index > MAX_GAP || !onlyFillers(window.slice(0, value.index))) return undefined;
    const start = after + value.index;
    if (rule.accept === undefined || rule.accept(value[0], lower, start))
      return { start, end: start + value[0].length };
  }
  return undefined;
}

const LINKING =
  /^['"\])]{0,2}(?:\s*\(|\s+(?:is|was|as|in (?:field|column|key|member|element|property|attribute)|for (?:field|column|key)|used as|given as|entered as|listed as|not|is not|isn't|mismatch(?:ed)? (?:for|with|in)|does not match|differs from|for)\b|\s+=)[\sa-z,'"(]*$/;

function valueBehind(lower: string, labelStart: number, rule: Labelled): Span | undefined {
  const from = Math.max(labelStart - MAX_GAP - MAX_VALUE, 0);
  const window = lower.slice(from, labelStart);
  let last: RegExpExecArray | undefined;
  for (const match of matchesOf(window, everywhere(rule.value))) last = match;
  if (last === undefined) return undefined;
  const gap = window.slice(last.index + last[0].length);
  if (gap.length > MAX_GAP || !LINKING.test(gap) || !onlyFillers(gap)) return undefined;
  const start = from + last.index;
  if (rule.accept !== undefined && !rule.accept(last[0], lower, start)) return undefined;
  return { start, end: start + last[0].length };
}

export function countDigits(text: string): number {
  let digits = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x30 && code <= 0x39) digits += 1;
  }
  return digits;
}

/** Spans of all matches of a global pattern that `accept` takes. */
export function findAll(
  text: string,
  pattern: RegExp,
  accept: (match: RegExpExecArray) => boolean = () => true,
): readonly Span[] {
  const spans: Span[] = [];
  for (const match of matchesOf(text, pattern)) {
    if (accept(match)) spans.push({ start: match.index, end: match.index + match[0].length });
  }
  return spans;
}
