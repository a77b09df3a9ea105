/** Letters of Java's DateTimeFormatter that an S3 prefix may use, in the order of the units. */
const UNITS = {
  yyyy: 'year',
  MM: 'month',
  dd: 'day',
  HH: 'hour',
  mm: 'minute',
  ss: 'second',
} as const;

const TOKEN = /'([^']*)'|[A-Za-z]+|[^A-Za-z']+/g;

/**
 * An instant in a pattern of Java's DateTimeFormatter ("Custom prefixes for Amazon S3 objects", Amazon Data
 * Firehose Developer Guide).
 *
 * @param zone IANA name or UTC
 * @returns undefined when the pattern has letters that are not known here
 */
export function formatTime(pattern: string, epochMs: number, zone: string): string | undefined {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(epochMs);
  let text = '';
  for (const [token, quoted] of pattern.matchAll(TOKEN)) {
    if (quoted !== undefined) text += quoted;
    else if (!/^[A-Za-z]/.test(token)) text += token;
    else {
      const unit = UNITS[token as keyof typeof UNITS];
      if (unit === undefined) return undefined;
      text += parts.find(({ type }) => type === unit)?.value ?? '';
    }
  }
  return text;
}
