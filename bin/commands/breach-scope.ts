import type { BreachQuestion } from '../../lib/local/answers/breach-scope';
import { CannotRun } from '../output/cannot-run';
import {
  answerFormat,
  dayOption,
  exact,
  FORMAT_OPTIONS,
  required,
  WINDOW_OPTIONS,
  windowOf,
} from './answer-options';
import { REPORT_OPTION, writeReport } from './answer-report';
import { writeAnswer } from './answer-writer';
import { defineCommand } from './command';
import { loadConfig } from './load-config';
import { file, type ValuesOf } from './option';

const OPTIONS = {
  actor: exact('--actor <ID>', 'the account, exactly as events name it (actor.subject_id)'),
  ...WINDOW_OPTIONS,
  session: exact('--session <ID>', 'only this session'),
  ip: exact(
    '--ip <CIDR>',
    'only from these addresses: a range (203.0.113.0/24, 2001:db8::/32) or one address',
  ),
  patient: exact('--patient <ID>', 'only this patient'),
  discovered: dayOption(
    '--discovered <DATE>',
    'the day of discovery, from which deadlines count (default: today, UTC)',
  ),
  ...FORMAT_OPTIONS,
  ...REPORT_OPTION,
  out: file('-o, --out <FILE>', 'write to FILE instead of standard output'),
};

export const breachScope = defineCommand({
  name: 'breach-scope',
  summary: 'say which patients an account reached in a window, and who has to be told by when',
  details: `Every patient whose records the account reached or tried to reach: when, what it did, which tiers, PHI
    categories, fields and records; accessed means that something succeeded. Then the deadlines of notification, and in
    numbers what the lake cannot know: events without a patient, incomplete or silent producers, quarantined events, gaps
    in hash chains. An engineering answer: whether it is a breach, and whom to tell, is decided by people.`,
  args: [],
  options: OPTIONS,
  json: `one object {"actor","window":{"from","to"},"patients":[{"patient_id","events","denied","first","last","actions",
    "exposure":"accessed"|"attempted","exported","changed","tiers","phi_categories","phi_fields","records"}],"totals":
    {"patients","accessed","attempted","events","records","events_without_patient"},"encryption":[{"tier",
    "encrypted_at_rest","basis"}],"deadlines":[{"rule","due","basis"}],"uncertainty":{"events_without_patient",…}}; times
    are ISO 8601 in UTC. With --csv: a record for each patient.`,
  exits: {
    0: 'no patient in scope: read what it says about uncertainty before relying on it',
    1: 'patients were found',
    2: 'could not run',
  },
  examples: [
    {
      run: 'audit-lake breach-scope --actor usr_0102 --from 2026-01-22 --to 2026-01-23 --discovered 2026-01-26',
      says: 'a stolen account, one day of it',
    },
    {
      run: 'audit-lake breach-scope --actor usr_0102 --from 2026-01-22T01:00:00-07:00 --to 2026-01-23 --ip 198.51.100.0/24 --csv -o scope.csv',
      says: 'only from the foreign network, for a spreadsheet',
    },
    {
      run: 'audit-lake breach-scope --actor usr_0102 --from 2026-01-22 --to 2026-01-23 --report scope.html',
      says: 'also a report to look at and to print',
    },
  ],
  run: async ({ options, global }) => {
    const format = answerFormat(options, global.json);
    const question = questionOf(options);
    const { addressRange } = await import('../../lib/local/answers/address-range');
    if (question.ip !== null && addressRange(question.ip) === undefined) {
      throw new CannotRun(
        `--ip is ${JSON.stringify(question.ip)}, which is no range of addresses`,
        'write 203.0.113.0/24, 2001:db8::/32, or one address',
      );
    }
    const [answers, { countHours }, texts, { review }] = await Promise.all([
      import('../../lib/local/answers/breach-scope'),
      import('../../lib/local/report/hour-counts'),
      import('./breach-scope-text'),
      loadConfig(global.config),
    ]);
    const hours = countHours();
    const report = await answers.breachScope(global.lake, question, () => review, hours.add);
    await writeReport(options.report, global, (frame) => ({
      ...frame,
      kind: 'breach-scope',
      data: report,
      discovered: question.discovered,
      hours: hours.counts(),
    }));
    await writeAnswer(options.out, format, {
      json: () => report,
      csv: () => texts.breachCsv(report),
      table: (style) => texts.breachText(report, question, style),
    });
    return report.totals.patients > 0 ? 1 : 0;
  },
});

function questionOf(options: ValuesOf<typeof OPTIONS>): BreachQuestion {
  const { actor, session = null, ip = null, patient = null, discovered } = options;
  return {
    actor: required(actor, '--actor', 'name the account: --actor usr_0102'),
    ...windowOf(options),
    session,
    ip,
    patient,
    discovered: discovered ?? startOfDay(Date.now()),
  };
}

function startOfDay(now: number): number {
  return now - (now % 86_400_000);
}
