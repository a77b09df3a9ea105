import { COLUMNS, PARTITION_COLUMN } from '../core/columns';
import accessReview from './access_review.sql';
import accountingOfDisclosures from './accounting_of_disclosures.sql';
import afterHoursAccess from './after_hours_access.sql';
import agentActivity from './agent_activity.sql';
import agentOverrides from './agent_overrides.sql';
import attributionPosture from './attribution_posture.sql';
import auditEvents from './audit_events.sql';
import breakGlassAccess from './break_glass_access.sql';
import chainIntegrity from './chain_integrity.sql';
import conflictingDuplicates from './conflicting_duplicates.sql';
import consentChanges from './consent_changes.sql';
import crossOrgAccess from './cross_org_access.sql';
import deniedAccess from './denied_access.sql';
import dormantAccounts from './dormant_accounts.sql';
import failedAccess from './failed_access.sql';
import failedLogins from './failed_logins.sql';
import firstTimeAccess from './first_time_access.sql';
import impersonation from './impersonation.sql';
import lateAndDuplicateEvents from './late_and_duplicate_events.sql';
import massAccess from './mass_access.sql';
import { parseViews, type Relation, type View } from './parse-view';
import patientAccessHistory from './patient_access_history.sql';
import phiExports from './phi_exports.sql';
import producerCompleteness from './producer_completeness.sql';
import producerSilence from './producer_silence.sql';
import psychotherapyNoteAccess from './psychotherapy_note_access.sql';
import repeatedDenials from './repeated_denials.sql';
import { REVIEW_SETTINGS } from './review-settings';
import roleDrift from './role_drift.sql';
import sudDisclosuresWithoutConsent from './sud_disclosures_without_consent.sql';
import unattributedAgentActions from './unattributed_agent_actions.sql';
import unreviewedBreakGlass from './unreviewed_break_glass.sql';
import userActivity from './user_activity.sql';

export type { Relation, View } from './parse-view';
export { REVIEW_SETTINGS, type ReviewSettings, reviewSettingsSql } from './review-settings';
export { VIEW_TYPES, type ViewColumn, type ViewType } from './view-types';

/** The stored rows as delivered: the only relation with events that is no view. */
export const EVENTS: Relation = {
  name: 'events',
  columns: [...COLUMNS, PARTITION_COLUMN].map(({ name, type }) => ({ name, type })),
};

/** The files, by name, in the order in which they can be made: a view reads `events`, `review_settings` and views above it. */
const FILES = {
  audit_events: auditEvents,
  patient_access_history: patientAccessHistory,
  user_activity: userActivity,
  // Access and who had it.
  denied_access: deniedAccess,
  failed_access: failedAccess,
  failed_logins: failedLogins,
  phi_exports: phiExports,
  after_hours_access: afterHoursAccess,
  break_glass_access: breakGlassAccess,
  cross_org_access: crossOrgAccess,
  agent_activity: agentActivity,
  agent_overrides: agentOverrides,
  unattributed_agent_actions: unattributedAgentActions,
  access_review: accessReview,
  repeated_denials: repeatedDenials,
  unreviewed_break_glass: unreviewedBreakGlass,
  mass_access: massAccess,
  first_time_access: firstTimeAccess,
  role_drift: roleDrift,
  dormant_accounts: dormantAccounts,
  impersonation: impersonation,
  // Disclosures, consent and evidence.
  accounting_of_disclosures: accountingOfDisclosures,
  consent_changes: consentChanges,
  sud_disclosures_without_consent: sudDisclosuresWithoutConsent,
  psychotherapy_note_access: psychotherapyNoteAccess,
  attribution_posture: attributionPosture,
  chain_integrity: chainIntegrity,
  producer_completeness: producerCompleteness,
  producer_silence: producerSilence,
  late_and_duplicate_events: lateAndDuplicateEvents,
  conflicting_duplicates: conflictingDuplicates,
} as const;

/** Every question that the lake answers by name. The same text on Athena and on the local engine. */
export const VIEWS: readonly View[] = parseViews(FILES, [EVENTS, REVIEW_SETTINGS]);
