import { ingestEvent } from '../../lib/core/ingest';
import { breakGlassReviewEvent } from '../../lib/core/review/break-glass';
import {
  type Decision,
  decisionEvent,
  decisionsByRole,
  isTaken,
  type RecordedDecision,
} from '../../lib/core/review/decision';
import { parseQuarter } from '../../lib/core/review/quarter';
import { isoTime } from '../../lib/core/time-window';
import { decided, quarterOf } from '../fixtures/review-facts';
import { RULES } from '../fixtures/rules';

const NOW = Date.UTC(2026, 6, 10, 9);

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
