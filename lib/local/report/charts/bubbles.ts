import type { Html } from '../html';
import { label, nameSpace, numberText } from './bars';
import { draw, GRID, INK, MUTED } from './draw';

export interface Bubble {
  readonly column: number;
  readonly row: number;
  readonly count: number;
  readonly colour: string;
  /** What the colour means. */
  readonly means: string;
}

export interface Bubbles {
  readonly width: number;
  readonly columns: readonly string[];
  readonly rows: readonly string[];
  readonly bubbles: readonly Bubble[];
}

const ROW_HEIGHT = 40;
const SMALLEST = 10;
const LARGEST = 34;

/** Time from left to right, a line for each name; the area of a bubble is its count. */
export function bubbles({ width, columns, rows, bubbles: marks }: Bubbles): Html {
  const most = Math.max(1, ...marks.map(({ count }) => count));
  return draw({
    width,
    height: Math.max(2, rows.length) * ROW_HEIGHT + 34,
    option: {
      grid: { left: nameSpace(rows, width, 12), right: 24, top: 4, bottom: 30 },
      xAxis: {
        type: 'category',
        data: columns.map(label),
        axisLabel: { color: MUTED, fontSize: 12, hideOverlap: true },
        axisTick: { show: false },
        axisLine: { lineStyle: { color: GRID } },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: rows.map(label),
        axisLabel: { color: INK, fontSize: 12, interval: 0 },
        axisTick: { show: false },
        axisLine: { show: false },
        splitLine: { show: true, lineStyle: { color: GRID } },
      },
      series: [
        {
          type: 'scatter',
          emphasis: { disabled: true },
          cursor: 'default',
          data: marks.map(({ column, row, count, colour }) => ({
            value: [column, row],
            symbolSize: SMALLEST + (LARGEST - SMALLEST) * Math.sqrt((count - 1) / Math.max(1, most - 1)),
            itemStyle: { color: colour, opacity: 1 },
          })),
        },
      ],
    },
    says: (_series, mark) => {
      const bubble = marks[mark];
      if (bubble === undefined) return '';
      const { row, column, count, means } = bubble;
      return `${label(rows[row] ?? '')}, ${label(columns[column] ?? '')}: ${numberText(count)} ${means}`;
    },
  });
}
