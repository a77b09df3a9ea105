import type { Arrival } from './arrival-log';
import type { Tree } from './fault';
import { DAMAGES, FAULTS, REWRITES } from './faults';
import type { Random } from './random';

/** How many lines of each kind to add. */
export interface Extras {
  readonly refused: number;
  readonly duplicates: number;
  readonly conflicts: number;
}

type Extra = (source: string, random: Random) => Pick<Arrival, 'line' | 'intent'>;

const TRIES = 40;
const SECOND_MS = 1_000;

/**
 * The lines that come on top of the honest ones, each made from a line of the same day and arriving after
 * it. Kinds take turns, so that each is there once there are as many lines as kinds.
 */
export function extraLines(damagedLines: boolean, random: Random) {
  const refusals = inTurn(
    random.shuffled([...FAULTS.map(faulty), ...(damagedLines ? DAMAGES.map(damaged) : [])]),
  );
  const rewrites = inTurn(REWRITES.map(rewritten));

  return (written: readonly Arrival[], { refused, duplicates, conflicts }: Extras): readonly Arrival[] => {
    const used = new Set<Arrival>();
    const make = (count: number, extra: () => Extra, delayMs: number): readonly Arrival[] =>
      Array.from({ length: count }, () => {
        const source = sourceOf(written, used, random);
        used.add(source);
        const at = source.at + 1 + random.int(delayMs);
        return { ...source, ...extra()(source.line, random), at };
      });
    return [
      ...make(refused, refusals, 2 * SECOND_MS),
      ...make(duplicates, () => redelivered, 90 * SECOND_MS),
      ...make(conflicts, rewrites, 600 * SECOND_MS),
    ];
  };
}

function sourceOf(written: readonly Arrival[], used: ReadonlySet<Arrival>, random: Random): Arrival {
  let source = random.pick(written);
  for (let tries = 0; tries < TRIES && (used.has(source) || source.isLate || !source.isPlain); tries += 1) {
    source = random.pick(written);
  }
  return source;
}

function inTurn<T>(kinds: readonly T[]): () => T {
  let next = 0;
  return () => {
    const kind = kinds[next % kinds.length];
    next += 1;
    if (kind === undefined) throw new RangeError('no kinds to take turns');
    return kind;
  };
}

const redelivered: Extra = (line) => ({ line, intent: 'duplicate' });

function faulty({ change, reason }: (typeof FAULTS)[number]): Extra {
  return (source, random) => {
    const event = { ...unproved(source), event_id: random.uuid() };
    return { line: JSON.stringify(change(event, random)), intent: reason };
  };
}

function damaged({ damage }: (typeof DAMAGES)[number]): Extra {
  return (source, random) => ({ line: damage(source, random), intent: 'not_json' });
}

function rewritten(rewrite: (typeof REWRITES)[number]): Extra {
  return (source, random) => ({
    line: JSON.stringify(rewrite(unproved(source), random)),
    intent: 'conflict',
  });
}

/** Without the producer's proof, which would not hold for what is changed. */
function unproved(source: string): Tree {
  const { integrity, ...event } = JSON.parse(source) as Tree;
  return event;
}
