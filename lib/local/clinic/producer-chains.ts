import { hash } from 'node:crypto';
import { type Draft, serviceFor } from './draft';
import type { Random } from './random';
import { type ServiceKey, serviceOf } from './services';
import { weekdayOf } from './shifts';
import { withIntegrity, writeEvent } from './write-event';

/** What goes wrong once in a producer's chain, from a day on, at the first event where it can. */
export interface ChainTrouble {
  readonly service: ServiceKey;
  readonly day: number;
  readonly kind: 'fork' | 'lost' | 'altered';
}

interface Chain {
  readonly head: string | undefined;
  readonly beforeHead: string | undefined;
  readonly startedOn: number;
}

type Link = (draft: Draft, day: number) => string;

const EMPTY: Chain = { head: undefined, beforeHead: undefined, startedOn: -1 };
const OTHER_SUBJECT = 'usr_0199';

/**
 * Writes events with their producers' hash chains: hash = H(utf8(previous hash) + canonical text). Chains
 * start anew with each Monday's release. Trouble, as real producers have it: two workers that read the
 * same head (fork), an event that was hashed and never written (lost), a line edited afterwards (altered).
 */
export function producerChains(troubles: readonly ChainTrouble[], random: Random): Link {
  const chains = new Map<ServiceKey, Chain>();
  const waiting = new Set(troubles);

  return (draft, day) => {
    const line = writeEvent(draft, random);
    const service = serviceFor(draft);
    const alg = serviceOf(service).chain;
    if (alg === undefined) return line;

    const known = chains.get(service) ?? EMPTY;
    const restarts = known.startedOn < 0 || (weekdayOf(day) === 0 && known.startedOn < day);
    const chain = restarts ? { ...EMPTY, startedOn: day } : known;
    const trouble = [...waiting].find(
      (one) => one.service === service && one.day <= day && possible(one, chain, line),
    );
    if (trouble !== undefined) waiting.delete(trouble);

    const previous = previousHash(trouble, chain, alg, () => writeEvent(draft, random));
    const eventHash = hashOf(line, previous, alg);
    chains.set(service, { head: eventHash, beforeHead: previous, startedOn: chain.startedOn });
    return withIntegrity(trouble?.kind === 'altered' ? altered(line) : line, alg, eventHash, previous);
  };
}

function possible({ kind }: ChainTrouble, { beforeHead, head }: Chain, line: string): boolean {
  const linked = beforeHead !== undefined && head !== undefined;
  return linked && (kind !== 'altered' || altered(line) !== line);
}

function previousHash(
  trouble: ChainTrouble | undefined,
  { head, beforeHead }: Chain,
  alg: string,
  unwritten: () => string,
): string | undefined {
  if (trouble?.kind === 'fork') return beforeHead;
  return trouble?.kind === 'lost' ? hashOf(unwritten(), head, alg) : head;
}

function altered(line: string): string {
  return line.replace(/"subject_id":"usr_\d+"/, `"subject_id":"${OTHER_SUBJECT}"`);
}

function hashOf(line: string, previous: string | undefined, alg: string): string {
  return hash(alg, `${previous ?? ''}${line}`);
}
