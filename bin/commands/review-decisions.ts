import { readFileSync, statSync } from 'node:fs';
import type { FileProblem } from '../../lib/core/review/decisions-file';
import type { ReviewQuestion } from '../../lib/local/answers/review';
import { CannotRun } from '../output/cannot-run';
import { csvText } from '../output/csv';
import { plural } from '../output/table';
import type { AnswerFormat } from './answer-options';
import { writeAnswer } from './answer-writer';
import type { GlobalOptions } from './command';
import { openLake } from './open-lake';

interface Recording {
  readonly question: ReviewQuestion;
  readonly format: AnswerFormat;
  readonly out: string | undefined;
  readonly global: GlobalOptions;
}

const LARGEST_BYTES = 64 << 20;
const PROBLEMS_SHOWN = 50;

/** Checks a decisions file as a whole, and records what the lake does not have yet. */
export async function recordReview(file: string, { question, format, out, global }: Recording): Promise<0> {
  const [{ readDecisionsFile }, { checkDecisions }, { reviewPacket }, { reviewFacts }, recording] =
    await Promise.all([
      import('../../lib/core/review/decisions-file'),
      import('../../lib/core/review/check-decisions'),
      import('../../lib/core/review/review-packet'),
      import('../../lib/local/answers/review'),
      import('../../lib/local/answers/record-decisions'),
    ]);
  const { rows, problems } = readDecisionsFile(readText(file));
  refuse(file, problems);
  // Opened to write, and so first: no other review can record between the question and the answer.
  const { lake, config, rules } = await openLake(global, 'write');
  try {
    const facts = await reviewFacts(global.lake, question, () => config.review);
    const checked = checkDecisions(rows, reviewPacket(facts), facts.breakGlass);
    refuse(file, checked.problems);
    const now = Date.now();
    const events = recording.decisionEvents(checked, facts, now);
    refuse(file, recording.refusedDecisions(events, rules, now));
    const recorded = events.length === 0 ? 0 : await recording.recordDecisions(lake, events, now);
    const done = {
      quarter: question.quarter.name,
      recorded,
      known: checked.asked.length - recorded,
      undecided: checked.undecided,
    };
    const names = Object.keys(done);
    await writeAnswer(out, format, {
      json: () => done,
      csv: () => csvText(names, [Object.values(done)]),
      table: (style) =>
        [
          `${style('green', `${plural(recorded, 'decision')} recorded`)} for ${done.quarter}, ${done.known} known already, ${plural(done.undecided, 'row')} without a decision`,
          'Reasons stay in your file: free text is kept out of the lake.',
          '',
        ].join('\n'),
    });
    return 0;
  } finally {
    lake.close();
  }
}

/** Nothing of the file is in the message: where, what, and what to do. */
function refuse(file: string, problems: readonly FileProblem[]): void {
  if (problems.length === 0) return;
  const shown = problems
    .slice(0, PROBLEMS_SHOWN)
    .flatMap(({ where, problem, fix }) => [`  ${where}: ${problem}`, `    fix: ${fix}`]);
  const more = problems.length - PROBLEMS_SHOWN;
  throw new CannotRun(
    `${file} cannot be used: ${plural(problems.length, 'problem')}, nothing was recorded`,
    'change the rows as listed, and run it again',
    [...shown, ...(more > 0 ? [`  and ${plural(more, 'more problem')}`] : [])],
  );
}

function readText(file: string): string {
  try {
    if (statSync(file).size > LARGEST_BYTES) {
      throw new CannotRun(`${file} is larger than 64 MiB`, 'name the file with the decisions');
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    if (error instanceof CannotRun) throw error;
    if (error instanceof TypeError) throw new CannotRun(`${file} is not UTF-8 text`, 'save it as CSV UTF-8');
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw new CannotRun(`cannot read ${file} (${code})`, 'check the name: --decisions FILE');
  }
}
