const NONE: readonly RegExpExecArray[] = [];

/**
 * All matches of a pattern, as `text.matchAll(pattern)` gives them. That makes a copy of the pattern at every
 * call, and the engine compiles a copy again when the last one is long ago: for a rule that seldom runs it costs
 * more than the search.
 *
 * @param pattern global
 */
export function matchesOf(text: string, pattern: RegExp): readonly RegExpExecArray[] {
  pattern.lastIndex = 0;
  let match = pattern.exec(text);
  if (match === null) return NONE;
  const found: RegExpExecArray[] = [];
  for (; match !== null; match = pattern.exec(text)) {
    found.push(match);
    if (match[0] === '') pattern.lastIndex += isWide(text, pattern) ? 2 : 1;
  }
  return found;
}

/** A pattern of code points steps over both halves of one. */
function isWide(text: string, pattern: RegExp): boolean {
  return pattern.unicode && (text.codePointAt(pattern.lastIndex) ?? 0) > 0xffff;
}
