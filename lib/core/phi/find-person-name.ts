import { FLAG } from './lexicon/lexicon';
import { deviceOwners, identifierNames } from './names/identifier-names';
import { judgeSequence, type Surroundings } from './names/judge-sequence';
import { CLINIC_WORDS } from './names/name-cues';
import { sequenceAt } from './names/name-sequence';
import { keyedNames, lastCommaFirst, lowerNames } from './names/written-names';
import type { Reading, Span } from './reading';
import { wireSpans } from './wire-formats';
import type { Word } from './words';

/** Names of people: by what the words are (lexicon), how they are written, and what announces them. */
export function findPersonName(reading: Reading): readonly Span[] {
  if (reading.field === 'user_agent') return deviceOwners(reading);
  if (reading.field === 'key' || reading.field === 'route') return identifierNames(reading);
  return [
    ...wireSpans(reading, 'person_name'),
    ...proseNames(reading),
    ...lastCommaFirst(reading),
    ...keyedNames(reading),
    ...lowerNames(reading),
    ...identifierNames(reading),
  ];
}

function proseNames({ words, text }: Reading): readonly Span[] {
  const spans: Span[] = [];
  let around: Surroundings | undefined;
  let index = 0;
  while (index < words.length) {
    const sequence = words[index]?.shape === 'lower' ? [] : sequenceAt(words, index, text);
    if (sequence.length > 0) {
      around ??= { words, text, clinic: isAboutCare(words) };
      const name = judgeSequence(sequence, index, around);
      if (name !== undefined) spans.push(name);
    }
    index += Math.max(sequence.length, 1);
  }
  return spans;
}

/** A lone given name counts where people are cared for and no software is spoken of. */
function isAboutCare(words: readonly Word[]): boolean {
  return (
    words.some((word) => !word.inCode && CLINIC_WORDS.has(word.lower)) &&
    !words.some((word) => word.inCode || (word.flags & FLAG.software) !== 0)
  );
}
