import type { ReviewQuestion } from '../../lib/local/answers/review';
import { CannotRun } from '../output/cannot-run';
import { answerFormat, exact, FORMAT_OPTIONS, required } from './answer-options';
import { REPORT_OPTION, writeReport } from './answer-report';
import { writeAnswer } from './answer-writer';
import { defineCommand } from './command';
import { loadConfig } from './load-config';
import { file, type ValuesOf } from './option';

const OPTIONS = {
  quarter: exact('--quarter <QUARTER>', 'the quarter under review, as 2026Q3 (UTC)'),
  org: exact('--org <ID>', 'only users who acted for this organisation'),
  template: file('--template <FILE>', 'also write a decisions file to fill in (.json, otherwise CSV)'),
  decisions: file('--decisions <FILE>', 'check and record the decisions of FILE instead (CSV or JSON)'),
  ...FORMAT_OPTIONS,
  ...REPORT_OPTION,
  out: file('-o, --out <FILE>', 'write to FILE instead of standard output'),
};

export const review = defineCommand({
  name: 'review',
  summary: "the access review of a quarter: the reviewer's packet, and what was decided",
  details: `For each user what to confirm or to revoke: roles, what was opened in them, exports, denials, work after
    hours, emergency access. First who was revoked in an earlier quarter and still appears, then who stands out among
    those of the same role, then accounts unused for 90 days, then the rest. Decisions go into a file (--template writes
    one), are checked as a whole, and recorded as events in the lake (--decisions); the same decisions again add
    nothing.`,
  args: [],
  options: OPTIONS,
  json: `one object {"quarter","window":{"from","to"},"org","users":[{"actor_subject_id","actor_subject_type","standing":
    "revoked"|"outlier"|"dormant"|"regular","accesses","patients","exports","denied","after_hours","break_glass",
    "first_access","last_access","break_glass_unreviewed":[…],"outliers":[{"measure","value","median","role","peers",
    "score"}],"dormant","roles":[{"role","accesses","exports","denied","last_access","resource_types":[…],"revoked":
    {"since","quarter","reviewer","used_since"}|null,"decided":{"decision","reviewer","decided_at"}|null}]}],"totals"};
    with --decisions {"quarter","recorded","known","undecided"}. With --csv: a record for each role of each user.`,
  exits: {
    0: 'nothing to decide that stands out; with --decisions: recorded',
    1: 'something revoked still appears, or somebody stands out, and nothing is decided about it yet',
    2: 'could not run, or the decisions are not good: nothing was recorded',
  },
  examples: [
    { run: 'audit-lake review --quarter 2026Q1', says: 'the packet, for people' },
    {
      run: 'audit-lake review --quarter 2026Q1 --org org_01 --template decisions.csv',
      says: 'of one organisation, with a file to fill in',
    },
    {
      run: 'audit-lake review --quarter 2026Q1 --decisions decisions.csv',
      says: 'check and record what was decided',
    },
  ],
  run: async ({ options, global }) => {
    const format = answerFormat(options, global.json);
    const question = await questionOf(options);
    if (options.decisions !== undefined) {
      const other = (['template', 'report'] as const).find((name) => options[name] !== undefined);
      if (other !== undefined) {
        throw new CannotRun(
          `--${other} and --decisions are two steps`,
          'write packet, template and report first; then record the decisions, alone',
        );
      }
      const { recordReview } = await import('./review-decisions');
      return recordReview(options.decisions, { question, format, out: options.out, global });
    }
    const [{ reviewFacts }, { reviewPacket }, texts, config] = await Promise.all([
      import('../../lib/local/answers/review'),
      import('../../lib/core/review/review-packet'),
      import('./review-text'),
      loadConfig(global.config),
    ]);
    const facts = await reviewFacts(global.lake, question, () => config.review);
    const packet = reviewPacket(facts);
    if (options.template !== undefined) await texts.writeTemplate(options.template, packet);
    await writeReport(options.report, global, async (frame) => {
      const { reviewHours } = await import('../../lib/local/answers/review-hours');
      const { timeZone, workdayStart, workdayEnd } = config.review;
      return {
        ...frame,
        kind: 'review',
        data: packet,
        hours: await reviewHours(global.lake, question.quarter, () => config.review),
        clock: { timeZone, workdayStart, workdayEnd },
      };
    });
    await writeAnswer(options.out, format, {
      json: () => packet,
      csv: () => texts.reviewCsv(packet),
      table: (style) => texts.reviewText(packet, style),
    });
    return packet.totals.findings > 0 ? 1 : 0;
  },
});

async function questionOf(options: ValuesOf<typeof OPTIONS>): Promise<ReviewQuestion> {
  const { quarter, org = null } = options;
  const { parseQuarter } = await import('../../lib/core/review/quarter');
  const fix = 'write a year and a quarter from 1 to 4, as 2026Q3';
  const text = required(quarter, '--quarter', fix);
  const parsed = parseQuarter(text);
  if (parsed === undefined)
    throw new CannotRun(`--quarter is ${JSON.stringify(text)}, which is no quarter`, fix);
  return { quarter: parsed, org };
}
