import { accountFor, type ConsentChange, type Disclosure } from '../../lib/core/disclosures/accounting';
import { type DisclosureFacts, disclosureReport } from '../../lib/core/disclosures/disclosure-report';
import { yearsBefore } from '../../lib/core/time-window';

const DAY = 86_400_000;
const AT = Date.UTC(2026, 2, 10);

const DISCLOSURE: Disclosure = {
  event_id: 'e1',
  event_time: AT,
  tier: 'sud',
  disclosed_by: 'usr_1',
  disclosed_by_org: null,
  service_name: 'otp',
  recipient: 'provider_1',
  recipient_address: null,
  description: 'Part2Record, 2 records',
  purpose: 'treatment',
  listed_under: '42 CFR 2.25',
  consent_id: 'cns_1',
  without_consent: null,
};

const GRANTED: ConsentChange = {
  consent: 'cns_1',
  names_patient: true,
  change: 'granted',
  event_time: AT - DAY,
};

const consentOf = (disclosure: Partial<Disclosure>, consents: readonly ConsentChange[]) =>
  accountFor([{ ...DISCLOSURE, ...disclosure }], consents)[0]?.consent;

describe('the consent of a Part 2 disclosure', () => {
  test('is in force where one is recorded before it, at the same instant too', () => {
    expect(consentOf({}, [GRANTED])).toMatchObject({ consent_id: 'cns_1', in_force: true });
    expect(consentOf({}, [{ ...GRANTED, event_time: AT }])).toMatchObject({ in_force: true });
  });

  test.each([
    ['none', 'no consent'],
    ['revoked', 'revoked before'],
    ['expired', 'run out'],
    ['other_consent', 'another patient'],
    ['not_named', 'does not name'],
    ['a new reason', 'a new reason'],
  ])('is not in force where the view says %s', (without_consent, basis) => {
    expect(consentOf({ without_consent }, [GRANTED])).toEqual({
      consent_id: 'cns_1',
      in_force: false,
      basis: expect.stringContaining(basis),
    });
  });

  test.each([
    ['nothing is recorded', []],
    ['another consent is', [{ ...GRANTED, consent: 'cns_2' }]],
    ['it is recorded only later', [{ ...GRANTED, event_time: AT + 1 }]],
  ])('is not known where %s', (_what, consents) => {
    expect(consentOf({}, consents)).toMatchObject({ in_force: null });
  });

  test('may be any of the patient where the event names none, but not one that names nobody', () => {
    expect(consentOf({ consent_id: null }, [{ ...GRANTED, consent: 'cns_7' }])).toMatchObject({
      consent_id: null,
      in_force: true,
    });
    expect(consentOf({ consent_id: null }, [{ ...GRANTED, names_patient: false }])).toMatchObject({
      in_force: null,
    });
  });

  test('is the one in force where the event names none, not one that has ended since it was given', () => {
    const ended = [
      { ...GRANTED, event_time: AT - 3 * DAY },
      { ...GRANTED, consent: 'cns_2', event_time: AT - 2 * DAY },
      { ...GRANTED, consent: 'cns_2', event_time: AT - DAY, change: 'revoked' },
      { ...GRANTED, consent: 'cns_3', event_time: AT, change: 'granted' },
      { ...GRANTED, consent: 'cns_3', event_time: AT, change: 'expired' },
    ];

    expect(consentOf({ consent_id: null }, ended)?.basis).toContain('2026-03-07');
    expect(
      consentOf({ consent_id: null }, [
        ...ended,
        { ...GRANTED, consent: 'cns_2', event_time: AT, change: 'changed' },
      ])?.basis,
    ).toContain('2026-03-07');
  });

  test('is none that is named where its id is an empty text', () => {
    expect(consentOf({ consent_id: '' }, [{ ...GRANTED, consent: 'cns_7' }])).toMatchObject({
      consent_id: null,
      in_force: true,
    });
  });

  test('is no question of other tiers', () => {
    expect(consentOf({ tier: 'psychotherapy' }, [GRANTED])).toBeNull();
  });
});

const FACTS: DisclosureFacts = {
  patient: 'pat_1',
  from: Date.UTC(2026, 0, 1),
  to: Date.UTC(2027, 0, 1),
  requested: Date.UTC(2026, 11, 1),
  disclosures: [],
  consents: [],
  around: {
    disclosures_without_patient: 3,
    quarantined_events: 0,
    quarantined_undated: 0,
    clock_refusals: 0,
    patient_known: false,
  },
};

describe('an accounting', () => {
  test('has what 164.528(b)(2) asks for, in the order of time', () => {
    const disclosures = [
      DISCLOSURE,
      {
        ...DISCLOSURE,
        event_id: 'e0',
        event_time: AT - DAY,
        recipient: null,
        purpose: null,
        without_consent: 'none',
      },
    ];

    const report = disclosureReport({ ...FACTS, disclosures });

    expect(
      report.disclosures.map(({ date, recipient, recipient_address, what, purpose }) => [
        date,
        recipient,
        recipient_address,
        what,
        purpose,
      ]),
    ).toEqual([
      ['2026-03-09T00:00:00.000Z', null, null, 'Part2Record, 2 records', null],
      ['2026-03-10T00:00:00.000Z', 'provider_1', null, 'Part2Record, 2 records', 'treatment'],
    ]);
    expect(report.totals).toEqual({
      disclosures: 2,
      recipients: 1,
      part2: 2,
      part2_without_consent: 1,
      part2_consent_unknown: 1,
    });
    expect(report.uncertainty).toMatchObject({
      disclosures_without_patient: 3,
      without_recipient: 1,
      without_address: 2,
      without_purpose: 1,
      before_six_years: null,
    });
  });

  test('says which part of the window is longer ago than six years, and what it does not handle', () => {
    const of = (from: number, to = FACTS.to) => disclosureReport({ ...FACTS, from, to }).uncertainty;

    expect(of(Date.UTC(2020, 11, 1)).before_six_years).toBeNull();
    expect(of(Date.UTC(2020, 10, 30)).before_six_years).toEqual({
      from: '2020-11-30T00:00:00.000Z',
      to: '2020-12-01T00:00:00.000Z',
    });
    expect(of(Date.UTC(2019, 0, 1), Date.UTC(2019, 1, 1)).before_six_years?.to).toBe(
      '2019-02-01T00:00:00.000Z',
    );
    expect(of(0).not_handled.join()).toContain('suspensions');
  });

  test('six years before a leap day end on the first of March', () => {
    expect(new Date(yearsBefore(Date.UTC(2028, 1, 29), 6)).toISOString()).toBe('2022-03-01T00:00:00.000Z');
    expect(new Date(yearsBefore(Date.UTC(2028, 1, 29), 4)).toISOString()).toBe('2024-02-29T00:00:00.000Z');
  });
});
