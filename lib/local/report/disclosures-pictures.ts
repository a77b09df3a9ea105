import type { AccountedDisclosure } from '../../core/disclosures/accounting';
import { countCell, countText, idCell, plural } from './cells';
import { type BarSeries, rows } from './charts/bars';
import { type Bubble, bubbles } from './charts/bubbles';
import { CONSENT_STATES, type ConsentState, consentState } from './consent-states';
import { type Html, html, shortened } from './html';
import type { Section } from './page';
import { type Legend, picture } from './picture';
import { timeBuckets } from './time-buckets';

const STATES = Object.keys(CONSENT_STATES) as readonly ConsentState[];
/** More lines than these are no picture any more. */
const MOST_NAMES = 12;
const NOT_SAID = '(not said)';
const OTHERS = '(all others)';

export function disclosurePictures(disclosures: readonly AccountedDisclosure[]): Section {
  return {
    id: 'pictures',
    title: 'At a glance',
    says: html`When records went to whom, and why; colour is the consent behind Part 2 records.`,
    content: [html`<div class="pictures">${[timeline(disclosures), byPurpose(disclosures)]}</div>`],
  };
}

function timeline(disclosures: readonly AccountedDisclosure[]): Html {
  const times = disclosures.map(({ date }) => Date.parse(date));
  const buckets = timeBuckets(Math.min(...times), Math.max(...times), 'day');
  const { names, placeOf } = ranked(disclosures.map(({ recipient }) => recipient));
  const found = new Map<string, Bubble>();
  for (const [index, one] of disclosures.entries()) {
    const column = buckets.indexOf(times[index] ?? 0);
    const row = placeOf(one.recipient);
    const { name, colour } = CONSENT_STATES[consentState(one.consent)];
    const key = `${column} ${row} ${name}`;
    found.set(key, { column, row, colour, means: name, count: (found.get(key)?.count ?? 0) + 1 });
  }
  // The worst lies on top.
  const order = STATES.map((state): string => CONSENT_STATES[state].name);
  const marks = [...found.values()].sort((a, b) => order.indexOf(b.means) - order.indexOf(a.means));
  return picture({
    id: 'timeline',
    title: `Disclosures by recipient and ${buckets.unit} (UTC)`,
    says: `${plural(disclosures.length, 'disclosure')} from ${buckets.labels[0] ?? ''} to ${buckets.labels.at(-1) ?? ''}; most, ${countText(countOf(disclosures, names[0]))}, to ${shortened(names[0] ?? '')}.`,
    legend: legendOf(disclosures),
    isHalf: false,
    draw: (width) => bubbles({ width, columns: buckets.labels, rows: names, bubbles: marks }),
    columns: [
      { title: `The ${buckets.unit} of`, cell: ({ column }) => html`${buckets.labels[column] ?? ''}` },
      { title: 'Recipient', cell: ({ row }) => idCell(names[row] ?? '') },
      { title: 'Consent', cell: ({ means }) => html`${means}` },
      { title: 'Disclosures', kind: 'number', cell: ({ count }) => countCell(count) },
    ],
    rows: marks.toSorted((a, b) => a.column - b.column || a.row - b.row),
  });
}

function byPurpose(disclosures: readonly AccountedDisclosure[]): Html {
  const { names, placeOf } = ranked(disclosures.map(({ purpose }) => purpose));
  const series = STATES.map((state): BarSeries & { readonly state: ConsentState } => {
    const values = names.map(() => 0);
    for (const one of disclosures) {
      const at = placeOf(one.purpose);
      if (consentState(one.consent) === state) values[at] = (values[at] ?? 0) + 1;
    }
    return { state, name: CONSENT_STATES[state].name, colour: CONSENT_STATES[state].colour, values };
  }).filter(({ values }) => values.some((count) => count > 0));
  const sumAt = (at: number): number => series.reduce((sum, { values }) => sum + (values[at] ?? 0), 0);
  return picture({
    id: 'purposes',
    title: 'Disclosures by purpose',
    says: `${names.map((name, at) => `${shortened(name)} ${countText(sumAt(at))}`).join(', ')}.`,
    legend: legendOf(disclosures),
    isHalf: false,
    draw: (width) => rows({ width, height: 36 * names.length + 8, categories: names, series }),
    columns: [
      { title: 'Purpose', cell: ({ name }) => idCell(name) },
      ...series.map(({ name, values }) => ({
        title: name,
        kind: 'number' as const,
        cell: ({ at }: { readonly at: number }) => countCell(values[at] ?? 0),
      })),
    ],
    rows: names.map((name, at) => ({ name, at })),
  });
}

/** The names that occur most, and where each belongs; the last is for all others where there are too many. */
function ranked(values: readonly (string | null)[]): {
  readonly names: readonly string[];
  readonly placeOf: (value: string | null) => number;
} {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value ?? NOT_SAID, (counts.get(value ?? NOT_SAID) ?? 0) + 1);
  const all = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([name]) => name);
  const names = all.length > MOST_NAMES ? [...all.slice(0, MOST_NAMES - 1), OTHERS] : all;
  const places = new Map(names.map((name, index) => [name, index]));
  return { names, placeOf: (value) => places.get(value ?? NOT_SAID) ?? names.length - 1 };
}

function countOf(disclosures: readonly AccountedDisclosure[], name: string | undefined): number {
  return disclosures.filter(({ recipient }) => (recipient ?? NOT_SAID) === name).length;
}

function legendOf(disclosures: readonly AccountedDisclosure[]): readonly Legend[] {
  const present = new Set(disclosures.map(({ consent }) => consentState(consent)));
  return STATES.filter((state) => present.has(state)).map((state) => CONSENT_STATES[state]);
}
