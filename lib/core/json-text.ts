/**
 * Work on the raw text of one JSON value, for what a parsed object no longer knows: number lexemes, the
 * order of keys, overwritten duplicates, escapes, white space.
 */
export { canonicalise } from './json-text/canonicalise';
export { type QuotedText, quoteText } from './json-text/quote-text';
export { type Edit, replaceStrings } from './json-text/replace-strings';
export { memberCount, type ScalarMember, scalarMembers } from './json-text/scalar-members';
export { sliceMember } from './json-text/slice-member';
