import type { AccountedDisclosure } from '../../core/disclosures/accounting';
import type { DisclosureReport } from '../../core/disclosures/disclosure-report';
import { tierCell } from './breach-page';
import { countText, idCell, minuteHtml, minuteText, plural, tag, textCell, timeCell } from './cells';
import { CONSENT_STATES, consentState } from './consent-states';
import { disclosurePictures } from './disclosures-pictures';
import { DISCLOSURE_DOUBTS, doubtSection } from './doubts';
import { type Html, html, NOTHING } from './html';
import type { KeyNumber, Page, Section, Tone } from './page';
import type { DisclosuresReport } from './report';
import { type Column, table } from './table';

export function disclosuresPage({ data }: DisclosuresReport): Page {
  const { patient, window, disclosures, totals, uncertainty } = data;
  return {
    kind: 'Accounting of disclosures',
    title: html`To whom the records of patient ${idCell(patient)} were disclosed`,
    tab: `Disclosures of ${patient}`,
    question: html`${minuteHtml(window.from)} to ${minuteHtml(window.to)} UTC, the end excluded. What 45 CFR 164.528 asks for, as far as events tell.`,
    answer: answerOf(data),
    tone: totals.part2_without_consent > 0 ? 'bad' : totals.part2_consent_unknown > 0 ? 'warn' : 'calm',
    numbers: numbersOf(data),
    deadlines: [],
    sections: [
      ...(disclosures.length > 0 ? [disclosurePictures(disclosures)] : []),
      disclosureSection(disclosures),
      doubtSection(
        'An accounting from audit events can leave something out for one of these reasons.',
        DISCLOSURE_DOUBTS,
        uncertainty,
        [...sixYears(uncertainty.before_six_years), notHandled(uncertainty.not_handled)],
      ),
    ],
    caution: 'A person checks this accounting, and strikes out what need not be told, before it is sent.',
    signatures: ['Checked by', 'Date'],
  };
}

function answerOf({ patient, disclosures, totals, uncertainty }: DisclosureReport): Html {
  const whose = html`patient <strong>${idCell(patient)}</strong>`;
  if (totals.disclosures === 0) {
    return uncertainty.patient_known
      ? html`No event of the window is a disclosure of records of ${whose} that has to be accounted for.`
      : html`The lake has never seen a ${whose}: check how events write the id.`;
  }
  const first = minuteText(disclosures[0]?.date ?? '').slice(0, 10);
  const last = minuteText(disclosures.at(-1)?.date ?? '').slice(0, 10);
  const bad = totals.part2_without_consent;
  const consent =
    bad > 0
      ? html`; <strong>${countText(bad)} of ${plural(totals.part2, 'disclosure')}</strong> of Part 2 records had no consent in force`
      : NOTHING;
  return html`Records of ${whose} were disclosed <strong>${plural(totals.disclosures, 'time')}</strong> to ${plural(totals.recipients, 'named recipient')}, ${first === last ? html`on ${first}` : html`from ${first} to ${last}`}${consent}.`;
}

function numbersOf({ totals, uncertainty }: DisclosureReport): readonly KeyNumber[] {
  const tone = (value: number, of: Tone): Tone => (value > 0 ? of : 'calm');
  const { part2_without_consent: without, part2_consent_unknown: unknown } = totals;
  const { without_recipient, without_address, without_purpose } = uncertainty;
  const incomplete = Math.max(without_recipient, without_address, without_purpose);
  return [
    { name: 'Disclosures', value: totals.disclosures, tone: 'calm', says: 'to be accounted for' },
    { name: 'Recipients', value: totals.recipients, tone: 'calm', says: 'that are named' },
    { name: 'Of Part 2 records', value: totals.part2, tone: 'calm', says: '42 CFR Part 2' },
    { name: 'Without consent', value: without, tone: tone(without, 'bad'), says: 'Part 2, none in force' },
    {
      name: 'Consent not known',
      value: unknown,
      tone: tone(unknown, 'warn'),
      says: 'Part 2, nothing is recorded',
    },
    {
      name: 'Incomplete',
      value: incomplete,
      tone: tone(incomplete, 'warn'),
      says: `no recipient ${countText(without_recipient)}, no address ${countText(without_address)}, no purpose ${countText(without_purpose)}`,
    },
  ];
}

const COLUMNS: readonly Column<AccountedDisclosure>[] = [
  { title: 'Date (UTC)', cell: ({ date }) => timeCell(date) },
  { title: 'Recipient', cell: ({ recipient }) => textCell(recipient) },
  { title: 'Address', cell: ({ recipient_address }) => textCell(recipient_address) },
  { title: 'What', isLong: true, cell: ({ what }) => textCell(what) },
  { title: 'Purpose', cell: ({ purpose }) => textCell(purpose) },
  { title: 'Part 2 consent', isLong: true, cell: consentCell },
  { title: 'Listed under', cell: ({ listed_under }) => textCell(listed_under) },
  { title: 'Tier', cell: ({ tier }) => tierCell([tier]) },
  { title: 'Disclosed by', cell: disclosedBy },
  { title: 'Service', cell: ({ service }) => textCell(service) },
  { title: 'Event', cell: ({ event_id }) => html`<code>${idCell(event_id)}</code>` },
];

function disclosureSection(disclosures: readonly AccountedDisclosure[]): Section {
  return {
    id: 'disclosures',
    title: 'Disclosures',
    count: disclosures.length,
    says: html`In the order of their times.`,
    content: [
      table({
        id: 'disclosure-table',
        caption: 'Disclosures to be accounted for',
        columns: COLUMNS,
        rows: disclosures,
        none: 'No disclosure of the window has to be accounted for.',
        isWorked: true,
      }),
    ],
    isAcross: true,
  };
}

function consentCell({ consent }: AccountedDisclosure): Html {
  if (consent === null) return html`<i>not Part 2</i>`;
  const { tone, name } = CONSENT_STATES[consentState(consent)];
  const id = consent.consent_id === null ? NOTHING : html` ${idCell(consent.consent_id)}:`;
  return html`${tag(name, tone)}${id} ${consent.basis}`;
}

function disclosedBy({ disclosed_by, disclosed_by_org }: AccountedDisclosure): Html {
  return disclosed_by_org === null
    ? idCell(disclosed_by)
    : html`${idCell(disclosed_by)} (${idCell(disclosed_by_org)})`;
}

function sixYears(before: DisclosureReport['uncertainty']['before_six_years']): readonly Html[] {
  if (before === null) return [];
  return [
    html`<p class="says">What is before ${minuteText(before.to)} is longer than six years ago: 164.528(a)(1) asks for six years, and the lake may keep no more.</p>`,
  ];
}

function notHandled(items: readonly string[]): Html {
  return html`<h3>Not handled</h3>
<ul class="list">${items.map((item) => html`<li>${item}</li>`)}</ul>`;
}
