import type { TierName } from '../tiers';
import { isoTime, type TimeWindow } from '../time-window';
import type { BreachScope, PatientScope, ScopeDoubts, ScopeTotals } from './breach-scope';
import { breachDeadlines, type Deadline } from './deadlines';

export interface Encryption {
  readonly tier: TierName;
  /** Null: the lake does not know. */
  readonly encrypted_at_rest: boolean | null;
  readonly basis: string;
}

/** What narrowed the question, and what of the account's events in the window that left out. */
export interface Narrowing {
  readonly session: string | null;
  readonly ip: string | null;
  readonly patient: string | null;
  /** Events of the account in the window that are not in scope. */
  readonly events_left_out: number;
  /** Of all its events in the window, those that name no session or address: they may belong to the scope. */
  readonly events_without_session: number;
  readonly events_without_ip: number;
}

/** What the lake knows that it does not know. Under-notification hides here. */
export interface Surroundings {
  /** Producers whose events of the window often leave out what a scope is made of. */
  readonly producers_incomplete: number;
  /** Producers that were silent for a time of the window. */
  readonly producers_silent: number;
  /** Their names. */
  readonly producers_named: { readonly incomplete: readonly string[]; readonly silent: readonly string[] };
  /** Refused lines whose own timestamp lies in the window: of any account, and in no other number. */
  readonly quarantined_events: number;
  /** Refused lines in which no timestamp can be read. */
  readonly quarantined_undated: number;
  /** Places of the window where a producer's hash chain lacks an event. */
  readonly chain_gaps: number;
  /** Events of the window whose hash does not hold, or was taken away. */
  readonly chain_altered: number;
  /** Refused for an impossible date: what day they belong to is not known. */
  readonly clock_refusals: number;
  /** What agents did in the window on the authority of the account. */
  readonly events_by_delegation: number;
  /** Whether the lake has any event of the account, of whatever time. */
  readonly actor_known: boolean;
  readonly narrowed_by: Narrowing | null;
}

export interface BreachReport {
  readonly actor: string;
  readonly window: { readonly from: string; readonly to: string };
  readonly patients: readonly PatientScope[];
  readonly totals: ScopeTotals;
  readonly encryption: readonly Encryption[];
  readonly deadlines: readonly Deadline[];
  readonly uncertainty: Pick<ScopeTotals, 'events_without_patient'> & ScopeDoubts & Surroundings;
}

export interface BreachFacts extends TimeWindow {
  readonly actor: string;
  readonly scope: BreachScope;
  readonly around: Surroundings;
  /** Epoch milliseconds of the day's midnight in UTC. */
  readonly discovered: number;
}

/** The members stand in the order in which programs and people see them. */
export function breachReport({ actor, from, to, scope, around, discovered }: BreachFacts): BreachReport {
  const totals = scope.totals();
  const { events_without_patient } = totals;
  return {
    actor,
    window: { from: isoTime(from), to: isoTime(to) },
    patients: scope.patientScopes(),
    totals,
    encryption: scope.tiersTouched().map(encryptionOf),
    deadlines: breachDeadlines(discovered, totals.accessed),
    uncertainty: { events_without_patient, ...scope.doubts(), ...around },
  };
}

/** An account reads what the application decrypts for it: encryption at rest does not make such access secured. */
function encryptionOf(tier: TierName): Encryption {
  return {
    tier,
    encrypted_at_rest: null,
    basis:
      'the lake does not know how the source systems store their records, and an account is shown them decrypted: unsecured PHI in the sense of 45 CFR 164.402, no safe harbour is claimed',
  };
}
