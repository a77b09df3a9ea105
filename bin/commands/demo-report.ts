import { TIERS, type TierName } from '../../lib/core/tiers';
import { addDays, utcDay } from '../../lib/core/time-window';
import type { IngestCounts } from '../../lib/local/lake/ingest-counts';
import { openQuery, type QuerySession } from '../../lib/local/query/open-query';
import { cellText, isoTimes } from '../output/answer-text';
import { printable, type Style, styleFor } from '../output/style';
import { countText, plural, renderTable } from '../output/table';
import { DEMO_QUESTIONS, type DemoQuestion, type DemoRow } from './demo-questions';
import { reasonTable, tierTable, tierText } from './ingest-report';

interface DemoAnswer extends DemoQuestion {
  readonly rows: readonly DemoRow[];
}

interface DemoAnswers {
  readonly byTier: Readonly<Record<TierName, number>>;
  readonly answers: readonly DemoAnswer[];
}

interface Told extends DemoAnswers {
  readonly lake: string;
  readonly events: number;
  readonly counts: IngestCounts;
}

/** What the lake answers, from what is stored in it. */
export async function askAll(lake: string): Promise<DemoAnswers> {
  const session = await openQuery(lake);
  try {
    const tiers = await ask(session, 'select tier, count(*) as events from audit_events group by tier');
    const counted = new Map(tiers.map(({ tier, events }) => [tier, Number(events)]));
    const byTier = Object.fromEntries(TIERS.map(({ name }) => [name, counted.get(name) ?? 0]));
    const answers: DemoAnswer[] = [];
    for (const question of DEMO_QUESTIONS)
      answers.push({ ...question, rows: await ask(session, question.sql) });
    return { byTier: byTier as Record<TierName, number>, answers };
  } finally {
    session.close();
  }
}

async function ask(session: QuerySession, sql: string): Promise<readonly DemoRow[]> {
  const { columns, rows } = await session.run(sql);
  const found: DemoRow[] = [];
  for await (const batch of rows) {
    for (const row of batch) {
      const members = columns.map(({ name, type }, index) => {
        const value = isoTimes(row[index] ?? null, type);
        return [name, typeof value === 'bigint' ? Number(value) : value];
      });
      found.push(Object.fromEntries(members));
    }
  }
  return found;
}

export function demoJson({ lake, events, counts, byTier, answers }: Told): string {
  const told = answers.map(({ question, sql, finding, rows }) => ({
    question,
    sql,
    finding: finding(rows),
    rows,
  }));
  return `${JSON.stringify({ lake, events, counts, by_tier: byTier, answers: told })}\n`;
}

export async function demoReport({ lake, events, counts, byTier, answers }: Told): Promise<string> {
  const style = styleFor(process.stdout);
  const { accepted, duplicates, conflicts, rejected } = counts;
  const again = accepted === 0 ? ' (this clinic was here already: everything is recognised)' : '';
  const parts = [
    `${style('bold', `A clinic of ${countText(events)} events, all invented, in ${lake}`)}`,
    `${countText(accepted)} accepted, ${plural(duplicates, 'duplicate')}, ${plural(conflicts, 'conflict')}, ${countText(rejected)} rejected${again}`,
    '',
    style('bold', 'What is in the lake, by protection tier'),
    await tierTable(byTier, style),
    '',
    style('bold', 'What was kept out, and why'),
    await reasonTable(counts.by_reason, style),
  ];
  for (const [index, answer] of answers.entries())
    parts.push('', await answerText(index + 1, answer, lake, style));
  parts.push(
    '',
    style('bold', 'Look further'),
    ...[...further(answers), 'status', 'quarantine list', '--help'].map(
      (words) => `  audit-lake ${words}${words === '--help' ? '' : ` --lake ${lake}`}`,
    ),
  );
  return `${parts.join('\n')}\n`;
}

/** Pages to look at: of the account that was taken over, and of who holds what. */
function further(answers: readonly DemoAnswer[]): readonly string[] {
  const lost = answers.flatMap(({ rows }) => rows).find(({ account }) => typeof account === 'string');
  const from = typeof lost?.first_time === 'string' ? lost.first_time.slice(0, 10) : undefined;
  if (lost === undefined || from === undefined) return [];
  const to = utcDay(addDays(Date.parse(from), 1));
  const quarter = `${from.slice(0, 4)}Q${Math.ceil(Number(from.slice(5, 7)) / 3)}`;
  return [
    `breach-scope --actor ${lost.account} --from ${from} --to ${to} --report breach.html`,
    `review --quarter ${quarter} --report review.html`,
  ];
}

async function answerText(number: number, answer: DemoAnswer, lake: string, style: Style): Promise<string> {
  const { question, sql, columns, rows, finding, isStriking } = answer;
  const cells = rows.map((row) =>
    columns.map(({ name }) => {
      const text = cellOf(row[name]);
      const tier = name === 'tier' ? TIERS.find((one) => one.name === text)?.name : undefined;
      if (tier !== undefined) return tierText(tier, style);
      return isStriking(row) ? style('yellow', text) : text;
    }),
  );
  const lines = sql.split('\n').map((line) => `      ${line}`);
  return [
    style('bold', `${number}. ${question}`),
    await renderTable(columns, cells, style),
    `   ${style('bold', `→ ${printable(finding(rows))}`)}`,
    style('dim', `   ask it yourself:\n    audit-lake query --lake ${lake} "\n${lines.join('\n')}"`),
  ].join('\n');
}

function cellOf(value: unknown): string {
  if (typeof value === 'number') return countText(value);
  if (typeof value !== 'string') return '';
  return printable(cellText(value.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d):\d\d\.\d+Z$/, '$1 $2'), 'VARCHAR'));
}
