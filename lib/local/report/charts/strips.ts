import type { Html } from '../html';
import { label, nameSpace, numberText } from './bars';
import { draw, GRID, INK } from './draw';

/** One who stands out, among those it is compared with. */
export interface Strip {
  readonly name: string;
  readonly value: number;
  readonly median: number;
  readonly others: readonly number[];
}

export interface Strips {
  readonly width: number;
  readonly strips: readonly Strip[];
}

const ROW_HEIGHT = 34;

/** A line for each who stands out, on a scale of its own from nothing to the largest value of the line. */
export function strips({ width, strips: lines }: Strips): Html {
  const isNarrow = width < 500;
  const size = isNarrow ? 11 : 13;
  const names = lines.map(({ name }) => label(name));
  const others = lines.flatMap((line, row) => line.others.map((value) => ({ row, value })));
  const at = (row: number, value: number): readonly [number, number] => {
    const { value: own = 1, others: rest = [] } = lines[row] ?? {};
    return [value / Math.max(1, own, ...rest), row];
  };
  return draw({
    width,
    height: lines.length * ROW_HEIGHT + 12,
    option: {
      grid: { left: nameSpace(names, width, size), right: isNarrow ? 52 : 150, top: 4, bottom: 8 },
      xAxis: { type: 'value', min: 0, max: 1, show: false },
      yAxis: {
        type: 'category',
        inverse: true,
        data: names,
        axisLabel: { color: INK, fontSize: size, interval: 0 },
        axisTick: { show: false },
        axisLine: { show: false },
        splitArea: { show: false },
      },
      series: [
        {
          ...QUIET,
          data: lines.map(({ median }, row) => ({ value: at(row, median) })),
          symbol: 'rect',
          symbolSize: [3, 22],
          itemStyle: { color: INK, opacity: 1 },
          z: 3,
          markLine: {
            silent: true,
            symbol: 'none',
            lineStyle: { color: GRID, type: 'solid', width: 1 },
            label: { show: false },
            data: lines.map((_line, row) => [{ coord: [0, row] }, { coord: [1, row] }]),
          },
        },
        {
          ...QUIET,
          data: others.map(({ row, value }) => ({ value: at(row, value) })),
          symbolSize: 9,
          itemStyle: { color: 'var(--calm)', opacity: 0.6 },
          z: 4,
        },
        {
          ...QUIET,
          data: lines.map(({ value }, row) => ({ value: at(row, value) })),
          symbolSize: 15,
          itemStyle: { color: 'var(--bad)', opacity: 1 },
          z: 5,
        },
        {
          ...QUIET,
          data: lines.map((_line, row) => ({ value: [1, row] })),
          symbolSize: 1,
          itemStyle: { color: 'transparent' },
          label: {
            show: true,
            position: 'right',
            distance: 14,
            color: INK,
            fontSize: 13,
            formatter: ({ dataIndex }: { readonly dataIndex: number }) => ends(lines[dataIndex], isNarrow),
          },
        },
      ],
    },
    says: (series, mark) => {
      if (series === 1) return `another: ${numberText(others[mark]?.value)}`;
      const line = lines[mark];
      if (line === undefined || series > 2) return '';
      return series === 0
        ? `median of the others: ${numberText(line.median)}`
        : `${label(line.name)}: ${numberText(line.value)}`;
    },
  });
}

const QUIET = { type: 'scatter', emphasis: { disabled: true }, cursor: 'default' } as const;

function ends(line: Strip | undefined, isNarrow: boolean): string {
  if (line === undefined) return '';
  return isNarrow ? numberText(line.value) : `${numberText(line.value)}, median ${numberText(line.median)}`;
}
