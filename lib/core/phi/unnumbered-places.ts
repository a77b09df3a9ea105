import { findAll } from './labelled';
import { FLAG, wordFlags } from './lexicon/lexicon';
import type { Reading, Span } from './reading';

/** "lives in Troutdale": a town is smaller than a state. */
const LIVES_IN =
  /\b(?:[Ll]ives|[Ll]iving|[Ll]ived|[Rr]esides|[Rr]esiding|[Rr]elocated|[Mm]oved here) (?:in|to|from) (\p{Lu}\p{Ll}{3,20})(?: \p{Lu}\p{Ll}{2,20})?\b/gu;
/** "stays near 8th and Main", "under the I-5 overpass": where somebody without a number lives. */
const LIVES_NEAR =
  /\b(?:lives?|living|lived|resid(?:es|ing)|stays?|staying|sleeps|sleeping|camps|camping) (?:near|at|by|on|off|around|under|behind)(?: the)?(?: corner of)? (?:\p{L}[\p{L}'.]{1,20}|\d{1,3}(?:st|nd|rd|th))(?: (?:st|street|ave|avenue))? (?:and|&) (?:\p{L}[\p{L}'.]{2,20}|\d{1,3}(?:st|nd|rd|th))(?! (?:is|was|has))|\b(?:lives?|living|stays?|staying|sleeps|sleeping|camps|camping) (?:under|beneath|behind|near) the [\p{L}\d' -]{2,24} (?:overpass|underpass|bridge|viaduct|freeway|exit)\b/gu;
/** "One Liberty Plaza": the number of a house in words. */
const NUMBER_IN_WORDS =
  /(?<![\p{L}])(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten) (?:\p{Lu}\p{Ll}{2,20} ){1,3}(?:Plaza|Place|Square|Street|Avenue|Court|Road|Lane|Drive|Center|Centre|Way|Circle|Terrace|Boulevard)(?!\p{L})/gu;
/** "cross street Vine and 12th". */
const CROSS_STREETS =
  /(?<![\w.-])\d{1,3}(?:st|nd|rd|th) (?:and|&) (?:\p{L}{4,16}|\d{1,3}(?:st|nd|rd|th))(?= (?:st|street|ave|avenue)\b|$|[,.;])|\bcross[- ]?streets?(?: are| is|:)? (?:\p{L}{3,16}|\d{1,3}(?:st|nd|rd|th)) (?:and|&) (?:\p{L}{3,16}|\d{1,3}(?:st|nd|rd|th))/gu;

/** Where somebody lives or was found, told without the number of a house. */
export function unnumberedPlaces({ lower, text }: Reading, cued: boolean): readonly Span[] {
  return [
    ...(cued ? findAll(lower, CROSS_STREETS) : []),
    ...(cued ? findAll(text, NUMBER_IN_WORDS) : []),
    ...findAll(text, LIVES_IN, (match) => {
      const town = (match[1] ?? '').toLowerCase();
      return (wordFlags(town) & (FLAG.common | FLAG.software)) === 0;
    }),
    ...findAll(lower, LIVES_NEAR, (match) =>
      /\p{Lu}|\d(?:st|nd|rd|th)/u.test(text.slice(match.index + 5, match.index + match[0].length)),
    ),
  ];
}
