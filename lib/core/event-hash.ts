import { hash } from 'node:crypto';
import type { AuditEvent } from './audit-event';
import { canonicalise } from './json-text';

/** What the schema's `integrity.hash_alg` may name; the names are those of node:crypto. */
export const HASH_ALGORITHMS = ['sha256', 'sha384', 'sha512'] as const;
export type HashAlgorithm = (typeof HASH_ALGORITHMS)[number];

/**
 * absent: the event carries no hash. valid, invalid: it holds, or not, with the event's own
 * `prev_event_hash`. unhashable: nobody can tell, because the event has no canonical text or names an
 * algorithm that no published producer has.
 */
export type HashCheck = 'absent' | 'valid' | 'invalid' | 'unhashable';

/** The published verifier takes this where `integrity.hash_alg` is missing, which only 1.0 allows. */
const DEFAULT_ALGORITHM: HashAlgorithm = 'sha256';

const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * A producer's hash of one event: H(prevHash + canonical text), both in UTF-8, in lower-case hexadecimal.
 *
 * @param raw      the event exactly as the producer wrote it; a re-serialised object hashes differently
 * @param prevHash the hash of the event before it, as hexadecimal text; undefined at a chain's start
 * @returns undefined when the event has no canonical text, see {@link canonicalise}, or prevHash no UTF-8
 * @example
 * eventHash('{"event_id":"e1","b":1,"a":"x"}', undefined, 'sha256') // '503250bc54cc5ff0...'
 */
export function eventHash(raw: string, prevHash: string | undefined, alg: HashAlgorithm): string | undefined {
  return hashOf(canonicalise(raw), prevHash, alg);
}

function hashOf(
  canonical: string | undefined,
  prevHash: string | undefined,
  alg: HashAlgorithm,
): string | undefined {
  if (canonical === undefined || LONE_SURROGATE.test(prevHash ?? '')) return undefined;
  return hash(alg, `${prevHash ?? ''}${canonical}`);
}

/**
 * Does the event's own hash hold? Links between events are not looked at.
 *
 * @param raw       the event exactly as the producer wrote it
 * @param integrity the `integrity` of the same text, parsed and validated
 * @param canonical the canonical text of `raw`, where it is known already
 */
export function checkHash(
  raw: string,
  integrity: AuditEvent['integrity'],
  canonical?: string | undefined,
): HashCheck {
  if (integrity?.event_hash === undefined) return 'absent';
  const named = integrity.hash_alg ?? DEFAULT_ALGORITHM;
  const alg = HASH_ALGORITHMS.find((known) => known === named);
  if (alg === undefined) return 'unhashable';
  const expected = hashOf(canonical ?? canonicalise(raw), integrity.prev_event_hash, alg);
  if (expected === undefined) return 'unhashable';
  return expected === integrity.event_hash ? 'valid' : 'invalid';
}
