import fc from 'fast-check';
import { DEFAULT_CONFIG } from '../../lib/config';
import type { AuditEvent } from '../../lib/core/audit-event';
import type { ScopeEvent } from '../../lib/core/breach/breach-scope';
import { ingestEvent } from '../../lib/core/ingest';
import { type BreachQuestion, breachScope } from '../../lib/local/answers/breach-scope';
import { CLINIC_STORIES, generateClinic } from '../../lib/local/clinic/generate-clinic';
import { aFolder, aLine, ingestLines, RECEIVED_AT, removeFolders, ask as rowsIn } from '../fixtures/a-lake';
import { aDelegation } from '../fixtures/an-event';
import { bruteScope } from '../fixtures/brute-scope';
import { RULES } from '../fixtures/rules';

afterAll(removeFolders);

const review = () => DEFAULT_CONFIG.review;
const QUESTION: BreachQuestion = {
  actor: 'usr_1',
  from: Date.UTC(2026, 0, 1),
  to: Date.UTC(2026, 3, 1),
  session: null,
  ip: null,
  patient: null,
  discovered: Date.UTC(2026, 2, 9),
};
const ask = (folder: string, question: Partial<BreachQuestion> = {}) =>
  breachScope(folder, { ...QUESTION, ...question }, review);

const SNOOPED = CLINIC_STORIES.flatMap((story) =>
  story.name === 'snooping_employee' ? story.patients : [],
)[0];

interface Told extends ScopeEvent {
  readonly event: AuditEvent;
}

/** What a lake keeps of lines, in plain code: what is accepted, each id once, the first one. */
function keptOf(lines: readonly string[]): readonly Told[] {
  const kept = new Map<string, Told>();
  for (const line of lines) {
    const verdict = ingestEvent(line, RECEIVED_AT, RULES);
    if (verdict.verdict === 'rejected' || kept.has(verdict.eventId)) continue;
    const event = JSON.parse(line) as AuditEvent;
    const listOf = (value: unknown) =>
      typeof value === 'string' && value !== '' ? value.split(',').map((item) => item.trim()) : null;
    const count = event.metadata?.record_count;
    kept.set(verdict.eventId, {
      event,
      eventTime: Date.parse(event.timestamp),
      patientId: event.resource.patient_id ?? null,
      actionType: event.action.type,
      outcomeStatus: event.outcome.status,
      resourceType: event.resource.type,
      resourceId: event.resource.id ?? null,
      tier: verdict.tier,
      phiCategories: listOf(event.metadata?.phi_categories),
      phiFields: listOf(event.metadata?.phi_fields),
      recordCount: typeof count === 'number' ? count : null,
    });
  }
  return [...kept.values()];
}

/** An independent reading of the question; of addresses it knows none but exact ones. */
function inScope(kept: readonly Told[], { actor, from, to, session, ip, patient }: BreachQuestion) {
  return kept.filter(
    ({ event, eventTime, patientId }) =>
      event.actor.subject_id === actor &&
      eventTime >= from &&
      eventTime < to &&
      (session === null || event.correlation?.session_id === session) &&
      (ip === null || event.http?.client_ip === ip) &&
      (patient === null || patientId === patient),
  );
}

async function mustAgree(folder: string, kept: readonly Told[], question: BreachQuestion): Promise<void> {
  const { patients, totals } = await breachScope(folder, question, review);

  expect({ question, patients, totals }).toEqual({ question, ...bruteScope(inScope(kept, question)) });
}

describe.each([1, 7])('the demo of seed %d', (seed) => {
  const folder = aFolder();
  const lines = [...generateClinic({ events: 2500, seed, damagedLines: true })];
  const kept = keptOf(lines);
  const day = (of: string) => Date.parse(`${of}T00:00:00Z`);

  beforeAll(() => ingestLines(folder, lines, { rows: 700 }));

  test.each([
    [
      'the whole month of the stolen account',
      { actor: 'usr_0102', from: day('2026-01-01'), to: day('2026-03-01') },
    ],
    [
      'one of its nights',
      { actor: 'usr_0102', from: Date.parse('2026-01-22T01:00:00-07:00'), to: day('2026-01-23') },
    ],
    ['the foreign address', { actor: 'usr_0102', ip: '198.51.100.77' }],
    ['who snoops', { actor: 'usr_0101', from: day('2026-01-10'), to: day('2026-02-02') }],
    ['who snoops, one patient', { actor: 'usr_0101', patient: SNOOPED ?? '' }],
    ['an agent', { actor: 'agent_triage_07' }],
    ['a service', { actor: 'svc_0136' }],
    ['nobody', { actor: 'usr_none' }],
  ] satisfies [string, Partial<BreachQuestion>][])(
    'agrees with a count in plain code: %s',
    async (_who, question) => {
      await mustAgree(folder, kept, { ...QUESTION, ...question });
    },
  );

  test('finds the charts of the stolen session, and says that its export names no patient', async () => {
    const stolen = kept.find(
      ({ event, outcomeStatus }) => event.http?.client_ip === '198.51.100.77' && outcomeStatus === 'SUCCESS',
    );
    const session = stolen?.event.correlation?.session_id ?? '';

    const { totals, uncertainty, deadlines } = await ask(folder, { actor: 'usr_0102', session });

    expect(totals.patients).toBeGreaterThanOrEqual(24);
    expect(totals).toMatchObject({ attempted: 0, events_without_patient: 8 });
    expect(uncertainty).toMatchObject({
      exports_without_patient: 1,
      records_exported_without_patient: 40,
      narrowed_by: { session, ip: null, patient: null },
    });
    expect(uncertainty.narrowed_by?.events_left_out).toBeGreaterThan(0);
    expect(deadlines[0]).toMatchObject({ rule: 'individuals', due: '2026-05-08' });
  });

  test('narrowed to an address, says how many events name none: they may belong to it', async () => {
    const foreign = { actor: 'usr_0102', ip: '198.51.100.0/24' };

    const { totals, uncertainty } = await ask(folder, foreign);

    expect(totals).toMatchObject({ events: 8, patients: 0 });
    expect(uncertainty.narrowed_by).toMatchObject({
      ip: '198.51.100.0/24',
      events_without_ip: kept.filter(
        ({ event }) => event.actor.subject_id === 'usr_0102' && event.http?.client_ip === undefined,
      ).length,
    });
  });

  test('counts what is in quarantine by the time that stands in it', async () => {
    const dated = (from: number, to: number) =>
      lines.filter((line) => {
        if (ingestEvent(line, RECEIVED_AT, RULES).verdict === 'accepted') return false;
        const at = Date.parse(/"timestamp":"([^"]+)"/.exec(line)?.[1] ?? '');
        return at >= from && at < to;
      }).length;
    const month = { from: day('2026-01-01'), to: day('2026-03-01') };

    const { uncertainty } = await ask(folder, month);

    // Second deliveries that differ are refused too.
    expect(uncertainty.quarantined_events).toBeGreaterThanOrEqual(dated(month.from, month.to));
    expect(uncertainty.quarantined_events).toBeLessThan(dated(month.from, month.to) + 10);
    expect(uncertainty.quarantined_undated).toBeGreaterThan(0);
    expect(uncertainty.clock_refusals).toBeGreaterThan(0);
  });

  test('says which producers were silent, and where chains lack an event, as the views do', async () => {
    const [from, to] = ['2026-01-21 00:00:00', '2026-01-29 00:00:00'];
    const silences = await rowsIn(
      folder,
      `select service_name from producer_silence where silent_from < timestamp '${to}' and silent_to > timestamp '${from}'`,
    );
    const gaps = await rowsIn(
      folder,
      `select event_id from chain_integrity
        where kind = 'gap' and event_time >= timestamp '${from}' and event_time < timestamp '${to}'`,
    );

    const { uncertainty } = await ask(folder, { from: day('2026-01-21'), to: day('2026-01-29') });

    expect(uncertainty.producers_silent).toBe(new Set(silences.map(({ service_name }) => service_name)).size);
    expect(uncertainty.producers_named.silent).toHaveLength(uncertainty.producers_silent);
    expect(uncertainty.chain_gaps).toBe(gaps.length);
    expect(gaps.length).toBeGreaterThan(0);
  });
});

describe('any question', () => {
  const folder = aFolder();
  const few = <T>(...values: T[]) => fc.constantFrom(...values);
  const times = ['T00:00:00Z', 'T00:00:00.001Z', 'T23:59:59.999Z', 'T12:00:00+05:30', 'T01:30:00.0005-08:00'];
  const event = fc.record({
    id: fc.integer({ min: 1, max: 250 }),
    timestamp: fc
      .tuple(few('2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02'), few(...times))
      .map((parts) => parts.join('')),
    actor: few('usr_1', 'usr_2', 'Usr_1', "o'brien"),
    patient: few(undefined, 'pat_1', 'pat_2', "pat'3", '__proto__'),
    session: few(undefined, 'sess_1', 'sess_2'),
    ip: few(undefined, '203.0.113.7', '2001:db8::7'),
    action: few('READ' as const, 'UPDATE' as const, 'EXPORT' as const, 'LOGIN' as const),
    type: few('Patient', 'ProgressNote', 'SudRecord'),
    resource: few(undefined, 'r1', 'r2'),
    status: few('SUCCESS' as const, 'DENIED' as const),
    categories: few(undefined, 'labs', 'labs,diagnosis'),
  });
  const lines = fc
    .sample(event, { numRuns: 400, seed: 11 })
    .map(({ id, timestamp, actor, patient, session, ip, action, type, resource, status, categories }) =>
      aLine(id, {
        timestamp,
        actor: { subject_id: actor },
        action: { type: action },
        resource: { type, id: resource, patient_id: patient },
        outcome: { status, error_type: status === 'DENIED' ? 'RoleDenied' : undefined },
        ...(session === undefined ? {} : { correlation: { session_id: session } }),
        ...(ip === undefined ? {} : { http: { client_ip: ip } }),
        ...(categories === undefined ? {} : { metadata: { phi_categories: categories } }),
      }),
    );
  const kept = keptOf(lines);

  beforeAll(() => ingestLines(folder, lines, { rows: 90 }));

  test('agrees with a count in plain code: duplicates, nulls, and events on the edges of the window', async () => {
    const edges = [...new Set(kept.map(({ eventTime }) => eventTime))];
    const edge = fc.tuple(few(...edges), few(-1, 0, 1)).map(([at, off]) => at + off);
    const question = fc
      .record({
        actor: few('usr_1', 'usr_2', 'Usr_1', "o'brien", 'none'),
        edges: fc.uniqueArray(edge, { minLength: 2, maxLength: 2 }),
        session: few(null, null, 'sess_1', "' or '1'='1"),
        ip: few(null, null, '203.0.113.7', '2001:db8::7'),
        patient: few(null, null, "pat'3", '__proto__', 'pat__'),
      })
      .map(({ edges: [a = 0, b = 1], ...rest }) => ({
        ...QUESTION,
        ...rest,
        from: Math.min(a, b),
        to: Math.max(a, b),
      }));

    await fc.assert(
      fc.asyncProperty(question, (asked) => mustAgree(folder, kept, asked)),
      { numRuns: 15 },
    );
  });

  test('includes the begin and leaves out the end', async () => {
    const at = Date.UTC(2026, 1, 28);
    const eventsIn = async (from: number, to: number) => (await ask(folder, { from, to })).totals.events;

    const [exact, before, after] = [
      await eventsIn(at, at + 1),
      await eventsIn(at - 1, at),
      await eventsIn(at + 1, at + 2),
    ];

    expect(exact).toBeGreaterThan(0);
    expect([before, exact, after]).toEqual(
      [at - 1, at, at + 1].map(
        (time) =>
          kept.filter(({ event: one, eventTime }) => one.actor.subject_id === 'usr_1' && eventTime === time)
            .length,
      ),
    );
  });
});

test.each([
  ['one in twenty without a patient is complete enough', 1, 0, false],
  ['more is not', 2, 0, true],
  ['neither is one that says little besides', 0, 20, true],
])('a producer: %s', async (_what, withoutPatient, withoutRest, isIncomplete) => {
  const folder = aFolder();
  const lines = Array.from({ length: 20 }, (_, index) => {
    const isBare = index < withoutRest;
    return aLine(index + 1, {
      service: { name: 'ehr', environment: 'prod' },
      actor: { roles: isBare ? undefined : ['nurse'] },
      action: { phi_touched: true },
      resource: { type: 'Note', patient_id: index < withoutPatient ? undefined : 'pat_1' },
      ...(isBare ? {} : { http: { client_ip: '10.0.0.1' } }),
      metadata: isBare ? {} : { access_reason: 'treatment', phi_categories: 'clinical_notes' },
    });
  });
  await ingestLines(folder, lines);

  const { uncertainty } = await ask(folder);

  expect(uncertainty.producers_incomplete).toBe(isIncomplete ? 1 : 0);
  expect(uncertainty.producers_named.incomplete).toEqual(isIncomplete ? ['ehr (prod)'] : []);
});

describe('what a scope does not hold', () => {
  const folder = aFolder();

  beforeAll(() =>
    ingestLines(folder, [
      aLine(1, { actor: { subject_id: 'usr_1' }, correlation: { session_id: 's1' } }),
      aLine(2, { actor: { subject_id: 'usr_1' }, http: { client_ip: '10.1.2.3' } }),
      aLine(3, {
        schema_version: '2.0',
        actor: { subject_id: 'agent_1', subject_type: 'agent' },
        delegation: aDelegation({ authorizing: { subject_id: 'usr_1' } }),
      }),
      aLine(4, { actor: { subject_id: 'usr_1' }, timestamp: '2019-01-01T00:00:00Z' }),
      aLine(5, {
        schema_version: '2.0',
        actor: { subject_id: 'usr_1' },
        correlation: { session_id: 's1' },
        delegation: aDelegation({ authorizing: { subject_id: 'usr_1' } }),
      }),
      '{"timestamp":"2026-04-01T00:00:00Z", dated when the window is over',
      '{"timestamp":"2025-12-31T23:59:59Z", dated before it',
      '{"timestamp":"2026-03-02T08:00:00Z", cut',
      '{"metadata":{"timestamp":"2026-03-02T08:00:00Z"}}',
      'no time at all',
    ]),
  );

  test('is said in numbers', async () => {
    const { uncertainty } = await ask(folder, { session: 's1' });

    expect(uncertainty).toMatchObject({
      events_by_delegation: 1,
      clock_refusals: 1,
      quarantined_events: 1,
      quarantined_undated: 2,
      actor_known: true,
      narrowed_by: { events_left_out: 1, events_without_session: 1, events_without_ip: 2 },
    });
  });

  test('an account that is not in the window is known all the same, and one that never was is not', async () => {
    const early = { from: Date.UTC(2025, 0, 1), to: Date.UTC(2025, 0, 2) };

    expect((await ask(folder, early)).uncertainty).toMatchObject({ actor_known: true, narrowed_by: null });
    expect((await ask(folder, { actor: 'usr_l' })).uncertainty.actor_known).toBe(false);
  });

  test('an empty lake has an answer', async () => {
    const { patients, totals, encryption, deadlines } = await ask(aFolder());

    expect({ patients, events: totals.events, encryption }).toEqual({
      patients: [],
      events: 0,
      encryption: [],
    });
    expect(deadlines.length).toBeGreaterThan(0);
  });
});
