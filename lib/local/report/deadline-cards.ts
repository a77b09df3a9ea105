import type { Deadline as DeadlineRule } from '../../core/breach/deadlines';
import { minuteText, plural } from './cells';
import type { Deadline } from './page';

const DAY_MS = 86_400_000;
/** From so many days on there is no time to lose. */
const SOON_DAYS = 7;

/** What is only proposed comes after what is in force, however soon it would be due. */
const PROPOSED = 'business_associate_proposed';

const WHO: Readonly<Record<string, string>> = {
  individuals: 'The individuals',
  hhs: 'HHS (the Secretary)',
  media: 'The media',
  business_associate: 'Business associate to covered entity',
  [PROPOSED]: 'The same as proposed, not in force',
  state_law: 'State law',
};

/** The next one first; what has no day is last. */
export function deadlineCards(rules: readonly DeadlineRule[], now: number): readonly Deadline[] {
  return rules
    .toSorted((a, b) => placeOf(a) - placeOf(b) || compare(a.due ?? '', b.due ?? ''))
    .map(({ rule, due, basis }) => ({
      who: WHO[rule] ?? rule.replaceAll('_', ' '),
      due: due === null ? 'not computed' : due.length > 10 ? `${minuteText(due)} UTC` : due,
      ...leftOf(due, now),
      ...(rule === PROPOSED ? { tone: 'calm' as const } : {}),
      basis,
    }));
}

function placeOf({ rule, due }: DeadlineRule): number {
  if (due === null) return 2;
  return rule === PROPOSED ? 1 : 0;
}

/** Days and times of ISO 8601 sort as text. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A day belongs to whom it is given until it ends. */
function leftOf(due: string | null, now: number): Pick<Deadline, 'left' | 'tone'> {
  if (due === null) return { left: '', tone: 'calm' };
  const days = Math.floor(Date.parse(due) / DAY_MS) - Math.floor(now / DAY_MS);
  const isOver = due.length > 10 ? Date.parse(due) < now : days < 0;
  if (isOver)
    return { left: days === 0 ? 'passed today' : `passed ${plural(-days, 'day')} ago`, tone: 'bad' };
  if (days === 0) return { left: 'today', tone: 'bad' };
  return { left: `in ${plural(days, 'day')}`, tone: days <= SOON_DAYS ? 'warn' : 'calm' };
}
