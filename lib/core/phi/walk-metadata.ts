import { keyMeaning } from './metadata-key';
import type { PhiField } from './reading';

type Check = (text: string, field: PhiField, label: string, path: () => string, key: boolean) => void;

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

/** RFC 6901 section 3. */
function escapeSegment(segment: string): string {
  return segment.includes('~') || segment.includes('/') ? segment.replaceAll('~', '~0').replaceAll('/', '~1') : segment;
}

function pointer(place: Place): string {
  const segments: string[] = [];
  for (let at: Place | undefined = place; at !== undefined; at = at.parent) segments.push(escapeSegment(at.segment));
  return `/${segments.reverse().join('/')}`;
}

/** Shows every key, string and telling number of the metadata to `check`. A loop with its own stack: depth costs no call stack. */
export function walkMetadata(metadata: Readonly<Record<string, unknown>>, check: Check): void {
  const stack: Pending[] = [{ value: metadata, place: { parent: undefined, segment: 'metadata' }, key: '' }];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { value, place, key: above } = next;
    const isArray = Array.isArray(value);
    for (const [segment, item] of Object.entries(value)) {
      const path = (): string => pointer({ parent: place, segment });
      if (!isArray) check(segment, 'key', '', path, true);
      const key = isArray ? above : segment;
      if (typeof item === 'string') {
        const meaning = keyMeaning(key);
        check(item, meaning.field, meaning.label, path, false);
      } else if (typeof item === 'number') {
        const meaning = keyMeaning(key);
        if (meaning.numbers) check(String(item), meaning.field, meaning.label, path, false);
      } else if (typeof item === 'object' && item !== null) {
        stack.push({ value: item, place: { parent: place, segment }, key });
      }
    }
  }
}
