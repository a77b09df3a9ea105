import { describe, expect, it } from '@jest/globals';
import { type AuditEvent, validateEvent } from '../../lib/core/audit-event';
import { checkHash } from '../../lib/core/event-hash';
import { CLINIC_STORIES, type ClinicStory, generateLabelled } from '../../lib/local/clinic/generate-clinic';
import { CLINIC_UTC_OFFSET_MS, DAY_MS, DEFAULT_FROM } from '../../lib/local/clinic/shifts';

interface Told {
  readonly event: AuditEvent;
  readonly line: string;
  /** Since the clinic's first local midnight. */
  readonly day: number;
  readonly hour: number;
}

function at({ event }: Told): number {
  return Date.parse(event.timestamp);
}

/** In order of time. */
const TOLD: readonly Told[] = [...generateLabelled({ events: 8_000, seed: 11 })]
  .flatMap(({ line, intent }) => {
    const result = intent === 'accept' ? validateEvent(JSON.parse(line)) : undefined;
    if (result?.ok !== true) return [];
    const { event } = result;
    const since = Date.parse(event.timestamp) - DEFAULT_FROM;
    return [{ event, line, day: Math.floor(since / DAY_MS), hour: ((since % DAY_MS) / DAY_MS) * 24 }];
  })
  .sort((a, b) => at(a) - at(b));

const by = (subject: string) => TOLD.filter(({ event }) => event.actor.subject_id === subject);
const of = (service: string) => TOLD.filter(({ event }) => event.service.name === service);
const STORIES: readonly ClinicStory[] = CLINIC_STORIES;
const story = (name: string) => {
  const found = STORIES.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no story ${name}`);
  const { actor = '', patients = [], firstDay, lastDay } = found;
  return { actor, patients, firstDay, lastDay };
};

describe('the stories of the clinic', () => {
  it('tells of a front-desk employee who reads the same charts evening after evening', () => {
    const { actor, patients, firstDay, lastDay } = story('snooping_employee');
    const evenings = by(actor).filter(({ hour, event }) => hour >= 20 && event.action.type === 'READ');

    expect(evenings.length).toBeGreaterThan(25);
    expect(new Set(evenings.map(({ event }) => event.resource.patient_id))).toEqual(new Set(patients));
    expect(Math.min(...evenings.map(({ day }) => day))).toBe(firstDay);
    expect(Math.max(...evenings.map(({ day }) => day))).toBe(lastDay);
    expect(by(actor).length).toBeGreaterThan(evenings.length + 20);
  });

  it('tells of an account that signs in from elsewhere at night and reads chart after chart in one session', () => {
    const { actor, firstDay } = story('stolen_account');
    const night = by(actor).filter(({ day, hour }) => day === firstDay && hour < 7);
    const signIns = night.filter(({ event }) => event.action.type === 'LOGIN');

    expect(signIns.map(({ event }) => event.outcome.status)).toEqual([...Array(6).fill('DENIED'), 'SUCCESS']);
    expect(new Set(signIns.map(({ event }) => event.http?.client_ip))).toEqual(new Set(['198.51.100.77']));
    expect(new Set(night.map(({ event }) => event.correlation?.session_id)).size).toBe(1);
    expect(new Set(night.map(({ event }) => event.resource.patient_id)).size).toBeGreaterThanOrEqual(40);
    expect(night.filter(({ event }) => event.action.type === 'EXPORT')).toHaveLength(1);
  });

  it('tells of disclosures without a consent after it was revoked, where all others carry theirs', () => {
    const { patients, firstDay } = story('consent_gap');
    const disclosures = of('otp-dosing').filter(({ event }) => event.action.type === 'EXPORT');
    const without = disclosures.filter(({ event }) => event.metadata?.consent_id === undefined);
    const revocation = TOLD.find(({ event }) => event.action.name === 'consent_revoked');

    expect(without.map(({ event }) => event.resource.patient_id)).toEqual(Array(8).fill(patients[0]));
    expect(without.every(({ day }) => day > firstDay)).toBe(true);
    expect(disclosures.length).toBeGreaterThan(without.length);
    expect([revocation?.day, revocation?.event.resource.patient_id]).toEqual([firstDay, patients[0]]);
    const given = TOLD.filter(
      ({ event, day }) =>
        day > firstDay &&
        event.action.name === 'consent_granted' &&
        patients.includes(event.resource.patient_id ?? ''),
    );
    expect(given).toEqual([]);
  });

  it('tells of a producer that is silent for one working day', () => {
    const { firstDay } = story('silent_producer');
    const perDay = (day: number) => of('intake-api').filter((told) => told.day === day).length;

    expect(perDay(firstDay)).toBe(0);
    expect([firstDay - 1, firstDay + 1, firstDay - 7].map(perDay).every((count) => count > 5)).toBe(true);
  });

  it('tells of an agent for whom nobody answers', () => {
    const { actor } = story('unattributed_agent');

    expect(by(actor)).toHaveLength(42);
    expect(by(actor).map(({ event }) => event.attribution?.level)).toEqual(Array(42).fill('unattributed'));
    expect(TOLD.filter(({ event }) => event.attribution?.level === 'unattributed')).toHaveLength(42);
  });

  it('is about people and patients that exist', () => {
    const actors = new Set(TOLD.map(({ event }) => event.actor.subject_id));
    const patients = new Set(TOLD.map(({ event }) => event.resource.patient_id));

    for (const { name } of CLINIC_STORIES) {
      const { actor, patients: concerned } = story(name);
      expect(actor === '' || actors.has(actor)).toBe(true);
      expect(concerned.filter((patient) => !patients.has(patient))).toEqual([]);
    }
  });
});

describe('the producer chains of the clinic', () => {
  const integrity = (service: string) => of(service).map(({ event }) => event.integrity);
  const heads = (service: string) => integrity(service).map((proof) => proof?.event_hash);
  const links = (service: string) => integrity(service).flatMap((proof) => proof?.prev_event_hash ?? []);
  const CHAINED = ['intake-api', 'otp-dosing', 'crisis-line'];

  it('hold for every event but the one that was altered', () => {
    const checks = TOLD.filter(({ event }) => event.integrity !== undefined).map(
      ({ line, event }) => `${checkHash(line, event.integrity)} ${event.service.name}`,
    );

    expect(checks.filter((check) => !check.startsWith('valid'))).toEqual(['invalid intake-api']);
    expect(checks.length).toBeGreaterThan(TOLD.length / 10);
  });

  it.each(CHAINED)('start again with each release of %s', (service) => {
    const starts = of(service).filter(({ event }) => event.integrity?.prev_event_hash === undefined);

    expect(starts.length).toBeGreaterThanOrEqual(4);
    expect(starts.map(({ day }) => day % 7)).toEqual(starts.map(() => 0));
  });

  it('fork where two workers read the same head', () => {
    const forks = CHAINED.map((service) => links(service).length - new Set(links(service)).size);

    expect(forks).toEqual([0, 1, 1]);
  });

  it('show one event that was hashed and never written', () => {
    const missing = CHAINED.map((service) => {
      const written = new Set(heads(service));
      return links(service).filter((link) => !written.has(link)).length;
    });

    expect(missing).toEqual([0, 1, 0]);
  });
});

describe('the rhythm of the clinic', () => {
  const share = (choose: (told: Told) => boolean) => TOLD.filter(choose).length / TOLD.length;

  it('is busy on weekdays and quiet on weekends', () => {
    const weekend = share(({ day }) => day % 7 >= 5);

    expect(weekend).toBeGreaterThan(0.05);
    expect(weekend).toBeLessThan(0.16);
  });

  it('is busy in office hours and never empty at night', () => {
    const night = share(({ hour }) => hour < 6);
    const office = share(({ hour }) => hour >= 8 && hour < 17);

    expect(night).toBeGreaterThan(0.02);
    expect(night).toBeLessThan(0.2);
    expect(office).toBeGreaterThan(0.6);
  });

  it('gives each outpatient one therapist', () => {
    const pairs = TOLD.filter(({ event }) => event.actor.roles?.[0] === 'therapist').flatMap(({ event }) =>
      event.resource.patient_id === undefined
        ? []
        : [`${event.resource.patient_id} ${event.actor.subject_id}`],
    );
    const patients = new Set(pairs.map((pair) => pair.split(' ')[0]));

    expect(new Set(pairs).size).toBe(patients.size);
  });

  it('gives supervisors and front desks the charts of those whom a therapist sees that day', () => {
    const opened = (roles: readonly string[], isPlanted: (told: Told) => boolean = () => false) =>
      TOLD.filter((told) => roles.includes(told.event.actor.roles?.[0] ?? '') && !isPlanted(told)).flatMap(
        ({ event, day }) =>
          event.resource.patient_id === undefined ? [] : [`${event.resource.patient_id} ${day}`],
      );
    const isSnooping = ({ event, hour }: Told) =>
      event.actor.subject_id === story('snooping_employee').actor && hour >= 20;
    const seen = new Set(opened(['therapist']));
    const around = opened(['supervisor', 'front_desk'], isSnooping);

    expect(around.length).toBeGreaterThan(500);
    expect(around.filter((one) => !seen.has(one))).toEqual([]);
  });

  it('lets nobody snoop in charts that are part of their own work', () => {
    const { actor, patients } = story('snooping_employee');
    const inOfficeHours = by(actor).filter(({ hour }) => hour < 20);

    expect(inOfficeHours.length).toBeGreaterThan(20);
    expect(inOfficeHours.filter(({ event }) => patients.includes(event.resource.patient_id ?? ''))).toEqual(
      [],
    );
  });

  it('lets people with work to do try until it is done', () => {
    const key = ({ action, actor, correlation, resource }: AuditEvent) =>
      [actor.subject_id, correlation?.trace_id, action.type, resource.type].join(' ');
    const ofWork = TOLD.filter(
      ({ event }) => event.action.type !== 'LOGIN' && event.resource.type !== 'PsychotherapyNote',
    );
    const done = new Set(
      ofWork.filter(({ event }) => event.outcome.status === 'SUCCESS').map(({ event }) => key(event)),
    );
    const stopped = ofWork.filter(({ event }) => event.outcome.status !== 'SUCCESS');

    expect(stopped.length).toBeGreaterThan(50);
    expect(stopped.filter(({ event }) => !done.has(key(event))).map(({ event }) => key(event))).toEqual([]);
  });

  it('keeps psychotherapy notes with their author', () => {
    const notes = TOLD.filter(
      ({ event }) => event.resource.type === 'PsychotherapyNote' && event.outcome.status === 'SUCCESS',
    );

    expect(notes.length).toBeGreaterThan(5);
    expect(notes.map(({ event }) => event.metadata?.author_subject_id)).toEqual(
      notes.map(({ event }) => event.actor.subject_id),
    );
  });

  it('knows agents of every kind, sub-agents and overrides', () => {
    const kinds = new Set(TOLD.map(({ event }) => event.delegation?.delegation_type));
    const depths = new Set(TOLD.map(({ event }) => event.delegation?.chain_depth));

    expect([...kinds].filter(Boolean).sort()).toEqual(['autonomous', 'scheduled', 'supervised']);
    expect([...depths].filter(Boolean).sort()).toEqual([1, 2]);
    expect(TOLD.filter(({ event }) => event.action.type === 'OVERRIDE').length).toBeGreaterThan(0);
  });

  it('uses the local time of its place in the timestamps that carry an offset', () => {
    const offsets = new Set(of('notes-archive').map(({ event }) => event.timestamp.slice(-6)));

    expect([...offsets]).toEqual(['-07:00']);
    expect(CLINIC_UTC_OFFSET_MS).toBe(-7 * 3_600_000);
    expect(
      of('notes-archive')
        .map(at)
        .every((time) => time > DEFAULT_FROM),
    ).toBe(true);
  });
});
