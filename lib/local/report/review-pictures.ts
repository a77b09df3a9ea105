import type { Outlier } from '../../core/review/outliers';
import type { ReviewedUser } from '../../core/review/review-packet';
import { countCell, countText, idCell, plural } from './cells';
import { label, rows } from './charts/bars';
import { heatMap, shadeNames } from './charts/heat-map';
import { strips } from './charts/strips';
import { type Html, html, shortened } from './html';
import type { Section } from './page';
import { picture } from './picture';
import type { ReviewClock, ReviewReport, UserHour } from './report';

/** As many as fit a screen; the packet's order puts first who has to be looked at. */
const MOST_USERS = 24;
const MOST_STRIPS = 12;
const MOST_DORMANT = 12;
const HOURS = Array.from({ length: 24 }, (_hour, at) => String(at).padStart(2, '0'));

export function reviewPictures({ data: { users }, hours, clock }: ReviewReport): Section {
  const outliers = users.flatMap((user) => user.outliers.map((outlier) => ({ user, outlier })));
  const dormant = users.filter((user) => user.dormant !== null);
  return {
    id: 'pictures',
    title: 'At a glance',
    says: html`At which hours people work, who stands out among those of the same role, and which accounts sleep.`,
    content: [
      html`<div class="pictures">${[
        ...(hours.length > 0 ? [byHour(users, hours, clock)] : []),
        ...(outliers.length > 0 ? [byOutlier(outliers, users)] : []),
        ...(dormant.length > 0 ? [byDormancy(dormant)] : []),
      ]}</div>`,
    ],
  };
}

function byHour(users: readonly ReviewedUser[], hours: readonly UserHour[], clock: ReviewClock): Html {
  const active = users.filter(({ accesses }) => accesses > 0);
  const shown = active.slice(0, MOST_USERS);
  const places = new Map(shown.map(({ actor_subject_id }, row) => [actor_subject_id, row]));
  const values = shown.map(() => HOURS.map(() => 0));
  for (const { actor_subject_id, hour, events } of hours) {
    const row = values[places.get(actor_subject_id) ?? -1];
    if (row !== undefined) row[hour] = (row[hour] ?? 0) + events;
  }
  const isAtWork = (hour: number): boolean =>
    hour >= hourOf(clock.workdayStart, Math.floor) && hour < hourOf(clock.workdayEnd, Math.ceil);
  const all = sumOf(values.flat());
  const outside = sumOf(values.map((row) => sumOf(row.filter((_count, hour) => !isAtWork(hour)))));
  const names = shown.map(({ actor_subject_id }) => actor_subject_id);
  return picture({
    id: 'hours',
    title: `Users by hour of the day (${clock.timeZone})`,
    says: `${countText(outside)} of ${plural(all, 'event')} outside ${clock.workdayStart} to ${clock.workdayEnd}, whatever the day; hours outside are set in amber. ${active.length > shown.length ? `The first ${countText(shown.length)} of ${plural(active.length, 'user')}, in the order of the packet.` : 'Users in the order of the packet.'}`,
    legend: shadeNames(Math.max(0, ...values.flat()))
      .map((name, at) => ({ name, colour: `var(--heat-${at})` }))
      .filter(({ name }) => name !== ''),
    isHalf: false,
    draw: (width) =>
      heatMap({ width, columns: HOURS, rows: names, values, counts: ['event', 'events'], isUsual: isAtWork }),
    columns: [
      { title: 'User', cell: ({ name }) => idCell(name) },
      ...HOURS.map((hour, at) => ({
        title: hour,
        kind: 'number' as const,
        cell: ({ row }: { readonly row: readonly number[] }) => countCell(row[at] ?? 0),
      })),
    ],
    rows: names.map((name, at) => ({ name, row: values[at] ?? [] })),
  });
}

interface Standout {
  readonly user: ReviewedUser;
  readonly outlier: Outlier;
}

function byOutlier(outliers: readonly Standout[], users: readonly ReviewedUser[]): Html {
  const ranked = outliers.toSorted((a, b) => b.outlier.score - a.outlier.score);
  const shown = ranked.slice(0, MOST_STRIPS);
  const lines = shown.map(({ user, outlier: { measure, value, median, role } }) => ({
    name: `${label(user.actor_subject_id).slice(0, 14)} ${measure.replaceAll('_', ' ')}`,
    value,
    median,
    others: users
      .filter((one) => one !== user && one.accesses > 0 && one.roles.some((held) => held.role === role))
      .map((one) => one[measure]),
  }));
  const [first] = ranked;
  return picture({
    id: 'outliers',
    title: 'Who stands out against the others of the same role',
    says: `${plural(ranked.length, 'number')} of ${plural(new Set(ranked.map(({ user }) => user)).size, 'user')}${ranked.length > shown.length ? `, the first ${countText(shown.length)} drawn` : ''}; farthest out: ${shortened(first?.user.actor_subject_id ?? '')} with ${countText(first?.outlier.value ?? 0)} ${first?.outlier.measure.replaceAll('_', ' ') ?? ''}, where the others have ${countText(first?.outlier.median ?? 0)}. Each line has a scale of its own.`,
    legend: [
      { name: 'who stands out', colour: 'var(--bad)' },
      { name: 'the others', colour: 'var(--calm)' },
      { name: 'their median', colour: 'var(--ink)' },
    ],
    isHalf: false,
    draw: (width) => strips({ width, strips: lines }),
    columns: [
      { title: 'User', cell: ({ user }) => idCell(user.actor_subject_id) },
      { title: 'Number of', cell: ({ outlier }) => html`${outlier.measure.replaceAll('_', ' ')}` },
      { title: 'User has', kind: 'number', cell: ({ outlier }) => countCell(outlier.value) },
      { title: 'Median of the others', kind: 'number', cell: ({ outlier }) => countCell(outlier.median) },
      { title: 'Role', cell: ({ outlier }) => idCell(outlier.role) },
      { title: 'Others', kind: 'number', cell: ({ outlier }) => countCell(outlier.peers) },
      { title: 'Score', kind: 'number', cell: ({ outlier }) => html`${outlier.score}` },
    ],
    rows: ranked,
  });
}

function byDormancy(dormant: readonly ReviewedUser[]): Html {
  const ranked = dormant.toSorted((a, b) => (b.dormant?.days ?? 0) - (a.dormant?.days ?? 0));
  const shown = ranked.slice(0, MOST_DORMANT);
  const names = shown.map(({ actor_subject_id }) => actor_subject_id);
  const values = shown.map((one) => one.dormant?.days ?? 0);
  return picture({
    id: 'dormant',
    title: 'Days without use',
    says: `${plural(ranked.length, 'account')} unused for 90 days or more${ranked.length > shown.length ? `, the first ${countText(shown.length)} drawn` : ''}; longest: ${shortened(names[0] ?? '')}, ${plural(values[0] ?? 0, 'day')}.`,
    legend: [],
    isHalf: false,
    draw: (width) =>
      rows({
        width,
        height: 32 * names.length + 8,
        categories: names,
        series: [{ name: 'days', colour: 'var(--warn)', values }],
      }),
    columns: [
      { title: 'Account', cell: ({ actor_subject_id }) => idCell(actor_subject_id) },
      { title: 'Last used (UTC)', cell: (one) => html`${one.dormant?.last_used ?? ''}` },
      { title: 'Days', kind: 'number', cell: (one) => countCell(one.dormant?.days ?? 0) },
    ],
    rows: ranked,
  });
}

/** An hour that is partly inside counts as inside. */
function hourOf(time: string, round: (hours: number) => number): number {
  const [hours = '0', minutes = '0'] = time.split(':');
  return round(Number(hours) + Number(minutes) / 60);
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
