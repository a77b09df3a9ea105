import { addDays, isoTime, yearsBefore } from '../../lib/core/time-window';
import type { DisclosureQuestion } from '../../lib/local/answers/disclosures';
import { answerFormat, exact, FORMAT_OPTIONS, required, WINDOW_OPTIONS, windowOf } from './answer-options';
import { REPORT_OPTION, writeReport } from './answer-report';
import { writeAnswer } from './answer-writer';
import { defineCommand } from './command';
import { loadConfig } from './load-config';
import { file, type ValuesOf } from './option';

const YEARS = 6;

const OPTIONS = {
  patient: exact('--patient <ID>', 'the patient, exactly as events name them (resource.patient_id)'),
  from: {
    ...WINDOW_OPTIONS.from,
    says: `${WINDOW_OPTIONS.from.says} (default: six years ago)`,
  },
  to: { ...WINDOW_OPTIONS.to, says: `${WINDOW_OPTIONS.to.says} (default: the end of today, UTC)` },
  ...FORMAT_OPTIONS,
  ...REPORT_OPTION,
  out: file('-o, --out <FILE>', 'write to FILE instead of standard output'),
};

export const disclosures = defineCommand({
  name: 'disclosures',
  summary: "account for the disclosures of one patient's records",
  details: `What 45 CFR 164.528 asks for: the date of each disclosure, who received it and where, what it was, and why;
    disclosures of 42 CFR Part 2 records with their consent, and whether it was in force. It covers what events tell, and
    says what it cannot know. A person checks it before it is sent: suspensions, for one, are not handled.`,
  args: [],
  options: OPTIONS,
  json: `one object {"patient","window":{"from","to"},"disclosures":[{"date","recipient","recipient_address","what",
    "purpose","listed_under","tier","disclosed_by","disclosed_by_org","service","consent":{"consent_id","in_force":
    true|false|null,"basis"}|null,"event_id"}],"totals":{"disclosures","recipients","part2","part2_without_consent",
    "part2_consent_unknown"},"uncertainty":{…}}; times are ISO 8601 in UTC. With --csv: a record for each disclosure.`,
  exits: {
    0: 'accounted for',
    1: 'accounted for, and a Part 2 record was disclosed without a consent in force',
    2: 'could not run',
  },
  examples: [
    { run: 'audit-lake disclosures --patient pat_c7155d', says: 'the last six years' },
    {
      run: 'audit-lake disclosures --patient pat_c7155d --from 2026-01-01 --to 2026-02-01 --csv -o accounting.csv',
      says: 'one month, for a spreadsheet',
    },
  ],
  run: async ({ options, global }) => {
    const format = answerFormat(options, global.json);
    const question = questionOf(options);
    const [answers, texts, { review }] = await Promise.all([
      import('../../lib/local/answers/disclosures'),
      import('./disclosures-text'),
      loadConfig(global.config),
    ]);
    const report = await answers.disclosures(global.lake, question, () => review);
    await writeReport(options.report, global, (frame) => ({
      ...frame,
      kind: 'disclosures',
      data: report,
    }));
    await writeAnswer(options.out, format, {
      json: () => report,
      csv: () => texts.disclosuresCsv(report),
      table: (style) => texts.disclosuresText(report, style),
    });
    return report.totals.part2_without_consent > 0 ? 1 : 0;
  },
});

function questionOf(options: ValuesOf<typeof OPTIONS>): DisclosureQuestion {
  const patient = required(options.patient, '--patient', 'name the patient: --patient pat_c7155d');
  const now = Date.now();
  const requested = now - (now % 86_400_000);
  const { from = isoTime(yearsBefore(requested, YEARS)), to = isoTime(addDays(requested, 1)) } = options;
  return { patient, requested, ...windowOf({ from, to }) };
}
