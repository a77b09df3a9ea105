import { TIERS, type TierName } from '../tiers';
import { isoTime } from '../time-window';

/** One event of the window, as `audit_events` has it. Times are epoch milliseconds. */
export interface ScopeEvent {
  readonly eventTime: number;
  readonly patientId: string | null;
  readonly actionType: string;
  readonly outcomeStatus: string;
  readonly resourceType: string;
  readonly resourceId: string | null;
  readonly tier: TierName;
  readonly phiCategories: readonly string[] | null;
  readonly phiFields: readonly string[] | null;
  /** How many records an export or a list says it held. */
  readonly recordCount: number | null;
}

export interface PatientScope {
  readonly patient_id: string;
  readonly events: number;
  readonly denied: number;
  /** ISO 8601, UTC, with milliseconds. */
  readonly first: string;
  readonly last: string;
  readonly actions: readonly string[];
  /** accessed: at least one SUCCESS. */
  readonly exposure: 'accessed' | 'attempted';
  /** Something was exported or printed, with success. */
  readonly exported: boolean;
  /** Something was created, changed or deleted, with success. */
  readonly changed: boolean;
  readonly tiers: readonly TierName[];
  readonly phi_categories: readonly string[];
  readonly phi_fields: readonly string[];
  /** `ResourceType/id`, of every event that names a record. */
  readonly records: readonly string[];
}

export interface ScopeTotals {
  readonly patients: number;
  readonly accessed: number;
  readonly attempted: number;
  /** All events of the window, those without a patient too. */
  readonly events: number;
  /** Different records. */
  readonly records: number;
  readonly events_without_patient: number;
}

/** What the scope cannot be sure of by itself. */
export interface ScopeDoubts {
  /** Exports and prints that succeeded and name no patient: nobody in them is among the patients. */
  readonly exports_without_patient: number;
  /** Records that those say they held. */
  readonly records_exported_without_patient: number;
}

const LEAVES: ReadonlySet<string> = new Set(['EXPORT', 'PRINT']);
const CHANGES: ReadonlySet<string> = new Set(['CREATE', 'UPDATE', 'DELETE']);

interface Open {
  events: number;
  denied: number;
  first: number;
  last: number;
  succeeded: boolean;
  exported: boolean;
  changed: boolean;
  readonly actions: Set<string>;
  readonly tiers: Set<TierName>;
  readonly phiCategories: Set<string>;
  readonly phiFields: Set<string>;
  readonly records: Set<string>;
}

/** Collects events in any order; what it holds grows with patients and records, not with events. */
export class BreachScope {
  private readonly patients = new Map<string, Open>();
  private readonly allRecords = new Set<string>();
  private readonly allTiers = new Set<TierName>();
  private events = 0;
  private withoutPatient = 0;
  private exports = 0;
  private recordsExported = 0;

  add(event: ScopeEvent): void {
    this.events += 1;
    this.allTiers.add(event.tier);
    const record = recordOf(event);
    if (record !== undefined) this.allRecords.add(record);
    if (event.patientId === null) {
      this.addWithoutPatient(event);
      return;
    }
    const known = this.patients.get(event.patientId);
    const patient = known ?? newPatient(event.eventTime);
    if (known === undefined) this.patients.set(event.patientId, patient);
    include(patient, event, record);
  }

  /** Accessed ones first, then by the first access: the order in which people are told. */
  patientScopes(): readonly PatientScope[] {
    return [...this.patients]
      .map(([patient_id, open]) => closed(patient_id, open))
      .sort(
        (a, b) =>
          compare(a.exposure, b.exposure) || compare(a.first, b.first) || compare(a.patient_id, b.patient_id),
      );
  }

  totals(): ScopeTotals {
    const accessed = [...this.patients.values()].filter(({ succeeded }) => succeeded).length;
    return {
      patients: this.patients.size,
      accessed,
      attempted: this.patients.size - accessed,
      events: this.events,
      records: this.allRecords.size,
      events_without_patient: this.withoutPatient,
    };
  }

  doubts(): ScopeDoubts {
    return {
      exports_without_patient: this.exports,
      records_exported_without_patient: this.recordsExported,
    };
  }

  /** Tiers of all events, weakest first. */
  tiersTouched(): readonly TierName[] {
    return TIERS.map(({ name }) => name).filter((name) => this.allTiers.has(name));
  }

  private addWithoutPatient(event: ScopeEvent): void {
    this.withoutPatient += 1;
    if (!isExport(event)) return;
    this.exports += 1;
    this.recordsExported += event.recordCount ?? 0;
  }
}

function isExport({ outcomeStatus, actionType }: ScopeEvent): boolean {
  return outcomeStatus === 'SUCCESS' && LEAVES.has(actionType);
}

function recordOf({ resourceType, resourceId }: ScopeEvent): string | undefined {
  return resourceId === null ? undefined : `${resourceType}/${resourceId}`;
}

function newPatient(time: number): Open {
  return {
    events: 0,
    denied: 0,
    first: time,
    last: time,
    succeeded: false,
    exported: false,
    changed: false,
    actions: new Set(),
    tiers: new Set(),
    phiCategories: new Set(),
    phiFields: new Set(),
    records: new Set(),
  };
}

function include(patient: Open, event: ScopeEvent, record: string | undefined): void {
  const succeeded = event.outcomeStatus === 'SUCCESS';
  patient.events += 1;
  if (event.outcomeStatus === 'DENIED') patient.denied += 1;
  patient.first = Math.min(patient.first, event.eventTime);
  patient.last = Math.max(patient.last, event.eventTime);
  patient.succeeded ||= succeeded;
  patient.exported ||= isExport(event);
  patient.changed ||= succeeded && CHANGES.has(event.actionType);
  patient.actions.add(event.actionType);
  patient.tiers.add(event.tier);
  for (const category of event.phiCategories ?? []) patient.phiCategories.add(category);
  for (const field of event.phiFields ?? []) patient.phiFields.add(field);
  if (record !== undefined) patient.records.add(record);
}

function closed(patient_id: string, open: Open): PatientScope {
  return {
    patient_id,
    events: open.events,
    denied: open.denied,
    first: isoTime(open.first),
    last: isoTime(open.last),
    actions: [...open.actions].sort(),
    exposure: open.succeeded ? 'accessed' : 'attempted',
    exported: open.exported,
    changed: open.changed,
    tiers: [...open.tiers].sort(),
    phi_categories: [...open.phiCategories].sort(),
    phi_fields: [...open.phiFields].sort(),
    records: [...open.records].sort(),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
