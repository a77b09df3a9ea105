import type { Html } from '../html';
import { label, nameSpace, numberText } from './bars';
import { draw, INK, MUTED } from './draw';

export interface HeatMap {
  readonly width: number;
  readonly columns: readonly string[];
  readonly rows: readonly string[];
  /** By row and column. */
  readonly values: readonly (readonly number[])[];
  /** What a cell counts: one of it, and many. */
  readonly counts: readonly [one: string, many: string];
  /** Columns that are not are set in amber. */
  readonly isUsual: (column: number) => boolean;
}

/** Shades of the page, `--heat-0` for nothing to `--heat-5` for the most. */
export const SHADES = 6;
const ROW_HEIGHT = 22;
const AXIS_HEIGHT = 28;

/** A square root spreads the small numbers, among which the odd hours are. */
export function shadeOf(value: number, largest: number): number {
  if (value <= 0 || largest <= 0) return 0;
  return Math.min(SHADES - 1, Math.max(1, Math.ceil(Math.sqrt(value / largest) * (SHADES - 1))));
}

/** From where on a count gets each shade, the first of which is for nothing. */
export function shadeNames(largest: number): readonly string[] {
  const ends = Array.from({ length: SHADES }, (_shade, at) => Math.floor((at / (SHADES - 1)) ** 2 * largest));
  return ends.map((end, at) => {
    const start = at === 0 ? 0 : (ends[at - 1] ?? 0) + 1;
    if (start > end) return '';
    return start === end ? numberText(end) : `${numberText(start)} to ${numberText(end)}`;
  });
}

export function heatMap({ width, columns, rows, values, counts, isUsual }: HeatMap): Html {
  const largest = Math.max(0, ...values.flat());
  const cells = rows.flatMap((_row, y) =>
    columns.map((_column, x) => ({ x, y, value: values[y]?.[x] ?? 0 })),
  );
  return draw({
    width,
    height: rows.length * ROW_HEIGHT + AXIS_HEIGHT,
    option: {
      grid: { left: nameSpace(rows, width, 12), right: 8, top: AXIS_HEIGHT, bottom: 0 },
      xAxis: {
        type: 'category',
        position: 'top',
        data: columns.map(label),
        axisLabel: {
          color: (_name: string, at: number) => (isUsual(at) ? MUTED : 'var(--warn-text)'),
          fontSize: 12,
          interval: width < 500 ? 5 : 0,
        },
        axisTick: { show: false },
        axisLine: { show: false },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: rows.map(label),
        axisLabel: { color: INK, fontSize: 12, interval: 0 },
        axisTick: { show: false },
        axisLine: { show: false },
      },
      series: [
        {
          type: 'heatmap',
          emphasis: { disabled: true },
          data: cells.map(({ x, y, value }) => ({
            value: [x, y, value],
            itemStyle: {
              color: `var(--heat-${shadeOf(value, largest)})`,
              borderColor: 'var(--card)',
              borderWidth: 2,
            },
          })),
        },
      ],
    },
    says: (_series, mark) => {
      const { x, y, value } = cells[mark] ?? { x: 0, y: 0, value: 0 };
      return `${label(rows[y] ?? '')}, ${label(columns[x] ?? '')}: ${numberText(value)} ${counts[value === 1 ? 0 : 1]}`;
    },
  });
}
