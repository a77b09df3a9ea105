import { ingestEvent } from '../../lib/core/ingest';
import type { BreachQuestion } from '../../lib/local/answers/breach-scope';
import { CLINIC_STORIES, generateClinic } from '../../lib/local/clinic/generate-clinic';
import { aFolder, ingestLines, RECEIVED_AT, removeFolders, ask as rowsIn } from '../fixtures/a-lake';
import { askScope as ask, keptOf, mustAgree, QUESTION } from '../fixtures/breach-questions';
import { RULES } from '../fixtures/rules';

afterAll(removeFolders);

const SNOOPED = CLINIC_STORIES.flatMap((story) =>
  story.name === 'snooping_employee' ? story.patients : [],
)[0];

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
