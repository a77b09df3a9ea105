import { formatTime } from './firehose-time';

/** What the expressions of a prefix may say. */
export interface PrefixValues {
  /** `metadata.partitionKeys` of a record; left out for an error prefix, which can have none. */
  readonly partitionKeys?: Readonly<Record<string, string>>;
  /** For an error prefix. */
  readonly errorType?: string;
  /** Epoch milliseconds of the oldest record. */
  readonly arrival: number;
  /** IANA name or UTC. */
  readonly zone: string;
}

export type Evaluated =
  | { readonly ok: true; readonly text: string; readonly usedKeys: readonly string[] }
  | { readonly ok: false; readonly expression: string; readonly problem: 'unknown' | 'key_missing' };

const EXPRESSION = /!\{([^}:]*):([^}]*)\}/g;

/**
 * Evaluates a stream's prefix ("Custom prefixes for Amazon S3 objects", Amazon Data Firehose Developer Guide). A
 * prefix without any expression gets the hour of arrival behind it, as the service does.
 */
export function evaluatePrefix(prefix: string, values: PrefixValues): Evaluated {
  const usedKeys: string[] = [];
  let text = '';
  let end = 0;
  for (const match of prefix.matchAll(EXPRESSION)) {
    const [expression, namespace = '', name = ''] = match;
    const value = valueOfExpression(namespace, name, values);
    if (typeof value !== 'string') return { ok: false, expression, problem: value.problem };
    if (namespace === 'partitionKeyFromLambda') usedKeys.push(name);
    text += prefix.slice(end, match.index) + value;
    end = match.index + expression.length;
  }
  text += prefix.slice(end);
  if (text.includes('!{'))
    return { ok: false, expression: text.slice(text.indexOf('!{')), problem: 'unknown' };
  const hour = end === 0 ? (formatTime('yyyy/MM/dd/HH/', values.arrival, values.zone) ?? '') : '';
  return { ok: true, text: text + hour, usedKeys };
}

/** Names of the partition keys that a prefix uses. */
export function keysInPrefix(prefix: string): readonly string[] {
  return [...prefix.matchAll(EXPRESSION)].flatMap(([, namespace, name]) =>
    namespace === 'partitionKeyFromLambda' && name !== undefined ? [name] : [],
  );
}

/** The beginning of a prefix up to its first expression. */
export function literalHead(prefix: string): string {
  const start = prefix.indexOf('!{');
  return start < 0 ? prefix : prefix.slice(0, start);
}

function valueOfExpression(
  namespace: string,
  name: string,
  { partitionKeys, errorType, arrival, zone }: PrefixValues,
): string | { readonly problem: 'unknown' | 'key_missing' } {
  const unknown = { problem: 'unknown' } as const;
  switch (namespace) {
    case 'partitionKeyFromLambda': {
      if (partitionKeys === undefined) return unknown;
      const value = partitionKeys[name];
      return value === undefined || value === '' ? { problem: 'key_missing' } : value;
    }
    case 'timestamp':
      return formatTime(name, arrival, zone) ?? unknown;
    case 'firehose':
      if (name === 'error-output-type') return errorType ?? unknown;
      // Eleven characters of base62 by the service; the same ones here make a rehearsal repeatable.
      return name === 'random-string' ? '00000000000' : unknown;
    default:
      return unknown;
  }
}
