import { breachDeadlines } from '../../../lib/core/breach/deadlines';
import { deadlineCards } from '../../../lib/local/report/deadline-cards';

const NOW = Date.UTC(2026, 2, 10, 9, 30);

function card(due: string | null, rule = 'individuals') {
  const [found] = deadlineCards([{ rule, due, basis: 'a rule' }], NOW);
  return found;
}

test.each([
  ['2026-03-09', 'passed 1 day ago', 'bad'],
  ['2026-03-10', 'today', 'bad'],
  ['2026-03-11', 'in 1 day', 'warn'],
  ['2026-03-17', 'in 7 days', 'warn'],
  ['2026-03-18', 'in 8 days', 'calm'],
  ['2026-03-10T09:29:59.999Z', 'passed today', 'bad'],
  ['2026-03-10T09:30:00.000Z', 'today', 'bad'],
  [null, '', 'calm'],
] as const)('due %s is %s', (due, left, tone) => {
  expect(card(due)).toMatchObject({ left, tone });
});

test('what is in force comes first and by its day, then what is proposed, then what is not computed', () => {
  const cards = deadlineCards(breachDeadlines(Date.UTC(2026, 2, 9), 600), NOW);

  expect(cards.map(({ who, due }) => [who, due])).toEqual([
    ['The individuals', '2026-05-08'],
    ['HHS (the Secretary)', '2026-05-08'],
    ['The media', '2026-05-08'],
    ['Business associate to covered entity', '2026-05-08'],
    ['The same as proposed, not in force', '2026-03-10 00:00 UTC'],
    ['State law', 'not computed'],
  ]);
});

test('what is only proposed does not alarm, however long it is over; a rule without a name of its own keeps its own', () => {
  expect(card('2026-01-01T00:00:00.000Z', 'business_associate_proposed')?.tone).toBe('calm');
  expect(card('2026-04-01', 'some_new_rule')?.who).toBe('some new rule');
});
