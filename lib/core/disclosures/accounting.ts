import { groupBy } from '../group-by';
import type { TierName } from '../tiers';
import { isoTime } from '../time-window';

/** A row of `accounting_of_disclosures`. Times are epoch milliseconds. */
export interface Disclosure {
  readonly event_id: string;
  readonly event_time: number;
  readonly tier: TierName;
  readonly disclosed_by: string;
  readonly disclosed_by_org: string | null;
  readonly service_name: string;
  readonly recipient: string | null;
  readonly recipient_address: string | null;
  readonly description: string;
  readonly purpose: string | null;
  readonly listed_under: string;
  readonly consent_id: string | null;
  /** Why there was no consent in force, as `sud_disclosures_without_consent` says; null where it has no such row. */
  readonly without_consent: string | null;
}

/** A row of `consent_changes` of this patient, or of a consent that names no patient. */
export interface ConsentChange {
  /** Null where the event names no consent. */
  readonly consent: string | null;
  readonly names_patient: boolean;
  readonly change: string;
  readonly event_time: number;
}

/** The consent that a Part 2 disclosure rests on. */
export interface DisclosureConsent {
  /** Null: the event names none, and any consent of the patient counts. */
  readonly consent_id: string | null;
  /** Null: nothing is recorded that would tell. */
  readonly in_force: boolean | null;
  readonly basis: string;
}

/** What 45 CFR 164.528(b)(2) asks to be said of a disclosure, and what the lake knows besides. */
export interface AccountedDisclosure {
  /** ISO 8601 in UTC. */
  readonly date: string;
  readonly recipient: string | null;
  readonly recipient_address: string | null;
  readonly what: string;
  readonly purpose: string | null;
  readonly listed_under: string;
  readonly tier: TierName;
  readonly disclosed_by: string;
  readonly disclosed_by_org: string | null;
  readonly service: string;
  /** Null: no Part 2 record. */
  readonly consent: DisclosureConsent | null;
  readonly event_id: string;
}

const STRICT: TierName = 'sud';

const ENDED: ReadonlySet<string> = new Set(['revoked', 'expired']);
const WITHOUT: Readonly<Record<string, string>> = {
  none: 'no consent is recorded until then',
  revoked: 'the consent was revoked before',
  expired: 'the consent had run out before',
  other_consent: 'the consent is recorded as that of another patient',
  not_named:
    'a consent of the patient is in force, but the disclosure does not name one, as others of its service do: nothing says that it rests on this one',
};

/** In the order of their times. */
export function accountFor(
  disclosures: readonly Disclosure[],
  consents: readonly ConsentChange[],
): readonly AccountedDisclosure[] {
  return disclosures
    .toSorted((a, b) => a.event_time - b.event_time || (a.event_id < b.event_id ? -1 : 1))
    .map((one) => ({
      date: isoTime(one.event_time),
      recipient: one.recipient,
      recipient_address: one.recipient_address,
      what: one.description,
      purpose: one.purpose,
      listed_under: one.listed_under,
      tier: one.tier,
      disclosed_by: one.disclosed_by,
      disclosed_by_org: one.disclosed_by_org,
      service: one.service_name,
      consent: one.tier === STRICT ? consentOf(one, consents) : null,
      event_id: one.event_id,
    }));
}

function consentOf(
  { consent_id: named, without_consent, event_time }: Disclosure,
  consents: readonly ConsentChange[],
): DisclosureConsent {
  // As the view: an empty text names nothing.
  const consent_id = named === '' ? null : named;
  if (without_consent !== null) {
    return { consent_id, in_force: false, basis: WITHOUT[without_consent] ?? without_consent };
  }
  const until = consents
    .filter((one) => one.event_time <= event_time)
    .filter((one) => (consent_id === null ? one.names_patient : one.consent === consent_id));
  const [last] = [...groupBy(until, ({ consent }) => consent).values()]
    .flatMap((changes) => givenBy(changes) ?? [])
    .toSorted((a, b) => b.event_time - a.event_time);
  if (last === undefined) {
    return {
      consent_id,
      in_force: null,
      basis: 'nothing is recorded of this consent: look it up where it is kept',
    };
  }
  return {
    consent_id,
    in_force: true,
    basis: `a consent is recorded, ${last.change} on ${isoTime(last.event_time)}`,
  };
}

/**
 * What put a consent in force, as the view sud_disclosures_without_consent counts: a change leaves it as it was, and of
 * two at one instant the one that ends it holds. Undefined where it has ended.
 */
function givenBy(changes: readonly ConsentChange[]): ConsentChange | undefined {
  const steps = changes
    .toSorted(
      (a, b) => a.event_time - b.event_time || Number(ENDED.has(a.change)) - Number(ENDED.has(b.change)),
    )
    .filter(({ change }, place) => change !== 'changed' || place === 0);
  const last = steps.at(-1);
  return last === undefined || ENDED.has(last.change) ? undefined : last;
}
