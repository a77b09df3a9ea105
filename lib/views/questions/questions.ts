import actorSeen from './actor_seen.sql';
import type { Parameters, Question } from './bind-question';
import breachScope from './breach_scope.sql';
import breachScopeAround from './breach_scope_around.sql';
import breachScopeChains from './breach_scope_chains.sql';
import breachScopeProducers from './breach_scope_producers.sql';
import breachScopeSilences from './breach_scope_silences.sql';
import disclosures from './disclosures.sql';
import disclosuresAround from './disclosures_around.sql';
import disclosuresConsents from './disclosures_consents.sql';
import disclosuresWithoutConsent from './disclosures_without_consent.sql';
import patientSeen from './patient_seen.sql';
import reviewAccess from './review_access.sql';
import reviewAfterHours from './review_after_hours.sql';
import reviewBreakGlass from './review_break_glass.sql';
import reviewDecisions from './review_decisions.sql';
import reviewDormant from './review_dormant.sql';
import reviewHours from './review_hours.sql';
import reviewUsers from './review_users.sql';

const DAYS = { first_day: 'text', last_day: 'text' } as const;
const WINDOW = { ...DAYS, from: 'timestamp', to: 'timestamp' } as const;

export const ACTOR_SEEN = question('actor_seen', actorSeen, { actor: 'text' });
export const BREACH_SCOPE = question('breach_scope', breachScope, {
  ...WINDOW,
  actor: 'text',
  session: 'text',
  patient: 'text',
});
export const BREACH_SCOPE_AROUND = question('breach_scope_around', breachScopeAround, {
  ...WINDOW,
  actor: 'text',
});
export const BREACH_SCOPE_CHAINS = question('breach_scope_chains', breachScopeChains, WINDOW);
export const BREACH_SCOPE_PRODUCERS = question('breach_scope_producers', breachScopeProducers, DAYS);
export const BREACH_SCOPE_SILENCES = question('breach_scope_silences', breachScopeSilences, {
  last_day: 'text',
  from: 'timestamp',
  to: 'timestamp',
});

export const PATIENT_SEEN = question('patient_seen', patientSeen, { patient: 'text' });
export const DISCLOSURES = question('disclosures', disclosures, { ...WINDOW, patient: 'text' });
export const DISCLOSURES_AROUND = question('disclosures_around', disclosuresAround, WINDOW);
export const DISCLOSURES_CONSENTS = question('disclosures_consents', disclosuresConsents, {
  last_day: 'text',
  to: 'timestamp',
  patient: 'text',
});
export const DISCLOSURES_WITHOUT_CONSENT = question(
  'disclosures_without_consent',
  disclosuresWithoutConsent,
  { ...WINDOW, patient: 'text' },
);

export const REVIEW_ACCESS = question('review_access', reviewAccess, { quarter: 'text' });
export const REVIEW_USERS = question('review_users', reviewUsers, { ...DAYS, org: 'text' });
export const REVIEW_AFTER_HOURS = question('review_after_hours', reviewAfterHours, DAYS);
export const REVIEW_HOURS = question('review_hours', reviewHours, DAYS);
export const REVIEW_BREAK_GLASS = question('review_break_glass', reviewBreakGlass, DAYS);
export const REVIEW_DECISIONS = question('review_decisions', reviewDecisions, { quarter: 'text' });
export const REVIEW_DORMANT = question('review_dormant', reviewDormant, {
  to: 'timestamp',
  dormant_since: 'timestamp',
});

/** A question with values to try it with: those of the demo's clinic, at whatever size. */
export interface TriedQuestion extends Question {
  readonly example: Readonly<Record<string, string | number | null>>;
}

const EXAMPLE: Readonly<Record<string, string | number | null>> = {
  actor: 'usr_0102',
  session: null,
  patient: 'pat_c7155d',
  org: null,
  quarter: '2026Q1',
  first_day: '2026-01-19',
  last_day: '2026-01-25',
  from: Date.UTC(2026, 0, 19),
  to: Date.UTC(2026, 0, 26),
  dormant_since: Date.UTC(2026, 0, 10),
};

/** Every question of a command, once with each parameter filled in. */
export const QUESTIONS: readonly TriedQuestion[] = [
  ACTOR_SEEN,
  BREACH_SCOPE,
  BREACH_SCOPE_AROUND,
  BREACH_SCOPE_CHAINS,
  BREACH_SCOPE_PRODUCERS,
  BREACH_SCOPE_SILENCES,
  PATIENT_SEEN,
  DISCLOSURES,
  DISCLOSURES_AROUND,
  DISCLOSURES_CONSENTS,
  DISCLOSURES_WITHOUT_CONSENT,
  REVIEW_ACCESS,
  REVIEW_USERS,
  REVIEW_AFTER_HOURS,
  REVIEW_HOURS,
  REVIEW_BREAK_GLASS,
  REVIEW_DECISIONS,
  REVIEW_DORMANT,
].map((one) => ({
  ...one,
  example: Object.fromEntries(Object.keys(one.parameters).map((name) => [name, EXAMPLE[name] ?? null])),
}));

function question<const P extends Parameters>(name: string, sql: string, parameters: P): Question<P> {
  return { name, sql, parameters };
}
