import type { AccountedDisclosure } from '../../lib/core/disclosures/accounting';
import type { DisclosureReport } from '../../lib/core/disclosures/disclosure-report';
import { type CsvValue, csvText } from '../output/csv';
import { printable, type Style } from '../output/style';
import { countText, plural, renderTable, shortened } from '../output/table';
import { doubtLines, minuteText, wrapped } from './answer-text-parts';

const SHOWN = 100;
const NOT_SAID = 'not said';

const CSV_COLUMNS = [
  'date',
  'recipient',
  'recipient_address',
  'what',
  'purpose',
  'listed_under',
  'tier',
  'disclosed_by',
  'disclosed_by_org',
  'service',
  'consent_id',
  'consent_in_force',
  'consent_basis',
  'event_id',
] as const;

/** A record for each disclosure. */
export function disclosuresCsv({ disclosures }: DisclosureReport): string {
  const rows = disclosures.map(
    ({ consent, ...one }): Record<(typeof CSV_COLUMNS)[number], CsvValue> => ({
      ...one,
      consent_id: consent?.consent_id ?? null,
      consent_in_force: consent === null ? null : (consent.in_force ?? 'unknown'),
      consent_basis: consent?.basis ?? null,
    }),
  );
  return csvText(
    CSV_COLUMNS,
    rows.map((row) => CSV_COLUMNS.map((name) => row[name])),
  );
}

export async function disclosuresText(report: DisclosureReport, style: Style): Promise<string> {
  const { patient, window, disclosures, totals, uncertainty } = report;
  const more = disclosures.length - SHOWN;
  const bad = totals.part2_without_consent;
  return [
    style('bold', `Accounting of disclosures of ${printable(patient)} (45 CFR 164.528)`),
    `${minuteText(window.from)} to ${minuteText(window.to)} UTC, the end excluded`,
    '',
    `${plural(totals.disclosures, 'disclosure')} to ${plural(totals.recipients, 'recipient')}; ${countText(totals.part2)} of Part 2 records${bad > 0 ? `, ${style('red', `${countText(bad)} without a consent in force`)}` : ''}`,
    ...(disclosures.length > 0 ? [await table(disclosures.slice(0, SHOWN), style)] : nothingLines(report)),
    ...(more > 0 ? [style('dim', `and ${plural(more, 'more disclosure')}: --json or --csv lists all`)] : []),
    '',
    style('bold', 'What the lake cannot know'),
    ...doubtLines(DOUBTS, uncertainty, style),
    ...sixYearLines(uncertainty.before_six_years),
    ...uncertainty.not_handled.flatMap((one) => wrapped(`Not handled: ${one}.`, 2)),
    '',
  ].join('\n');
}

function nothingLines({ patient, uncertainty }: DisclosureReport): readonly string[] {
  if (uncertainty.patient_known)
    return ['The patient is known; no event of the window is a disclosure to be accounted for.'];
  return [`The lake has never seen a patient ${printable(patient)}: check how events write it.`];
}

function table(disclosures: readonly AccountedDisclosure[], style: Style): Promise<string> {
  const rows = disclosures.map(({ date, recipient, recipient_address, what, purpose, consent }) => [
    minuteText(date),
    cell(recipient, style),
    cell(recipient_address, style),
    shortened(printable(what)),
    cell(purpose, style),
    consentText(consent, style),
  ]);
  return renderTable(
    ['date (UTC)', 'recipient', 'address', 'what', 'purpose', 'Part 2 consent'].map((title) => ({ title })),
    rows,
    style,
  );
}

function cell(text: string | null, style: Style): string {
  return text === null ? style('dim', NOT_SAID) : shortened(printable(text));
}

function consentText(consent: AccountedDisclosure['consent'], style: Style): string {
  if (consent === null) return '';
  const { consent_id, in_force, basis } = consent;
  const id = consent_id === null ? '' : `${shortened(printable(consent_id))}: `;
  if (in_force === true) return style('green', `${id}in force`);
  return in_force === null ? style('yellow', `${id}not known`) : style('red', `${id}${basis}`);
}

function sixYearLines(before: DisclosureReport['uncertainty']['before_six_years']): readonly string[] {
  if (before === null) return [];
  return wrapped(
    `What is before ${minuteText(before.to)} is longer than six years before today: 164.528(a)(1) asks for six years, and the lake may keep no more.`,
    2,
  );
}

const DOUBTS = [
  ['disclosures_without_patient', 'disclosures of the window name no patient: this one can be in them'],
  ['without_recipient', 'disclosures above do not say who received them'],
  ['without_address', 'do not say where: 164.528(b)(2)(ii) asks for the address if it is known'],
  ['without_purpose', 'do not say why'],
  ['quarantined_events', 'refused lines are dated in the window (of any patient)'],
  ['quarantined_undated', 'refused lines have no date that can be read'],
  ['clock_refusals', 'lines were refused for an impossible date'],
] as const satisfies readonly (readonly [keyof DisclosureReport['uncertainty'], string])[];
