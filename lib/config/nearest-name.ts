/**
 * The candidate that was probably meant: the same letters in another case or with other separators, its
 * beginning (or what it is the beginning of), or a few slips of the finger away. Undefined when nothing is close.
 *
 * @example nearestName('time_zone', ['timeZone', 'workdays']) // 'timeZone'
 */
export function nearestName(name: string, candidates: readonly string[]): string | undefined {
  const wanted = bare(name);
  const most = Math.max(1, Math.floor(wanted.length * 0.4));
  let nearest: string | undefined;
  let least = most + 1;
  for (const candidate of candidates) {
    const one = bare(candidate);
    const isShort = isShortFor(wanted, one) || isShortFor(one, wanted);
    const distance = isShort ? 1 : editDistance(wanted, one, least);
    if (distance < least) {
      nearest = candidate;
      least = distance;
    }
  }
  return nearest;
}

function bare(name: string): string {
  return name
    .slice(0, 64)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

function isShortFor(short: string, long: string): boolean {
  return short.length >= 3 && long.length > short.length && long.startsWith(short);
}

/** Insertions, deletions, replacements and swaps of neighbours that turn a into b; `enough` ends the search. */
function editDistance(a: string, b: string, enough: number): number {
  if (Math.abs(a.length - b.length) >= enough) return enough;
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(
        Math.min(
          (row[j - 1] ?? 0) + 1,
          (last[j] ?? 0) + 1,
          (last[j - 1] ?? 0) + (same ? 0 : 1),
          swapped ? (beforeLast[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? enough;
}
