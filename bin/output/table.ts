import type { Style } from './style';

export interface ColumnHead {
  readonly title: string;
  readonly align?: 'left' | 'right';
}

const ROUND_CORNERS = { 'top-left': '╭', 'top-right': '╮', 'bottom-left': '╰', 'bottom-right': '╯' } as const;

/** A boxed table; cells may carry colour already. The library is loaded with the first table. */
export async function renderTable(
  heads: readonly ColumnHead[],
  rows: readonly (readonly string[])[],
  style: Style,
): Promise<string> {
  const { default: Table } = await import('cli-table3');
  const table = new Table({
    head: heads.map(({ title }) => style('bold', title)),
    colAligns: heads.map(({ align }) => align ?? 'left'),
    chars: ROUND_CORNERS,
    style: { head: [], border: [], compact: true },
  });
  table.push(...rows.map((row) => [...row]));
  return table.toString();
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
