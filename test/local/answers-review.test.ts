import { DEFAULT_CONFIG } from '../../lib/config';
import { checkDecisions } from '../../lib/core/review/check-decisions';
import { readDecisionsFile } from '../../lib/core/review/decisions-file';
import { reviewPacket } from '../../lib/core/review/review-packet';
import { decisionEvents, recordDecisions, refusedDecisions } from '../../lib/local/answers/record-decisions';
import { reviewFacts } from '../../lib/local/answers/review';
import { generateClinic } from '../../lib/local/clinic/generate-clinic';
import { LocalLake } from '../../lib/local/local-lake';
import { aFolder, aLine, ask, ingestLines, RULES, removeFolders } from '../fixtures/a-lake';
import { quarterOf } from '../fixtures/review-facts';

afterAll(removeFolders);

const review = () => DEFAULT_CONFIG.review;
const NOW = Date.UTC(2026, 6, 10, 9);

async function packetOf(folder: string, quarter: string, org: string | null = null) {
  return reviewPacket(await reviewFacts(folder, { quarter: quarterOf(quarter), org }, review));
}

/** Decides as the command does, at `now`; returns how many events are new. */
async function decide(folder: string, quarter: string, rows: readonly object[], now = NOW): Promise<number> {
  const facts = await reviewFacts(folder, { quarter: quarterOf(quarter), org: null }, review);
  const read = readDecisionsFile(JSON.stringify(rows));
  const checked = checkDecisions(read.rows, reviewPacket(facts), facts.breakGlass);
  const events = decisionEvents(checked, facts, now);
  expect([...read.problems, ...checked.problems, ...refusedDecisions(events, RULES, now)]).toEqual([]);
  const lake = await LocalLake.open(folder, { rules: RULES, mode: 'write' });
  try {
    return await recordDecisions(lake, events, now);
  } finally {
    lake.close();
  }
}

/** A lake of two quarters: a nurse in two roles, somebody of another organisation, and emergency access. */
async function aReviewedLake(): Promise<string> {
  const folder = aFolder();
  const nurse = { subject_id: 'usr_1', roles: ['nurse', 'admin'], org_id: 'org_1' };
  await ingestLines(
    folder,
    [
      aLine(1, { actor: nurse, timestamp: '2026-03-31T23:59:59.999Z', resource: { patient_id: 'pat_1' } }),
      aLine(2, { actor: nurse, timestamp: '2026-04-01T00:00:00Z', resource: { patient_id: 'pat_1' } }),
      aLine(3, { actor: { ...nurse, roles: ['nurse'] }, timestamp: '2026-06-30T23:59:59.999Z' }),
      aLine(4, { actor: { subject_id: 'usr_2', org_id: 'org_2' }, timestamp: '2026-05-01T10:00:00Z' }),
      aLine(5, {
        actor: nurse,
        timestamp: '2026-02-01T03:00:00Z',
        resource: { type: 'Note' },
        metadata: { break_glass: true },
      }),
      aLine(6, {
        actor: { subject_id: 'usr_3', roles: ['intern'], org_id: 'org_1' },
        timestamp: '2026-01-02T00:00:00Z',
      }),
    ],
    { receivedAt: NOW },
  );
  return folder;
}

describe('the packet of a quarter', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await aReviewedLake();
  });

  test('has the events of its days in UTC, and no other', async () => {
    const first = await packetOf(folder, '2026Q1');
    const second = await packetOf(folder, '2026Q2');

    expect(first.users.map((user) => [user.actor_subject_id, user.accesses, user.patients])).toEqual([
      ['usr_1', 2, 1],
      ['usr_3', 1, 0],
    ]);
    expect(second.users.map((user) => [user.actor_subject_id, user.accesses])).toEqual([
      ['usr_3', 0],
      ['usr_1', 2],
      ['usr_2', 1],
    ]);
    expect(second.users[1]?.roles.map(({ role, accesses }) => [role, accesses])).toEqual([
      ['admin', 1],
      ['nurse', 2],
    ]);
    expect((await packetOf(folder, '2025Q4')).users).toEqual([]);
  });

  test('counts work after hours by the configured clock, and emergency access with what is not reviewed', async () => {
    const [block] = (await packetOf(folder, '2026Q1')).users;

    // 2026-03-31 19:59:59.999 and 2026-01-31 22:00 (a Saturday) in New York.
    expect(block).toMatchObject({ after_hours: 2, break_glass: 1 });
    expect(block?.break_glass_unreviewed).toEqual([
      { event_id: expect.stringMatching(/5$/), used_at: '2026-02-01T03:00:00.000Z' },
    ]);
  });

  test('has an account that was not used for 90 days, with the roles of its last use', async () => {
    const [account] = (await packetOf(folder, '2026Q2')).users;

    expect(account).toMatchObject({
      actor_subject_id: 'usr_3',
      standing: 'dormant',
      dormant: { last_used: '2026-01-02T00:00:00.000Z' },
      roles: [{ role: 'intern', accesses: 0, last_access: null }],
    });
  });

  test.each([
    ['org_1', ['usr_3', 'usr_1']],
    ['org_2', ['usr_2']],
    ["org_'", []],
  ])('of the organisation %s has its users only', async (org, users) => {
    const packet = await packetOf(folder, '2026Q2', org);

    expect(packet.users.map(({ actor_subject_id }) => actor_subject_id)).toEqual(users);
  });

  test('of an empty lake is empty', async () => {
    expect((await packetOf(aFolder(), '2026Q1')).totals).toMatchObject({ users: 0, findings: 0 });
  });

  test('agrees with the view access_review over the demo', async () => {
    const clinic = aFolder();
    await ingestLines(clinic, [...generateClinic({ events: 2500, seed: 3 })]);
    const rows = await ask(
      clinic,
      "select actor_subject_id, sum(accesses) as accesses from access_review where quarter = '2026Q1' group by 1",
    );

    const { users, totals } = await packetOf(clinic, '2026Q1');

    const told = users.map(({ actor_subject_id, roles }) => [
      actor_subject_id,
      roles.reduce((sum, { accesses }) => sum + accesses, 0),
    ]);
    expect(Object.fromEntries(told)).toEqual(
      Object.fromEntries(rows.map((row) => [row.actor_subject_id, Number(row.accesses)])),
    );
    expect(totals.break_glass_unreviewed).toBe(
      (await ask(clinic, 'select event_id from unreviewed_break_glass')).length,
    );
    // Everyone's own total counts each event once, whatever roles were held.
    const events = await ask(clinic, 'select count(*) as n from audit_events');
    expect(users.reduce((sum, { accesses }) => sum + accesses, 0)).toBe(Number(events[0]?.n));
  });
});

describe('decisions', () => {
  const revoke = { actor_subject_id: 'usr_1', role: 'admin', decision: 'revoke', reviewer: 'usr_9' };
  const confirm = { actor_subject_id: 'usr_1', role: 'nurse', decision: 'confirm', reviewer: 'usr_9' };

  test('become events of the lake, once, and are carried into the next quarter', async () => {
    const folder = await aReviewedLake();

    const first = await decide(folder, '2026Q1', [revoke, confirm]);
    const again = await decide(folder, '2026Q1', [confirm, revoke], NOW + 60_000);

    expect([first, again]).toEqual([2, 0]);
    const events = await ask(
      folder,
      `select actor_subject_id, action_type, action_name, resource_type, resource_id, tier, schema_version,
              service_name, json_extract_scalar(metadata, '$.decision') as decision
         from audit_events where resource_type = 'AccessReview' order by decision`,
    );
    expect(events).toHaveLength(2);
    expect(events[1]).toEqual({
      actor_subject_id: 'usr_9',
      action_type: 'OTHER',
      action_name: 'access_review.decided',
      resource_type: 'AccessReview',
      resource_id: '2026Q1',
      tier: 'standard',
      schema_version: '2.1',
      service_name: 'audit-lake',
      decision: 'revoke',
    });
    const { users, totals } = await packetOf(folder, '2026Q2');
    expect(users[0]).toMatchObject({ actor_subject_id: 'usr_1', standing: 'revoked' });
    expect(users[0]?.roles.find(({ role }) => role === 'admin')?.revoked).toEqual({
      since: '2026-07-10T09:00:00.000Z',
      quarter: '2026Q1',
      reviewer: 'usr_9',
      used_since: false,
    });
    expect(totals).toMatchObject({ revoked: 1, findings: 1 });
    expect((await packetOf(folder, '2026Q1')).totals).toMatchObject({ revoked: 0, roles_to_decide: 1 });
  });

  test('may change: the last one holds, and each change is an event', async () => {
    const folder = await aReviewedLake();
    const back = { ...revoke, decision: 'confirm' };

    const recorded = [
      await decide(folder, '2026Q1', [revoke], NOW),
      await decide(folder, '2026Q1', [back], NOW + 1000),
      await decide(folder, '2026Q1', [revoke], NOW + 2000),
      await decide(folder, '2026Q1', [{ ...revoke, reviewer: 'usr_8' }], NOW + 3000),
      await decide(folder, '2026Q1', [revoke], NOW + 4000),
    ];

    expect(recorded).toEqual([1, 1, 1, 1, 0]);
    const [block] = (await packetOf(folder, '2026Q1')).users;
    expect(block?.roles[0]?.decided).toMatchObject({ decision: 'revoke', reviewer: 'usr_8' });
    await decide(folder, '2026Q1', [back], NOW + 5000);
    expect((await packetOf(folder, '2026Q2')).totals.revoked).toBe(0);
  });

  test('about emergency access are the reviews that its view waits for', async () => {
    const folder = await aReviewedLake();
    const [{ event_id } = {}] = await ask(folder, 'select event_id from unreviewed_break_glass');
    const finding = { event_id, decision: 'justified', reviewer: 'usr_9' };

    const recorded = await decide(folder, '2026Q1', [finding]);

    expect(recorded).toBe(1);
    expect(await ask(folder, 'select event_id from unreviewed_break_glass')).toEqual([]);
    expect(await decide(folder, '2026Q1', [finding], NOW + 1)).toBe(0);
    expect((await packetOf(folder, '2026Q1')).totals.break_glass_unreviewed).toBe(0);
  });

  test('that the lake would refuse are told before anything is stored', async () => {
    const folder = await aReviewedLake();
    const facts = await reviewFacts(folder, { quarter: quarterOf('2026Q1'), org: null }, review);
    const { rows } = readDecisionsFile(JSON.stringify([{ ...revoke, reviewer: '078-05-1120' }, confirm]));
    const checked = checkDecisions(rows, reviewPacket(facts), facts.breakGlass);

    const problems = refusedDecisions(decisionEvents(checked, facts, NOW), RULES, NOW);

    expect(problems).toEqual([
      {
        where: 'entry 1',
        problem: expect.stringContaining('phi /actor/subject_id'),
        fix: expect.any(String),
      },
    ]);
    expect(JSON.stringify(problems)).not.toContain('078');
  });
});
