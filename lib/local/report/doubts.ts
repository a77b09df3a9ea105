import type { BreachReport } from '../../core/breach/breach-report';
import type { DisclosureReport } from '../../core/disclosures/disclosure-report';
import { countText, tag } from './cells';
import { type Html, html } from './html';
import type { Section } from './page';
import { table } from './table';

/** What an answer cannot be sure of: a number of it, and what the number means. */
export type Doubts<K extends string> = readonly (readonly [K, string])[];

/** The members of T that are numbers. */
type CountIn<T> = { readonly [K in keyof T]: T[K] extends number ? K & string : never }[keyof T];

export const BREACH_DOUBTS: Doubts<CountIn<BreachReport['uncertainty']>> = [
  ['events_without_patient', 'events in scope name no patient'],
  ['exports_without_patient', 'of them are exports or prints that succeeded: anybody can be in them'],
  ['records_exported_without_patient', 'records are in those exports, as they say themselves'],
  ['events_by_delegation', "events of agents on the account's authority are not in scope"],
  ['producers_incomplete', 'producers leave out patients, or much else, in the window'],
  ['producers_silent', 'producers were silent for a part of the window'],
  ['quarantined_events', 'refused lines are dated in the window, of whatever account'],
  ['quarantined_undated', 'refused lines have no date that can be read'],
  ['clock_refusals', 'lines were refused for an impossible date'],
  ['chain_gaps', 'gaps in hash chains: events that were written and never came'],
  ['chain_altered', 'events of the window are not as their producer wrote them'],
];

export const DISCLOSURE_DOUBTS: Doubts<CountIn<DisclosureReport['uncertainty']>> = [
  ['disclosures_without_patient', 'disclosures of the window name no patient: this one can be in them'],
  ['without_recipient', 'disclosures above do not say who received them'],
  [
    'without_address',
    'disclosures above do not say where: 164.528(b)(2)(ii) asks for the address if it is known',
  ],
  ['without_purpose', 'disclosures above do not say why'],
  ['quarantined_events', 'refused lines are dated in the window, of whatever patient'],
  ['quarantined_undated', 'refused lines have no date that can be read'],
  ['clock_refusals', 'lines were refused for an impossible date'],
];

/** @param further what stands below the numbers */
export function doubtSection<K extends string>(
  says: string,
  doubts: Doubts<K>,
  counts: Readonly<Record<K, number>>,
  further: readonly Html[],
): Section {
  const rows = doubts.map(([key, means]) => ({ means, count: counts[key] }));
  const numbers = table({
    id: 'doubt-table',
    caption: 'What the lake cannot know, in numbers',
    columns: [
      { title: 'What', isLong: true, cell: ({ means }) => html`${means}` },
      {
        title: 'How many',
        kind: 'number',
        cell: ({ count }) => (count > 0 ? tag(countText(count), 'warn') : html`0`),
      },
    ],
    rows,
    none: '',
  });
  return {
    id: 'uncertainty',
    title: 'What the lake cannot know',
    count: rows.filter(({ count }) => count > 0).length,
    says: html`${says}`,
    content: [numbers, ...further],
  };
}
