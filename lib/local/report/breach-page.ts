import type { BreachReport } from '../../core/breach/breach-report';
import type { PatientScope } from '../../core/breach/breach-scope';
import { levelOf, type TierName } from '../../core/tiers';
import { breachPictures } from './breach-pictures';
import {
  countCell,
  countedCell,
  countText,
  idCell,
  listCell,
  minuteHtml,
  minuteText,
  plural,
  tag,
  timeCell,
} from './cells';
import { deadlineCards } from './deadline-cards';
import { BREACH_DOUBTS, doubtSection } from './doubts';
import { type Html, html, joined, NOTHING } from './html';
import type { KeyNumber, Page, Section } from './page';
import type { BreachScopeReport } from './report';
import { type Column, table } from './table';

export function breachPage(report: BreachScopeReport): Page {
  const { data, discovered, generated_at } = report;
  const { actor, window, totals, uncertainty } = data;
  return {
    kind: 'Breach scope',
    title: html`Which patients account ${idCell(actor)} reached`,
    tab: `Breach scope of ${actor}`,
    question: html`${minuteHtml(window.from)} to ${minuteHtml(window.to)} UTC, the end excluded${narrowed(uncertainty)}. Discovered ${new Date(discovered).toISOString().slice(0, 10)}.`,
    answer: answerOf(data),
    tone: totals.accessed > 0 ? 'bad' : totals.events > 0 ? 'warn' : 'calm',
    numbers: numbersOf(data),
    deadlines: deadlineCards(data.deadlines, generated_at),
    sections: [
      ...(totals.events > 0 ? [breachPictures(report)] : []),
      patientSection(data),
      doubtSection(
        'Under-notification hides here: who is missing above is missing for one of these reasons.',
        BREACH_DOUBTS,
        uncertainty,
        namedProducers(uncertainty),
      ),
      readingSection(data),
    ],
    caution: 'Whether this is a breach, and whom to tell of it, is decided by people.',
    signatures: [],
  };
}

function answerOf({ actor, patients, totals, uncertainty }: BreachReport): Html {
  const account = html`Account <strong>${idCell(actor)}</strong>`;
  if (totals.events === 0) {
    return uncertainty.actor_known
      ? html`${account} has no event in scope; the lake knows it from other times or other sessions.`
      : html`The lake has never seen an account <strong>${idCell(actor)}</strong>: check how events write it.`;
  }
  if (totals.patients === 0) {
    return html`${account} has ${plural(totals.events, 'event')} in scope, and none of them names a patient.`;
  }
  const [first = ''] = patients.map((one) => one.first).sort();
  const last =
    patients
      .map((one) => one.last)
      .sort()
      .at(-1) ?? '';
  const when =
    minuteText(first) === minuteText(last)
      ? html`at ${minuteHtml(first)} UTC`
      : html`between ${minuteHtml(first)} and ${minuteHtml(last)} UTC`;
  const attempted =
    totals.attempted > 0
      ? html`; for ${totals.accessed > 0 ? 'another ' : ''}${plural(totals.attempted, 'patient')} it tried, and nothing succeeded`
      : NOTHING;
  if (totals.accessed === 0) {
    return html`${account} reached no patient's records: for ${plural(totals.attempted, 'patient')} it tried ${when}, and nothing succeeded.`;
  }
  return html`${account} reached the records of <strong>${plural(totals.accessed, 'patient')}</strong> ${when}${attempted}.`;
}

function numbersOf({ patients, totals, uncertainty }: BreachReport): readonly KeyNumber[] {
  const exported = patients.filter((one) => one.exported).length;
  const changed = patients.filter((one) => one.changed).length;
  const exports = uncertainty.exports_without_patient;
  const bad = (value: number): KeyNumber['tone'] => (value > 0 ? 'bad' : 'calm');
  const warn = (value: number): KeyNumber['tone'] => (value > 0 ? 'warn' : 'calm');
  return [
    {
      name: 'Accessed',
      value: totals.accessed,
      tone: bad(totals.accessed),
      says: 'patients: something succeeded',
    },
    {
      name: 'Attempted only',
      value: totals.attempted,
      tone: warn(totals.attempted),
      says: 'patients: nothing succeeded',
    },
    {
      name: 'Exported or printed',
      value: exported,
      tone: bad(exported),
      says: 'patients whose records left',
    },
    { name: 'Changed', value: changed, tone: bad(changed), says: 'patients whose records were changed' },
    { name: 'Records', value: totals.records, tone: 'calm', says: `in ${plural(totals.events, 'event')}` },
    {
      name: 'Events without a patient',
      value: totals.events_without_patient,
      tone: exports > 0 ? 'bad' : warn(totals.events_without_patient),
      says:
        exports > 0
          ? `${plural(exports, 'export')} among them: anybody can be in it`
          : 'nobody can be told of them',
    },
  ];
}

function patientSection({ patients }: BreachReport): Section {
  // What all rows together may list, so that a page of many patients stays small; none lists fewer than five.
  const most = Math.max(5, Math.floor(40_000 / Math.max(1, patients.length)));
  const columns: readonly Column<PatientScope>[] = [
    { title: 'Patient', cell: (one) => idCell(one.patient_id) },
    { title: 'Exposure', cell: exposureCell },
    { title: 'Events', kind: 'number', cell: (one) => countCell(one.events) },
    { title: 'Denied', kind: 'number', cell: (one) => countCell(one.denied) },
    { title: 'First (UTC)', cell: (one) => timeCell(one.first) },
    { title: 'Last (UTC)', cell: (one) => timeCell(one.last) },
    { title: 'Did', cell: (one) => listCell(one.actions, most) },
    { title: 'Tiers', cell: (one) => tierCell(one.tiers) },
    { title: 'PHI: categories and fields', isLong: true, cell: (one) => phiCell(one, most) },
    { title: 'Records', kind: 'list', cell: (one) => countedCell(one.records, most) },
  ];
  return {
    id: 'patients',
    title: 'Patients',
    count: patients.length,
    says: html`Accessed means that at least one event succeeded; attempted, that none did. Accessed ones come first, then by the first access.`,
    content: [
      table({
        id: 'patient-table',
        caption: 'Patients in scope',
        columns,
        rows: patients,
        none: 'No patient is in scope.',
        isWorked: true,
      }),
    ],
    isAcross: true,
  };
}

function exposureCell({ exposure, exported, changed }: PatientScope): Html {
  return html`${tag(exposure, exposure === 'accessed' ? 'bad' : 'warn')}${exported ? tag('exported', 'bad') : null}${changed ? tag('changed', 'bad') : null}`;
}

function phiCell({ phi_categories, phi_fields }: PatientScope, most: number): Html {
  const between = phi_categories.length > 0 && phi_fields.length > 0 ? ': ' : '';
  return html`<strong>${listCell(phi_categories, most)}</strong>${between}${listCell(phi_fields, most)}`;
}

/** Psychotherapy notes and Part 2 records have rules of their own. */
export function tierCell(tiers: readonly TierName[]): Html {
  return joined(
    tiers.map((tier) => (levelOf(tier) > 2 ? tag(tier, 'warn') : html`${tier}`)),
    ' ',
  );
}

function namedProducers({ producers_named }: BreachReport['uncertainty']): readonly Html[] {
  const named = [
    ['Incomplete', producers_named.incomplete],
    ['Silent', producers_named.silent],
  ] as const;
  return named
    .filter(([, names]) => names.length > 0)
    .map(([says, names]) => html`<p class="says">${says}: ${joined(names.map(idCell), ', ')}.</p>`);
}

function narrowed({ narrowed_by: by }: BreachReport['uncertainty']): Html {
  if (by === null) return NOTHING;
  const asked = (['session', 'ip', 'patient'] as const).flatMap((name) => {
    const value = by[name];
    return value === null ? [] : [html`${name} ${idCell(value)}`];
  });
  return html`; only ${joined(asked, ', ')}, which leaves out ${countText(by.events_left_out)} of its events (${countText(by.events_without_session)} of all name no session, ${countText(by.events_without_ip)} no address)`;
}

function readingSection({ encryption }: BreachReport): Section {
  const bases = [...new Set(encryption.map(({ basis }) => basis))];
  const items = bases.map((basis) => {
    const tiers = encryption.filter((one) => one.basis === basis);
    const known = tiers[0]?.encrypted_at_rest ?? null;
    return html`<li>Encrypted at the time (${tiers.map(({ tier }) => tier).join(', ')}): <strong>${known === null ? 'not known' : known ? 'yes' : 'no'}</strong>; ${basis}.</li>`;
  });
  return {
    id: 'reading',
    title: 'How to read this',
    says: html`What the words above mean, and what was not looked at.`,
    content: [
      html`<ul class="list">
${items}
<li>The scope is what the account itself did. What agents did on its authority is counted among the uncertainties.</li>
<li>Exported means EXPORT or PRINT with success, changed means CREATE, UPDATE or DELETE with success.</li>
<li>Times are stored in whole milliseconds and shown in whole seconds.</li>
</ul>`,
    ],
  };
}
