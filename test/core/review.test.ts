import type { BreakGlassUse } from '../../lib/core/review/break-glass';
import type { RecordedDecision } from '../../lib/core/review/decision';
import { reviewPacket } from '../../lib/core/review/review-packet';
import { isoTime } from '../../lib/core/time-window';
import { ACCESS, aUser, decided, facts } from '../fixtures/review-facts';

const NOW = Date.UTC(2026, 6, 10, 9);

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

  test('has what was revoked before the other roles of a user, until it is confirmed', () => {
    const access = ['biller', 'nurse', 'zoned'].map((role) => ({ ...ACCESS, role }));
    const orderAfter = (...decisions: readonly RecordedDecision[]) =>
      reviewPacket(facts({ access, decisions })).users[0]?.roles.map(({ role }) => role);

    expect(orderAfter(decided({ role: 'zoned' }))).toEqual(['zoned', 'biller', 'nurse']);
    expect(
      orderAfter(
        decided({ role: 'zoned' }),
        decided({ role: 'zoned', quarter: '2026Q2', decision: 'confirm' }),
      ),
    ).toEqual(['biller', 'nurse', 'zoned']);
  });

  test('has who used a revoked role after the decision before who only used it earlier', () => {
    const ids = ['usr_early', 'usr_late'];
    const access = ids.flatMap((actor_subject_id) =>
      ['biller', 'nurse'].map((role) => ({
        ...ACCESS,
        actor_subject_id,
        role,
        last_access:
          actor_subject_id === 'usr_late' && role === 'nurse' ? Date.UTC(2026, 5, 1) : Date.UTC(2026, 3, 3),
      })),
    );
    const { users } = reviewPacket(
      facts({
        users: [aUser('usr_early', { accesses: 500 }), aUser('usr_late')],
        access,
        decisions: access.map(({ actor_subject_id, role }) => decided({ actor_subject_id, role })),
      }),
    );

    expect(users.map((user) => [user.actor_subject_id, user.roles[0]?.role])).toEqual([
      ['usr_late', 'nurse'],
      ['usr_early', 'biller'],
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
