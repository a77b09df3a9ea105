import { brokenWords, type Fit, fitTable } from './fit-table';
import type { Style } from './style';

export interface ColumnHead {
  readonly title: string;
  readonly align?: 'left' | 'right';
  /** May be left out where the terminal is too narrow for all: the lowest goes first. */
  readonly spare?: number;
}

const ROUND_CORNERS = { 'top-left': '╭', 'top-right': '╮', 'bottom-left': '╰', 'bottom-right': '╯' } as const;

type Rows = readonly (readonly string[])[];

/** Characters in a line of the terminal; undefined where the output goes elsewhere. */
export function terminalWidth(): number | undefined {
  return process.stdout.isTTY === true ? process.stdout.columns : undefined;
}

/** How a table would stand in a terminal. */
export function tableFit(heads: readonly ColumnHead[], rows: Rows, width: number): Fit {
  return fitTable(
    heads.map(({ title, spare }, at) => ({
      spare,
      texts: [title, ...rows.map((row) => row[at] ?? '')],
    })),
    width,
  );
}

/**
 * A boxed table; cells may carry colour already. The library is loaded with the first table.
 *
 * @param width of the terminal: the table is broken to fit; as wide as its cells where there is none
 */
export async function renderTable(
  heads: readonly ColumnHead[],
  rows: Rows,
  style: Style,
  width = terminalWidth(),
): Promise<string> {
  const { default: Table } = await import('cli-table3');
  const fit = width === undefined ? undefined : tableFit(heads, rows, width);
  const shown = fit?.shown ?? heads.map((_head, at) => at);
  const pick = <T>(cells: readonly T[]): T[] => shown.flatMap((at) => cells[at] ?? []);
  const broken = (cells: readonly string[]): string[] =>
    fit === undefined
      ? [...cells]
      : cells.map((text, at) => brokenWords(text, fit.widths[at] ?? text.length));
  const table = new Table({
    head: broken(pick(heads).map(({ title }) => style('bold', title))),
    colAligns: pick(heads).map(({ align }) => align ?? 'left'),
    chars: ROUND_CORNERS,
    style: { head: [], border: [], compact: true },
    ...(fit && {
      colWidths: fit.widths.map((one) => one + 2),
      wordWrap: true,
    }),
  });
  table.push(...rows.map((row) => broken(pick(row))));
  const gone = heads.filter((_head, at) => !shown.includes(at)).map(({ title }) => title);
  if (gone.length === 0) return table.toString();
  return `${table.toString()}\n${style('dim', `without ${gone.join(', ')}: the terminal is too narrow for all columns`)}`;
}

const WIDEST_CELL = 60;

/** What stands in a cell: a pointer into deep metadata can be as long as its event. */
export function shortened(text: string): string {
  return text.length > WIDEST_CELL ? `${text.slice(0, WIDEST_CELL - 1)}…` : text;
}

/** `1,234`. */
export function countText(count: number | bigint): string {
  return count.toLocaleString('en-US');
}

/** `1 event`, `2 events`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${countText(count)} ${count === 1 ? one : many}`;
}

const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'] as const;

/** A bar of at most `width` characters, to an eighth of one; what is there at all is never invisible. */
export function barText(value: number, largest: number, width: number): string {
  if (value <= 0 || largest <= 0) return '';
  const eighths = Math.max(1, Math.round((value / largest) * width * 8));
  return `${'█'.repeat(Math.floor(eighths / 8))}${EIGHTHS[eighths % 8] ?? ''}`;
}
