import { FLAG, nameWeight } from '../lexicon/lexicon';
import { matchesOf } from '../matches';
import type { Reading, Span } from '../reading';
import type { Word } from '../words';
import { KNOWN_PAIRS } from './known-pairs';
import { NOT_A_NAME, RELATIONS, SHARED_RELATIONS, TITLES } from './name-cues';
import { isNameShaped } from './name-sequence';

/** A comma, or what parts the fields of a message or of a key. */
const GAPS: ReadonlySet<string> = new Set([', ', ',', '|', '^']);

/** "Doe, Jane A.", "SMITH, JOHN". */
export function lastCommaFirst({ words, text }: Reading): readonly Span[] {
  const spans: Span[] = [];
  for (let at = 0; at + 1 < words.length; at += 1) {
    const last = words[at];
    const first = words[at + 1];
    if (last === undefined || first === undefined || !isNameShaped(last) || !isNameShaped(first)) continue;
    const gap = text.slice(last.end, first.start);
    if (last.inCode || first.inCode || !GAPS.has(gap)) continue;
    const alone = at <= 3 && text.length - first.end < 4;
    if (!areReversed(last, first, alone, at > 0)) continue;
    const initial = /^ \p{Lu}\.?(?![\p{L}])/u.exec(text.slice(first.end, first.end + 4))?.[0].length ?? 0;
    spans.push({ start: last.start, end: first.end + initial });
  }
  return spans;
}

/** @param alone nothing else stands in the text, so that one known name is enough */
function areReversed(last: Word, first: Word, alone: boolean, prefixed: boolean): boolean {
  const a = nameWeight(last.lower, last.flags);
  const b = nameWeight(first.lower, first.flags);
  if ((a.common && a.surname === 0) || (a.tech && !a.listed) || (b.common && !b.listed)) return false;
  // Two given names in a row are an enumeration.
  if (a.given === 2 && a.surname === 0 && b.surname === 0) return false;
  const known = a.given + a.surname > 0;
  if (b.given === 2) return known || last.shape === 'capital';
  if (b.given === 1 && ((a.surname === 2 && !b.tech) || (b.listed && a.surname > 0 && a.listed))) return true;
  return alone && !a.common && !b.common && !b.tech && (known || b.given > 0 || prefixed);
}

/** `patient_name=`, `firstName:` and the like: whatever alphabetic value follows is a name. */
const NAME_KEY =
  /\b(?:(?:first|last|full|given|family|middle|maiden|sur|patient|client|member|legal|preferred|display|guardian|subscriber|contact|person|pt|next of kin|emergency contact|insured|guarantor|parent|mother|father|spouse|therapist|provider)[ _-]?names?|(?:pref|nick|alias)[ _-]?names?|nickname|surname|forename|next of kin|emergency contact|guardian|patient|client|member|given|family|fname|lname|last|first)(?: value)?(?:['"]{0,2} ?[:=>]{1,2} ?['"[(]{0,2}| ["'])(?=\p{L})/giu;
/** Among them, keys that hold nothing but names. */
const CERTAIN_KEY =
  /names?(?:['"]{0,2} ?[:=>]| ["'])|surname|forename|[fl]name|next of kin|emergency contact/i;
const NAME_VALUE = /^\p{L}[\p{L}'-]{0,40}(?:[ ,.]{1,2}\p{L}[\p{L}'-]{0,40}){0,3}/u;

export function keyedNames({ text }: Reading): readonly Span[] {
  if (!/[=:>"']/.test(text)) return [];
  const spans: Span[] = [];
  for (const match of matchesOf(text, NAME_KEY)) {
    const start = match.index + match[0].length;
    const value = NAME_VALUE.exec(text.slice(start, start + 96))?.[0];
    if (value === undefined || /[_\d]/.test(text.charAt(start + value.length))) continue;
    const length = nameLength(value, CERTAIN_KEY.test(match[0]));
    if (length > 0) spans.push({ start, end: start + length });
  }
  return spans;
}

/** How many characters of the value are a name, three words at most; 0 when it is none. */
function nameLength(value: string, certain: boolean): number {
  const parts = [...value.matchAll(/[\p{L}'-]+/gu)].slice(0, 3);
  const head = parts[0]?.[0] ?? '';
  if (NOT_A_NAME.has(head.toLowerCase())) return 0;
  const weights = parts.map((part) => nameWeight(part[0].toLowerCase()));
  // "client: Oyinkansola A."
  if (/^\p{Lu}\p{Ll}{2,} \p{Lu}$/u.test(value) && !weights[0]?.common && !weights[0]?.tech)
    return value.length;
  const isBlocked = weights
    .slice(0, 2)
    .some((weight) => (weight.common || weight.tech) && weight.given + weight.surname === 0);
  if (isBlocked) return 0;
  const known = weights.filter(
    (weight) => weight.given + weight.surname > 0 && (!weight.common || weight.listed),
  ).length;
  const capital = /^\p{Lu}\p{Ll}/u.test(head) || head > '\u007f';
  const isName = certain ? capital || known > 0 : known > 0 && (capital || known > 1);
  const last = parts[parts.length - 1];
  return isName && last !== undefined ? last.index + last[0].length : 0;
}

const MAYBE_GIVEN = FLAG.given | FLAG.ambiguousGiven;

/** "patient john smith": written without capitals, a name only when both words hardly mean anything else. */
export function lowerNames({ words, text }: Reading): readonly Span[] {
  const spans: Span[] = [];
  for (let at = 0; at + 1 < words.length; at += 1) {
    const one = words[at];
    const next = words[at + 1];
    if (one === undefined || next === undefined) continue;
    if (isLowerInitialled(words, at, text)) spans.push({ start: one.start, end: next.end });
    if (isTitled(one, next, text)) spans.push({ start: next.start, end: next.end });
    if ((one.flags & MAYBE_GIVEN) === 0) continue;
    const particled = endOfParticled(words, at, text);
    if (particled !== undefined) spans.push({ start: one.start, end: particled });
    if (one.shape !== 'lower' || next.shape !== 'lower' || one.inCode || next.inCode || one.possessive)
      continue;
    if (one.lower.length < 3 || next.lower.length < 3 || text.slice(one.end, next.start) !== ' ') continue;
    const a = nameWeight(one.lower, one.flags);
    const b = nameWeight(next.lower, next.flags);
    const before = words[at - 1]?.lower ?? '';
    const told = RELATIONS.has(before) || TITLES.has(before);
    const certain =
      (a.given === 2 && b.surname > 0 && b.listed) || (a.given > 0 && a.listed && b.surname === 2);
    if (certain || (told && a.listed && a.given > 0 && b.surname > 0))
      spans.push({ start: one.start, end: next.end });
  }
  return spans;
}

/** "mrs abernathy", "patient tyrone": one name that hardly is anything else, right after what announces it. */
function isTitled(title: Word, name: Word, text: string): boolean {
  if (name.shape !== 'lower' || name.inCode || title.inCode || name.lower.length < 4) return false;
  if (!/^\.? $/.test(text.slice(title.end, name.start))) return false;
  const { given, surname, listed, tech } = nameWeight(name.lower, name.flags);
  if (LOWER_TITLES.has(title.lower) && listed && !KNOWN_PAIRS.has(`${title.lower} ${name.lower}`))
    return true;
  if (tech) return false;
  if (LOWER_TITLES.has(title.lower)) return given === 2 || surname === 2;
  return given === 2 && RELATIONS.has(title.lower) && !SHARED_RELATIONS.has(title.lower);
}

/** "peter van houten": particles between a certain given name and a word that is not an everyday one. */
function endOfParticled(words: readonly Word[], at: number, text: string): number | undefined {
  const given = words[at];
  if (given === undefined || given.shape !== 'lower' || given.inCode) return undefined;
  if (nameWeight(given.lower, given.flags).given !== 2) return undefined;
  let next = at + 1;
  while (next <= at + 2 && LOWER_PARTICLES.has(words[next]?.lower ?? '')) next += 1;
  const last = words[next];
  if (next === at + 1 || last === undefined || last.inCode || last.shape !== 'lower') return undefined;
  if (!/^[a-z' ]+$/.test(text.slice(given.start, last.end)) || last.lower.length < 4) return undefined;
  const weight = nameWeight(last.lower, last.flags);
  return weight.surname > 0 || (!weight.common && !weight.tech && last.flags === 0) ? last.end : undefined;
}

const LOWER_PARTICLES: ReadonlySet<string> = new Set(
  'van von der den de la del da dos di bin al el'.split(' '),
);

/** "j. kowalski": an initial in lower case, before a word that is a surname and nothing else. */
function isLowerInitialled(words: readonly Word[], at: number, text: string): boolean {
  const initial = words[at];
  const name = words[at + 1];
  if (initial === undefined || name === undefined || initial.lower.length !== 1 || initial.shape !== 'lower')
    return false;
  if (name.shape !== 'lower' || name.inCode || text.slice(initial.end, name.start) !== '. ') return false;
  if (text.charAt(initial.start - 1) === '.') return false;
  return name.lower.length > 4 && nameWeight(name.lower, name.flags).surname === 2;
}

const LOWER_TITLES: ReadonlySet<string> = new Set(['mr', 'mrs', 'miss', 'dr', 'sra', 'herr', 'frau', 'mme']);
