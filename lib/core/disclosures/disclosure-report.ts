import { isoTime, type TimeWindow, yearsBefore } from '../time-window';
import { type AccountedDisclosure, accountFor, type ConsentChange, type Disclosure } from './accounting';

/** What an accounting from audit events cannot know. */
export interface DisclosureDoubts {
  /** Disclosures of the window that name no patient: this one can be in them. */
  readonly disclosures_without_patient: number;
  readonly without_recipient: number;
  readonly without_address: number;
  readonly without_purpose: number;
  readonly quarantined_events: number;
  readonly quarantined_undated: number;
  readonly clock_refusals: number;
  /** Whether the lake has any event of the patient, of whatever time. */
  readonly patient_known: boolean;
  /** The part of the window that is longer ago than six years: nobody has to account for it. */
  readonly before_six_years: { readonly from: string; readonly to: string } | null;
  readonly not_handled: readonly string[];
}

export interface DisclosureReport {
  readonly patient: string;
  readonly window: { readonly from: string; readonly to: string };
  readonly disclosures: readonly AccountedDisclosure[];
  readonly totals: {
    readonly disclosures: number;
    readonly recipients: number;
    readonly part2: number;
    readonly part2_without_consent: number;
    readonly part2_consent_unknown: number;
  };
  readonly uncertainty: DisclosureDoubts;
}

const NOT_HANDLED = [
  'suspensions at the request of a health oversight agency or law enforcement, 45 CFR 164.528(a)(2): ask before this is handed out',
  'disclosures on paper, by telephone, or by systems that send no events',
  'disclosures that a business associate made: its own accounting is needed',
  'purposes that 164.528(a)(1) lets out and no event tells (authorisations, directories, national security): strike them out',
] as const;

export interface DisclosureFacts extends TimeWindow {
  readonly patient: string;
  readonly disclosures: readonly Disclosure[];
  readonly consents: readonly ConsentChange[];
  readonly around: Pick<
    DisclosureDoubts,
    | 'disclosures_without_patient'
    | 'quarantined_events'
    | 'quarantined_undated'
    | 'clock_refusals'
    | 'patient_known'
  >;
  /** Epoch milliseconds of the day of the request, which the six years end with. */
  readonly requested: number;
}

/** The accounting of 45 CFR 164.528 for one patient; an engineering answer, for a person to check and send. */
export function disclosureReport(facts: DisclosureFacts): DisclosureReport {
  const { patient, from, to, around, requested } = facts;
  const disclosures = accountFor(facts.disclosures, facts.consents);
  const part2 = disclosures.flatMap(({ consent }) => consent ?? []);
  const lacking = (name: 'recipient' | 'recipient_address' | 'purpose'): number =>
    disclosures.filter((one) => one[name] === null).length;
  const sixYearsAgo = yearsBefore(requested, 6);
  return {
    patient,
    window: { from: isoTime(from), to: isoTime(to) },
    disclosures,
    totals: {
      disclosures: disclosures.length,
      recipients: new Set(disclosures.flatMap(({ recipient }) => recipient ?? [])).size,
      part2: part2.length,
      part2_without_consent: part2.filter(({ in_force }) => in_force === false).length,
      part2_consent_unknown: part2.filter(({ in_force }) => in_force === null).length,
    },
    uncertainty: {
      ...around,
      without_recipient: lacking('recipient'),
      without_address: lacking('recipient_address'),
      without_purpose: lacking('purpose'),
      before_six_years:
        from < sixYearsAgo ? { from: isoTime(from), to: isoTime(Math.min(to, sixYearsAgo)) } : null,
      not_handled: NOT_HANDLED,
    },
  };
}
