import { escapeSegment } from '../pointer';
import type { Finder } from './find-in-text';
import { keyMeaning } from './metadata-key';
import type { RuleSpan } from './redact';

/** What was found at a place; called for hits only. */
type Report = (spans: readonly RuleSpan[], path: string, key: boolean) => void;

/** One place in the tree, linked to its parent: a path is spelled out only for a hit, however deep it is. */
interface Place {
  readonly parent: Place | undefined;
  readonly segment: string;
}

interface Pending {
  readonly value: object;
  readonly place: Place;
  /** The nearest key above: what the items of an array are told by. */
  readonly key: string;
}

function pointer(parent: Place, segment: string): string {
  const segments = [escapeSegment(segment)];
  for (let at: Place | undefined = parent; at !== undefined; at = at.parent)
    segments.push(escapeSegment(at.segment));
  return `/${segments.reverse().join('/')}`;
}

const ROOT: Place = { parent: undefined, segment: 'metadata' };

/** Looks at every key, string and telling number of the metadata. A loop with its own stack: depth costs no call stack. */
export function walkMetadata(
  metadata: Readonly<Record<string, unknown>>,
  find: Finder,
  report: Report,
): void {
  let stack: Pending[] | undefined;
  let place = ROOT;
  let value: Readonly<Record<string, unknown>> = metadata;
  let above = '';
  for (;;) {
    const isArray = Array.isArray(value);
    // JSON.parse makes plain objects: their enumerable properties are their own, `__proto__` included.
    for (const segment in value) {
      const item = value[segment];
      const key = isArray ? above : segment;
      const meaning = keyMeaning(key, find);
      if (!isArray && meaning.inKey.length > 0) report(meaning.inKey, pointer(place, segment), true);
      if (typeof item === 'string') {
        const spans = find(item, meaning.field, meaning.label);
        if (spans.length > 0) report(spans, pointer(place, segment), false);
      } else if (typeof item === 'number') {
        if (!meaning.numbers) continue;
        const spans = find(String(item), meaning.field, meaning.label);
        if (spans.length > 0) report(spans, pointer(place, segment), false);
      } else if (typeof item === 'object' && item !== null) {
        stack ??= [];
        stack.push({ value: item, place: { parent: place, segment }, key });
      }
    }
    const next = stack?.pop();
    if (next === undefined) return;
    value = next.value as Readonly<Record<string, unknown>>;
    place = next.place;
    above = next.key;
  }
}
