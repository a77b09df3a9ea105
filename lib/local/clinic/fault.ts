import type { RefusalReason } from '../../core/refusal';
import type { Random } from './random';

/** An event as parsed JSON; faults build a changed copy. */
export type Tree = Readonly<Record<string, unknown>>;

/** One way in which a producer's event is not accepted. */
export interface Fault {
  readonly name: string;
  readonly reason: RefusalReason;
  readonly change: (event: Tree, random: Random) => unknown;
}

/** The event with some members of one of its objects changed. */
export function changed(event: Tree, member: string, changes: Tree): Tree {
  const before = event[member];
  return { ...event, [member]: { ...(typeof before === 'object' ? before : {}), ...changes } };
}
