import type { PatientScope } from '../../core/breach/breach-scope';
import { TIERS } from '../../core/tiers';
import { countCell, countText, idCell, plural } from './cells';
import { type BarSeries, columns, rows } from './charts/bars';
import { EXPOSURES, type Exposure, type HourCount } from './hour-counts';
import { type Html, html } from './html';
import type { Section } from './page';
import { type Legend, picture } from './picture';
import type { BreachScopeReport } from './report';
import { timeBuckets } from './time-buckets';

const LOOKS: Readonly<Record<Exposure, Legend>> = {
  accessed: { name: 'accessed', colour: 'var(--bad)' },
  attempted: { name: 'attempted', colour: 'var(--warn)' },
  without_patient: { name: 'without a patient', colour: 'var(--calm)' },
};
const OF_PATIENTS = ['accessed', 'attempted'] as const;
/** More bars in a column are no picture any more. */
const MOST_ACTIONS = 10;

export function breachPictures({ data: { patients }, hours }: BreachScopeReport): Section {
  const tiers = TIERS.map(({ name }) => name);
  const actions = byCount(patients.flatMap((one) => one.actions)).slice(0, MOST_ACTIONS);
  return {
    id: 'pictures',
    title: 'At a glance',
    says: html`When it happened, how protected the records were, and what was done with them.`,
    content: [
      html`<div class="pictures">${[
        timeline(hours),
        byPatients('tiers', 'Patients by tier', 'Tier', tiers, patients, (one) => one.tiers),
        byPatients('actions', 'Patients by what was done', 'Action', actions, patients, (one) => one.actions),
      ]}</div>`,
    ],
  };
}

function timeline(hours: readonly HourCount[]): Html {
  const first = hours[0]?.hour ?? 0;
  const buckets = timeBuckets(first, hours.at(-1)?.hour ?? first);
  const series = EXPOSURES.map((exposure): BarSeries => {
    const values = buckets.starts.map(() => 0);
    for (const one of hours) {
      const at = buckets.indexOf(one.hour);
      if (one.exposure === exposure) values[at] = (values[at] ?? 0) + one.events;
    }
    return { ...LOOKS[exposure], values };
  });
  const sums = buckets.starts.map((_start, at) =>
    series.reduce((sum, { values }) => sum + (values[at] ?? 0), 0),
  );
  const most = Math.max(0, ...sums);
  const all = sums.reduce((sum, count) => sum + count, 0);
  const busy = sums.filter((count) => count > 0).length;
  return picture({
    id: 'timeline',
    title: `Events by ${buckets.unit} (UTC)`,
    says: `${plural(all, 'event')} in ${plural(busy, buckets.unit)} from ${buckets.labels[0] ?? ''} to ${buckets.labels.at(-1) ?? ''}; most, ${countText(most)}, in the ${buckets.unit} of ${buckets.labels[sums.indexOf(most)] ?? ''}.`,
    legend: legendOf(series),
    isHalf: false,
    draw: (width) => columns({ width, height: width < 500 ? 200 : 240, categories: buckets.labels, series }),
    columns: [
      { title: `The ${buckets.unit} of`, cell: ({ name }) => html`${name}` },
      ...series.map(({ name, values }) => ({
        title: name,
        kind: 'number' as const,
        cell: ({ at }: { readonly at: number }) => countCell(values[at] ?? 0),
      })),
    ],
    rows: buckets.labels.map((name, at) => ({ name, at })).filter(({ at }) => (sums[at] ?? 0) > 0),
  });
}

function byPatients(
  id: string,
  title: string,
  column: string,
  categories: readonly string[],
  patients: readonly PatientScope[],
  listOf: (patient: PatientScope) => readonly string[],
): Html {
  const series = OF_PATIENTS.map(
    (exposure): BarSeries => ({
      ...LOOKS[exposure],
      values: categories.map(
        (name) => patients.filter((one) => one.exposure === exposure && listOf(one).includes(name)).length,
      ),
    }),
  );
  const sumAt = (at: number): number => series.reduce((sum, { values }) => sum + (values[at] ?? 0), 0);
  const told = categories.flatMap((name, at) => (sumAt(at) > 0 ? [`${name} ${countText(sumAt(at))}`] : []));
  return picture({
    id,
    title,
    says: `${told.join(', ')}. A patient counts in each that applies.`,
    legend: legendOf(series),
    isHalf: true,
    draw: (width) => rows({ width, height: 36 * Math.max(1, categories.length) + 8, categories, series }),
    columns: [
      { title: column, cell: ({ name }) => idCell(name) },
      ...series.map(({ name, values }) => ({
        title: name,
        kind: 'number' as const,
        cell: ({ at }: { readonly at: number }) => countCell(values[at] ?? 0),
      })),
    ],
    rows: categories.map((name, at) => ({ name, at })),
  });
}

/** Only what is there. */
function legendOf(series: readonly BarSeries[]): readonly Legend[] {
  return series.filter(({ values }) => values.some((count) => count > 0));
}

/** Each once, the most frequent first. */
function byCount(names: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([name]) => name);
}
