import type { Answer, QueryColumn } from '../../lib/local/query/open-query';
import { cellText, csvField, csvRecords, isNumeric, jsonObjects } from './answer-text';
import { printable, type Style } from './style';
import { type ColumnHead, countText, plural, renderTable, shortened, tableFit, terminalWidth } from './table';
import type { Out } from './write-out';

type AnswerWriter = (answer: Answer, out: Out, style: Style) => Promise<void>;

/** A table keeps its rows to know how wide they are: this many at most. */
const ROWS_SHOWN = 1000;
/** More columns than fit beside each other are written below each other. */
const MOST_COLUMNS = 12;

/** How an answer is written, by format. Rows pass through; only a table holds some. */
export const ANSWER_WRITERS: Readonly<Record<'table' | 'json' | 'csv', AnswerWriter>> = {
  table: writeTable,
  json: writeJson,
  csv: writeCsv,
};

/** An array of objects, one a line. */
async function writeJson({ columns, rows }: Answer, out: Out): Promise<void> {
  const textOf = jsonObjects(columns);
  let before = '[\n';
  for await (const batch of rows) {
    for (const row of batch) {
      const full = out.write(`${before}${textOf(row)}`);
      if (full !== undefined) await full;
      before = ',\n';
    }
  }
  await out.write(before === '[\n' ? '[]\n' : '\n]\n');
}

async function writeCsv({ columns, rows }: Answer, out: Out): Promise<void> {
  const textOf = csvRecords(columns);
  await out.write(`${columns.map(({ name }) => csvField(name)).join(',')}\r\n`);
  for await (const batch of rows) {
    for (const row of batch) {
      const full = out.write(textOf(row));
      if (full !== undefined) await full;
    }
  }
}

async function writeTable({ columns, rows }: Answer, out: Out, style: Style): Promise<void> {
  const shown: string[][] = [];
  let hasMore = false;
  for await (const batch of rows) {
    const texts = batch.map((row) => row.map((value, index) => cellText(value, columns[index]?.type ?? '')));
    shown.push(...texts.slice(0, ROWS_SHOWN - shown.length));
    hasMore = hasMore || (texts.length > 0 && shown.length === ROWS_SHOWN && texts.length > ROWS_SHOWN);
    if (shown.length === ROWS_SHOWN) break;
  }
  const heads = columns.map(
    ({ name, type }): ColumnHead => ({ title: printable(name), align: isNumeric(type) ? 'right' : 'left' }),
  );
  const cells = shown.map((row) => row.map((text) => shortened(printable(text))));
  const isBoxed = columns.length <= MOST_COLUMNS && fits(heads, cells);
  await out.write(isBoxed ? `${await renderTable(heads, cells, style)}\n` : records(columns, shown, style));
  const note = hasMore
    ? `the first ${countText(ROWS_SHOWN)} rows; --format json or csv gives all`
    : plural(shown.length, 'row');
  await out.write(`${style('dim', note)}\n`);
}

/** Without breaking a word: what does not is easier to read below each other. */
function fits(heads: readonly ColumnHead[], cells: readonly (readonly string[])[]): boolean {
  const width = terminalWidth();
  return width === undefined || tableFit(heads, cells, width).byWords;
}

function records(
  columns: readonly QueryColumn[],
  rows: readonly (readonly string[])[],
  style: Style,
): string {
  const width = Math.max(...columns.map(({ name }) => name.length));
  return rows
    .map((row, index) => {
      const facts = row.map(
        (text, at) => `${style('bold', (columns[at]?.name ?? '').padEnd(width))}  ${printable(text)}\n`,
      );
      return `${style('dim', `── row ${index + 1} ──`)}\n${facts.join('')}`;
    })
    .join('');
}
