import { ingestEvent } from '../../lib/core/ingest';
import type { BreakGlassUse } from '../../lib/core/review/break-glass';
import { breakGlassReviewEvent } from '../../lib/core/review/break-glass';
import {
  type Decision,
  decisionEvent,
  decisionsByRole,
  isTaken,
  type RecordedDecision,
} from '../../lib/core/review/decision';
import { FEWEST_PEERS, type Measured, outliersOf } from '../../lib/core/review/outliers';
import { parseQuarter } from '../../lib/core/review/quarter';
import type { ReviewFacts, RoleAccess, UserAccess } from '../../lib/core/review/review-facts';
import { reviewPacket } from '../../lib/core/review/review-packet';
import { isoTime } from '../../lib/core/time-window';
import { RULES } from '../fixtures/rules';

const NOW = Date.UTC(2026, 6, 10, 9);
const quarterOf = (name: string) => {
  const quarter = parseQuarter(name);
  if (quarter === undefined) throw new Error(`${name} is no quarter`);
  return quarter;
};

describe('a quarter', () => {
  test.each([
    ['2026Q1', '2026-01-01', '2026-04-01'],
    ['2026Q3', '2026-07-01', '2026-10-01'],
    ['2026Q4', '2026-10-01', '2027-01-01'],
    ['2028Q1', '2028-01-01', '2028-04-01'],
    ['0050Q1', '0050-01-01', '0050-04-01'],
  ])('%s is from %s to %s', (name, from, to) => {
    const quarter = quarterOf(name);

    expect([isoTime(quarter.from), isoTime(quarter.to)]).toEqual([
      `${from}T00:00:00.000Z`,
      `${to}T00:00:00.000Z`,
    ]);
  });

  test.each(['', '2026Q0', '2026Q5', '2026q1', '2026-Q1', '26Q1', '2026Q1 ', '0000Q1'])(
    '%j is none',
    (text) => {
      expect(parseQuarter(text)).toBeUndefined();
    },
  );
});

function user(id: string, measures: Partial<Measured> = {}): Measured {
  return {
    actor_subject_id: id,
    roles: ['nurse'],
    accesses: 100,
    patients: 10,
    exports: 0,
    denied: 0,
    after_hours: 0,
    break_glass: 0,
    ...measures,
  };
}
const peers = (count: number, measures: Partial<Measured> = {}) =>
  Array.from({ length: count }, (_, index) => user(`peer_${index}`, measures));

describe('an outlier', () => {
  const of = (one: Measured, others: readonly Measured[]) =>
    outliersOf([one, ...others]).get(one.actor_subject_id);

  test('stands out above the others of the role, and says by what', () => {
    expect(of(user('u', { patients: 60 }), peers(6))).toEqual([
      { measure: 'patients', value: 60, median: 10, role: 'nurse', peers: 6, score: 10 },
    ]);
  });

  test.each([
    [27, 0],
    [28, 1],
  ])('begins at a score of 3.5: %d patients where the others have 10', (patients, found) => {
    expect(of(user('u', { patients }), peers(6))).toHaveLength(found);
  });

  test.each([
    [6, 0],
    [7, 1],
  ])('is one at a score of exactly 3.5: %d exports where the others have none', (exports, found) => {
    expect(of(user('u', { exports }), peers(6))).toHaveLength(found);
  });

  test('is measured by how much the others differ', () => {
    const differing = [0, 20, 40, 60, 80, 100].map((patients, index) => user(`peer_${index}`, { patients }));

    expect(of(user('u', { patients: 150 }), differing)).toEqual([]);
    expect(of(user('u', { patients: 300 }), differing)).toHaveLength(1);
  });

  test('is nobody who does less than the others', () => {
    expect(of(user('u', { accesses: 0, patients: 0 }), peers(6))).toEqual([]);
  });

  test('needs enough others', () => {
    expect(of(user('u', { exports: 50 }), peers(FEWEST_PEERS - 1))).toEqual([]);
    expect(of(user('u', { exports: 50 }), peers(FEWEST_PEERS))).toHaveLength(1);
  });

  test('is nobody whom one of several roles explains', () => {
    const pharmacists = Array.from({ length: 5 }, (_, index) =>
      user(`pharmacist_${index}`, { roles: ['pharmacist'], patients: 300 }),
    );
    const both = user('u', { roles: ['nurse', 'pharmacist'], patients: 300 });

    expect(of(both, [...peers(6), ...pharmacists])).toEqual([]);
    expect(of({ ...both, roles: ['nurse'] }, [...peers(6), ...pharmacists])).toHaveLength(1);
  });

  test('is nobody without a role: services and agents have only that in common', () => {
    const machines = peers(6, { roles: [null] });

    expect(of(user('u', { roles: [null], exports: 500 }), machines)).toEqual([]);
  });
});

const ACCESS: RoleAccess = {
  actor_subject_id: 'usr_1',
  role: 'nurse',
  resource_type: 'Note',
  accesses: 5,
  patients: 2,
  first_access: Date.UTC(2026, 3, 2),
  last_access: Date.UTC(2026, 5, 1),
  exports: 1,
  denied: 0,
};

function aUser(id: string, measures: Partial<UserAccess> = {}): UserAccess {
  const { roles: _, ...rest } = user(id);
  return {
    ...rest,
    actor_subject_type: 'human',
    first_access: ACCESS.first_access,
    last_access: ACCESS.last_access,
    ...measures,
  };
}

function decided(overrides: Partial<RecordedDecision> = {}): RecordedDecision {
  return {
    actor_subject_id: 'usr_1',
    role: 'nurse',
    decision: 'revoke',
    reviewer: 'usr_9',
    quarter: '2026Q1',
    event_id: 'e1',
    decided_at: Date.UTC(2026, 3, 10),
    ...overrides,
  };
}

function facts(overrides: Partial<ReviewFacts> = {}): ReviewFacts {
  return {
    quarter: quarterOf('2026Q2'),
    org: null,
    users: [aUser('usr_1')],
    access: [ACCESS],
    dormant: [],
    breakGlass: [],
    decisions: [],
    ...overrides,
  };
}

describe('a packet', () => {
  test('of nothing is empty', () => {
    const { users, totals } = reviewPacket(facts({ users: [], access: [] }));

    expect(users).toEqual([]);
    expect(Object.values(totals).every((count) => count === 0)).toBe(true);
  });

  test('has a block for each user and in it one for each role, with its kinds of records', () => {
    const access = [
      ACCESS,
      { ...ACCESS, resource_type: 'Claim', accesses: 9, denied: 2, last_access: Date.UTC(2026, 5, 2) },
      { ...ACCESS, role: null },
    ];

    const [block] = reviewPacket(facts({ access })).users;

    expect(block?.roles.map(({ role }) => role)).toEqual([null, 'nurse']);
    expect(block?.roles[1]).toMatchObject({
      accesses: 14,
      exports: 2,
      denied: 2,
      last_access: '2026-06-02T00:00:00.000Z',
      revoked: null,
      decided: null,
    });
    expect(block?.roles[1]?.resource_types.map(({ resource_type }) => resource_type)).toEqual([
      'Claim',
      'Note',
    ]);
  });

  test('begins with who was revoked, then outliers, then dormant accounts, then the rest', () => {
    const ids = ['peer_0', 'peer_1', 'peer_2', 'peer_3', 'out', 'sleeper', 'usr_1'];
    const users = ids.map((id) => aUser(id, { exports: id === 'out' ? 90 : 0 }));
    const packet = reviewPacket(
      facts({
        users,
        access: ids.map((actor_subject_id) => ({ ...ACCESS, actor_subject_id })),
        decisions: [decided()],
        dormant: [
          {
            actor_subject_id: 'sleeper',
            actor_subject_type: 'human',
            last_used: Date.UTC(2026, 0, 1),
            days: 90,
            roles: ['nurse'],
          },
          {
            actor_subject_id: 'gone',
            actor_subject_type: 'human',
            last_used: Date.UTC(2025, 0, 1),
            days: 400,
            roles: ['admin'],
          },
        ],
      }),
    );

    expect(packet.users.map(({ actor_subject_id, standing }) => [actor_subject_id, standing])).toEqual([
      ['usr_1', 'revoked'],
      ['out', 'outlier'],
      ['gone', 'dormant'],
      ['sleeper', 'dormant'],
      ['peer_0', 'regular'],
      ['peer_1', 'regular'],
      ['peer_2', 'regular'],
      ['peer_3', 'regular'],
    ]);
    expect(packet.totals).toEqual({
      users: 8,
      revoked: 1,
      outlier: 1,
      dormant: 2,
      regular: 4,
      roles: 8,
      roles_to_decide: 8,
      break_glass_unreviewed: 0,
      findings: 2,
    });
    expect(packet.users[2]).toMatchObject({
      accesses: 0,
      last_access: null,
      dormant: { last_used: '2025-01-01T00:00:00.000Z', days: 400 },
    });
  });

  test.each([
    ['before it', Date.UTC(2026, 3, 10), true],
    ['after it', Date.UTC(2026, 6, 10), false],
  ])(
    'says since when something is revoked; the decision was taken, the last use %s',
    (_when, at, used_since) => {
      const [block] = reviewPacket(facts({ decisions: [decided({ decided_at: at })] })).users;

      expect(block?.roles[0]?.revoked).toEqual({
        since: isoTime(at),
        quarter: '2026Q1',
        reviewer: 'usr_9',
        used_since,
      });
    },
  );

  test.each([
    ['another role was revoked', [decided({ role: 'admin' })]],
    ['another user was', [decided({ actor_subject_id: 'usr_2' })]],
    [
      'it was confirmed again',
      [decided(), decided({ decision: 'confirm', event_id: 'e2', decided_at: NOW })],
    ],
    ['the revocation is of a later quarter', [decided({ quarter: '2026Q3' })]],
  ])('does not say revoked where %s', (_why, decisions) => {
    expect(reviewPacket(facts({ decisions })).users[0]).toMatchObject({ standing: 'regular' });
  });

  test('says what is decided in this quarter, by the last decision, and asks for no more', () => {
    const again = decided({ quarter: '2026Q2', event_id: 'e2', decided_at: NOW, reviewer: 'usr_8' });
    const confirmed = { ...again, decision: 'confirm' as const, event_id: 'e3', decided_at: NOW + 1 };

    const revoked = reviewPacket(facts({ decisions: [again, decided()] }));
    const kept = reviewPacket(facts({ decisions: [confirmed, again, decided()] }));

    expect(revoked.users[0]).toMatchObject({
      standing: 'revoked',
      roles: [{ decided: { decision: 'revoke' } }],
    });
    expect(revoked.totals).toMatchObject({ roles_to_decide: 0, findings: 0 });
    expect(kept.users[0]).toMatchObject({
      standing: 'regular',
      roles: [{ decided: { decision: 'confirm' } }],
    });
  });

  test('does not say of a revocation of this quarter that it was revoked before', () => {
    const [block] = reviewPacket(facts({ decisions: [decided({ quarter: '2026Q2' })] })).users;

    expect(block).toMatchObject({
      standing: 'regular',
      roles: [{ revoked: null, decided: { decision: 'revoke' } }],
    });
  });

  test('is done with a dormant account whose roles were all revoked', () => {
    const account = {
      actor_subject_id: 'usr_1',
      actor_subject_type: 'human',
      last_used: 0,
      days: 100,
      roles: ['nurse', 'admin'],
    };
    const of = (...decisions: RecordedDecision[]) =>
      reviewPacket(facts({ users: [], access: [], dormant: [account], decisions })).users.length;

    expect(of(decided())).toBe(1);
    expect(of(decided(), decided({ role: 'admin' }))).toBe(0);
  });

  test('names the uses of emergency access that nobody has reviewed', () => {
    const use: BreakGlassUse = {
      event_id: 'b1',
      actor_subject_id: 'usr_1',
      used_at: NOW,
      patient_id: null,
      resource_type: 'Note',
      is_reviewed: false,
    };

    const { users, totals } = reviewPacket(
      facts({ breakGlass: [use, { ...use, event_id: 'b2', is_reviewed: true }] }),
    );

    expect(users[0]?.break_glass_unreviewed).toEqual([{ event_id: 'b1', used_at: isoTime(NOW) }]);
    expect(totals.break_glass_unreviewed).toBe(1);
  });
});

describe('the event of a decision', () => {
  const decision: Decision = {
    actor_subject_id: 'usr_1',
    role: 'nurse',
    decision: 'revoke',
    reviewer: 'usr_9',
  };

  test.each([
    ['a role', decisionEvent(decision, '2026Q2', undefined, NOW)],
    ['no role', decisionEvent({ ...decision, role: null }, '2026Q2', decided(), NOW)],
    [
      'emergency access',
      breakGlassReviewEvent({ event_id: 'x', finding: 'justified', reviewer: 'usr_9' }, NOW),
    ],
  ])('about %s is one that the lake takes, without PHI in its own tier', (_about, raw) => {
    expect(ingestEvent(raw, NOW, RULES)).toMatchObject({ verdict: 'accepted', tier: 'standard' });
  });

  test('has the same id for the same decision, at whatever time, and another for any other', () => {
    const idOf = (one: Partial<Decision>, quarter = '2026Q2', before?: RecordedDecision, now = NOW) =>
      JSON.parse(decisionEvent({ ...decision, ...one }, quarter, before, now)).event_id;
    const first = idOf({});

    expect(idOf({}, '2026Q2', undefined, NOW + 1)).toBe(first);
    expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const others = [
      idOf({ role: null }),
      idOf({ role: 'null' }),
      idOf({ decision: 'confirm' }),
      idOf({ reviewer: 'usr_8' }),
      idOf({ actor_subject_id: 'usr_2' }),
      idOf({}, '2026Q3'),
      idOf({}, '2026Q2', decided()),
    ];
    expect(new Set([first, ...others]).size).toBe(8);
  });

  test('is taken already where this reviewer has said it since it last changed', () => {
    const revoked = decided({ quarter: '2026Q2' });
    const confirmed = decided({ decision: 'confirm', event_id: 'e2', decided_at: revoked.decided_at + 1 });

    expect(isTaken(decision, [])).toBe(false);
    expect(isTaken(decision, [revoked])).toBe(true);
    expect(isTaken(decision, [revoked, { ...revoked, reviewer: 'usr_8' }])).toBe(true);
    expect(isTaken({ ...decision, reviewer: 'usr_7' }, [revoked])).toBe(false);
    expect(isTaken(decision, [revoked, confirmed])).toBe(false);
  });

  test('counts in the order of its time', () => {
    const late = decided({ event_id: 'a', decided_at: 2 });
    const early = decided({ event_id: 'b', decided_at: 1 });

    expect([...decisionsByRole([late, early]).values()]).toEqual([[early, late]]);
  });
});
