import fc from 'fast-check';
import { aFolder, aLine, ingestLines, removeFolders } from '../fixtures/a-lake';
import { aDelegation } from '../fixtures/an-event';
import { askScope as ask, keptOf, mustAgree, QUESTION } from '../fixtures/breach-questions';

afterAll(removeFolders);

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
