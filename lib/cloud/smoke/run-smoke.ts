import { endpointDenied, views } from './answer-checks';
import { delivery, lockAtBirth } from './delivery-checks';
import { deleteDenied, hidingDenied, readDenied, wrongKeyDenied } from './denial-checks';
import type { Delivered, Finding, SmokeCheck, Surroundings, Verdict } from './smoke-check';

/** Every fact that only a live account can show, in the order in which they are looked at. */
export const SMOKE_CHECKS = [
  wrongKeyDenied,
  endpointDenied,
  views,
  delivery,
  lockAtBirth,
  readDenied,
  hidingDenied,
  deleteDenied,
] as const satisfies readonly SmokeCheck[];

export interface CheckResult extends Finding {
  readonly id: string;
  readonly fact: string;
  readonly seconds: number;
}

export interface SmokeReport {
  readonly stage: string;
  /** ISO 8601, UTC. */
  readonly checked_at: string;
  readonly checks: readonly CheckResult[];
  readonly totals: Readonly<Record<Verdict, number>>;
}

/** Told of each check: a delivery can take twenty minutes. */
export interface SmokeListener {
  readonly began?: (check: SmokeCheck) => void;
  readonly ended?: (result: CheckResult) => void;
}

/** What looks at delivered objects needs `delivery`, and deleting needs `lock_at_birth`. */
const NEEDS: Readonly<Record<string, readonly string[]>> = {
  lock_at_birth: ['delivery'],
  read_denied: ['delivery'],
  delete_marker_denied: ['delivery'],
  delete_denied: ['delivery', 'lock_at_birth'],
};

/**
 * Runs the checks one after another and tells of each as it ends. A check never throws: what it could not see is
 * `not_checked`, with what is needed.
 *
 * @param only ids of checks; those that they need run too. Empty: all.
 */
export async function runSmoke(
  around: Surroundings,
  only: readonly string[],
  listener: SmokeListener = {},
): Promise<SmokeReport> {
  const wanted = new Set(only.flatMap((id) => [id, ...(NEEDS[id] ?? [])]));
  const started = around.now();
  const checks: CheckResult[] = [];
  let delivered: readonly Delivered[] = [];
  let locked: readonly Delivered[] = [];
  for (const check of SMOKE_CHECKS as readonly SmokeCheck[]) {
    if (wanted.size > 0 && !wanted.has(check.id)) continue;
    listener.began?.(check);
    const began = around.now();
    const answer = await check.run(around, check.onLockedOnly === true ? locked : delivered);
    delivered = answer.delivered ?? delivered;
    locked = answer.locked ?? locked;
    const result = {
      id: check.id,
      fact: check.fact,
      verdict: answer.verdict,
      detail: answer.detail,
      seconds: Math.round((around.now() - began) / 1000),
    };
    checks.push(result);
    listener.ended?.(result);
  }
  const count = (verdict: Verdict): number => checks.filter((one) => one.verdict === verdict).length;
  return {
    stage: around.lake.stage,
    checked_at: new Date(started).toISOString(),
    checks,
    totals: { held: count('held'), broken: count('broken'), not_checked: count('not_checked') },
  };
}
