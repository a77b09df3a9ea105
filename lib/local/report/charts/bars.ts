import { type Html, visibleText } from '../html';
import { draw, GRID, INK, MUTED } from './draw';

/** A number for each category, in one colour. */
export interface BarSeries {
  readonly name: string;
  /** A CSS colour of the page, as `var(--bad)`. */
  readonly colour: string;
  readonly values: readonly number[];
}

export interface Bars {
  readonly width: number;
  readonly height: number;
  readonly categories: readonly string[];
  /** On top of each other. */
  readonly series: readonly BarSeries[];
}

const TEXT = { color: MUTED, fontSize: 12 };
const NAME_SIZE = 13;
const LONGEST = 26;

/** Time from left to right. */
export function columns({ width, height, categories, series }: Bars): Html {
  return draw({
    width,
    height,
    option: {
      grid: { left: 44, right: 12, top: 12, bottom: 30 },
      xAxis: {
        type: 'category',
        data: categories.map(label),
        axisLabel: { ...TEXT, hideOverlap: true },
        axisTick: { show: false },
        axisLine: { lineStyle: { color: GRID } },
      },
      yAxis: {
        type: 'value',
        minInterval: 1,
        splitNumber: 4,
        axisLabel: TEXT,
        splitLine: { lineStyle: { color: GRID } },
      },
      series: series.map(({ name, colour, values }) => ({
        ...STACKED,
        name,
        data: values.map(orNone),
        barCategoryGap: categories.length > 40 ? '12%' : '28%',
        barMaxWidth: 48,
        itemStyle: { color: colour },
      })),
    },
    says: (index, mark) => saysOf(series[index], categories[mark], mark),
  });
}

/** One bar below the other, the first on top, each with its sum behind it. */
export function rows({ width, height, categories, series }: Bars): Html {
  const names = categories.map(label);
  const sums = categories.map((_name, at) => series.reduce((sum, { values }) => sum + (values[at] ?? 0), 0));
  return draw({
    width,
    height,
    option: {
      grid: { left: nameSpace(categories, width, NAME_SIZE), right: 64, top: 4, bottom: 4 },
      xAxis: { type: 'value', show: false, max: Math.max(1, ...sums) },
      yAxis: {
        type: 'category',
        inverse: true,
        data: names,
        axisLabel: { color: INK, fontSize: NAME_SIZE, interval: 0 },
        axisTick: { show: false },
        axisLine: { show: false },
      },
      series: [
        ...series.map(({ name, colour, values }) => ({
          ...STACKED,
          name,
          data: values.map(orNone),
          barWidth: '56%',
          itemStyle: { color: colour },
        })),
        {
          ...STACKED,
          data: names.map(() => 0),
          itemStyle: { color: 'transparent' },
          label: {
            show: true,
            position: 'right',
            color: INK,
            fontSize: NAME_SIZE,
            formatter: ({ dataIndex }: { readonly dataIndex: number }) => numberText(sums[dataIndex]),
          },
        },
      ],
    },
    says: (index, mark) => saysOf(series[index], categories[mark], mark),
  });
}

const STACKED = { type: 'bar', stack: 'all', emphasis: { disabled: true }, cursor: 'default' } as const;

/** Nothing is drawn for what is not there. */
function orNone(value: number): number | '-' {
  return value === 0 ? '-' : value;
}

function saysOf(series: BarSeries | undefined, category: string | undefined, mark: number): string {
  if (series === undefined || category === undefined) return '';
  return `${label(category)}: ${numberText(series.values[mark])} ${series.name}`;
}

/** What stands at an axis: short, and nothing in it that turns the line. */
export function label(text: string): string {
  const visible = visibleText(text.slice(0, 4 * LONGEST));
  return visible.length > LONGEST ? `${visible.slice(0, LONGEST - 1)}…` : visible;
}

/** Room for the longest name before an axis: the library measures without knowing the font. */
export function nameSpace(names: readonly string[], width: number, fontSize: number): number {
  const longest = Math.max(4, ...names.map((name) => label(name).length));
  return Math.min(Math.round(longest * fontSize * 0.62) + 14, Math.round(width * 0.46));
}

export function numberText(value: number | undefined): string {
  return (value ?? 0).toLocaleString('en-US');
}
