import type { BreachReport } from '../../lib/core/breach/breach-report';
import type { PatientScope } from '../../lib/core/breach/breach-scope';
import type { TierName } from '../../lib/core/tiers';
import { utcDay } from '../../lib/core/time-window';
import type { BreachQuestion } from '../../lib/local/answers/breach-scope';
import { csvText } from '../output/csv';
import { printable, type Style } from '../output/style';
import { countText, plural, renderTable, shortened } from '../output/table';
import { doubtLines, minuteText, wrapped } from './answer-text-parts';
import { tierText } from './ingest-report';

const PATIENTS_SHOWN = 30;

const CSV_COLUMNS = [
  'patient_id',
  'exposure',
  'events',
  'denied',
  'first',
  'last',
  'exported',
  'changed',
  'actions',
  'tiers',
  'phi_categories',
  'phi_fields',
  'records',
] as const satisfies readonly (keyof PatientScope)[];

/** A record for each patient; lists are one field each. */
export function breachCsv({ patients }: BreachReport): string {
  return csvText(
    CSV_COLUMNS,
    patients.map((patient) => CSV_COLUMNS.map((name) => patient[name])),
  );
}

export async function breachText(
  report: BreachReport,
  { discovered }: Pick<BreachQuestion, 'discovered'>,
  style: Style,
): Promise<string> {
  const { actor, window, totals, uncertainty } = report;
  const heading = `Breach scope of ${printable(actor)}`;
  return [
    style('bold', heading),
    `${minuteText(window.from)} to ${minuteText(window.to)} UTC, the end excluded; discovered ${utcDay(discovered)}`,
    ...narrowedLines(uncertainty.narrowed_by, style),
    '',
    ...(totals.events === 0 ? nothingLines(report, style) : await scopeLines(report, style)),
    '',
    style('bold', 'To be told, if this is a breach'),
    ...report.deadlines.flatMap(({ rule, due, basis }) => [
      `  ${style('cyan', dueText(due).padEnd(16))}  ${rule.replaceAll('_', ' ')}`,
      ...wrapped(basis, 20).map((line) => style('dim', line)),
    ]),
    '',
    style('bold', 'What the lake cannot know: who is missing above hides here'),
    ...doubtLines(DOUBTS, uncertainty, style),
    ...namedLines(uncertainty.producers_named),
    '',
  ].join('\n');
}

function nothingLines({ uncertainty, actor }: BreachReport, style: Style): readonly string[] {
  const known = uncertainty.actor_known
    ? 'The account is known, from other times or other sessions.'
    : `The lake has never seen an account ${printable(actor)}: check how events write it.`;
  return [style('yellow', 'No event is in scope.'), known];
}

async function scopeLines(report: BreachReport, style: Style): Promise<readonly string[]> {
  const { totals, patients, encryption } = report;
  const more = patients.length - PATIENTS_SHOWN;
  return [
    `${style(totals.patients > 0 ? 'yellow' : 'green', plural(totals.patients, 'patient'))}: ${countText(totals.accessed)} accessed, ${countText(totals.attempted)} attempted only`,
    `${plural(totals.events, 'event')}, ${plural(totals.records, 'record')}; ${plural(totals.events_without_patient, 'event')} without a patient`,
    ...(patients.length > 0 ? [await patientTable(patients.slice(0, PATIENTS_SHOWN), style)] : []),
    ...(more > 0 ? [style('dim', `and ${plural(more, 'more patient')}: --json or --csv lists all`)] : []),
    '',
    style('bold', 'Encrypted at the time'),
    `  ${encryption.map(({ tier, encrypted_at_rest: is }) => `${tierText(tier, style)} ${is === null ? 'not known' : is ? 'yes' : 'no'}`).join(', ')}`,
    ...wrapped(encryption[0]?.basis ?? '', 2).map((line) => style('dim', line)),
  ];
}

function patientTable(patients: readonly PatientScope[], style: Style): Promise<string> {
  const rows = patients.map((one) => [
    shortened(printable(one.patient_id)),
    one.exposure === 'accessed' ? style('yellow', one.exposure) : style('dim', one.exposure),
    countText(one.events),
    one.denied === 0 ? '' : countText(one.denied),
    minuteText(one.first),
    minuteText(one.last),
    [
      ...one.actions,
      ...(one.exported ? [style('red', '(left)')] : []),
      ...(one.changed ? [style('red', '(changed)')] : []),
    ].join(' '),
    one.tiers.map((tier: TierName) => tierText(tier, style)).join(' '),
    countText(one.records.length),
  ]);
  return renderTable(
    [
      { title: 'patient' },
      { title: 'exposure' },
      { title: 'events', align: 'right', spare: 3 },
      { title: 'denied', align: 'right', spare: 2 },
      { title: 'first (UTC)' },
      { title: 'last (UTC)', spare: 1 },
      { title: 'did' },
      { title: 'tiers' },
      { title: 'records', align: 'right' },
    ],
    rows,
    style,
  );
}

function narrowedLines(
  narrowed: BreachReport['uncertainty']['narrowed_by'],
  style: Style,
): readonly string[] {
  if (narrowed === null) return [];
  const asked = (['session', 'ip', 'patient'] as const).flatMap((name) =>
    narrowed[name] === null ? [] : [`${name} ${printable(narrowed[name])}`],
  );
  const { events_without_session: bare, events_without_ip: unplaced } = narrowed;
  const unseen = [
    ...(narrowed.session !== null && bare > 0 ? [`${plural(bare, 'event')} of it name no session`] : []),
    ...(narrowed.ip !== null && unplaced > 0 ? [`${plural(unplaced, 'event')} of it name no address`] : []),
  ];
  return [
    `${style('yellow', 'narrowed to')} ${asked.join(', ')}: ${plural(narrowed.events_left_out, 'other event')} of the account in the window left out`,
    ...(unseen.length > 0
      ? [style('yellow', `${unseen.join(', ')}: they may belong to this scope and are not in it`)]
      : []),
  ];
}

function dueText(due: string | null): string {
  return due === null ? 'not computed' : due.length > 10 ? minuteText(due) : due;
}

type Doubt = keyof BreachReport['uncertainty'];

const DOUBTS = [
  ['events_without_patient', 'events in scope name no patient'],
  ['exports_without_patient', 'of them are exports or prints that succeeded: anybody can be in them'],
  ['records_exported_without_patient', 'records are in those exports, as they say themselves'],
  ['events_by_delegation', "events of agents on the account's authority: not in scope"],
  ['producers_incomplete', 'producers leave out patients, or much else, in the window'],
  ['producers_silent', 'producers were silent for a part of the window'],
  ['quarantined_events', 'refused lines are dated in the window (of any account)'],
  ['quarantined_undated', 'refused lines have no date that can be read'],
  ['clock_refusals', 'lines were refused for an impossible date'],
  ['chain_gaps', 'gaps in hash chains: events that were written and never came'],
  ['chain_altered', 'events of the window are not as their producer wrote them'],
] as const satisfies readonly (readonly [Doubt, string])[];

function namedLines({
  incomplete,
  silent,
}: BreachReport['uncertainty']['producers_named']): readonly string[] {
  return [
    ...(incomplete.length > 0 ? [`  incomplete: ${incomplete.map(printable).join(', ')}`] : []),
    ...(silent.length > 0 ? [`  silent: ${silent.map(printable).join(', ')}`] : []),
  ];
}
