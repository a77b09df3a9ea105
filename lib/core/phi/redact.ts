import type { PhiRuleName } from './rules';

/** A place in a text and the rule that found it there. */
export interface RuleSpan {
  readonly rule: PhiRuleName;
  readonly start: number;
  readonly end: number;
}

/**
 * Replaces every span by `[REDACTED:<rule>]`. Spans that overlap become one placeholder; the one that begins
 * first names it, and of those that begin together the longest.
 *
 * @example redactText('ssn 078-05-1120', [{ rule: 'ssn', start: 4, end: 15 }]) // 'ssn [REDACTED:ssn]'
 */
export function redactText(text: string, spans: readonly RuleSpan[]): string {
  const ordered = [...spans].sort((a, b) => a.start - b.start || b.end - a.end);
  const parts: string[] = [];
  let done = 0;
  let at = 0;
  while (at < ordered.length) {
    const first = ordered[at];
    if (first === undefined) break;
    let end = first.end;
    at += 1;
    for (let next = ordered[at]; next !== undefined && next.start < end; next = ordered[at]) {
      end = Math.max(end, next.end);
      at += 1;
    }
    parts.push(text.slice(done, first.start), `[REDACTED:${first.rule}]`);
    done = end;
  }
  parts.push(text.slice(done));
  return parts.join('');
}
