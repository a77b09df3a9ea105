import { columns, label, rows } from '../../../lib/local/report/charts/bars';
import { bubbles } from '../../../lib/local/report/charts/bubbles';
import { heatMap, SHADES, shadeNames, shadeOf } from '../../../lib/local/report/charts/heat-map';
import { strips } from '../../../lib/local/report/charts/strips';

const HOSTILE = '</svg><script>alert(1)</script>"\' {a|b} \u202e';
const SERIES = [
  { name: 'accessed', colour: 'var(--bad)', values: [3, 0] },
  { name: 'attempted', colour: 'var(--warn)', values: [1, 1234] },
];
const NAMES = ['first', HOSTILE];

const PICTURES = {
  columns: columns({ width: 900, height: 240, categories: NAMES, series: SERIES }),
  rows: rows({ width: 340, height: 100, categories: NAMES, series: SERIES }),
  'a heat map': heatMap({
    width: 900,
    columns: ['00', '01'],
    rows: NAMES,
    values: [
      [0, 1],
      [7, 9],
    ],
    counts: ['event', 'events'],
    isUsual: (column) => column === 0,
  }),
  bubbles: bubbles({
    width: 900,
    columns: NAMES,
    rows: NAMES,
    bubbles: [{ column: 0, row: 1, count: 3, colour: 'var(--good)', means: 'consent in force' }],
  }),
  strips: strips({ width: 340, strips: [{ name: HOSTILE, value: 90, median: 8, others: [8, 8, 120] }] }),
} as const;

describe.each(Object.entries(PICTURES))('%s', (_name, { html }) => {
  test('is one SVG with nothing in it that runs, is fetched, or has a style of its own', () => {
    expect(html).toMatch(/^<svg viewBox="0 0 \d+ \d+" aria-hidden="true" focusable="false">/);
    expect(html.match(/<svg|<\/svg>/g)).toEqual(['<svg', '</svg>']);
    expect(html).not.toMatch(
      /<(?:script|style|image|use|a|foreignObject)\b|\s(?:style|class|id|on\w+|href|xlink)/,
    );
    expect([...new Set(html.match(/<\w+/g))].sort()).toEqual(
      expect.arrayContaining(['<path', '<svg', '<text', '<title']),
    );
  });

  test('takes its colours from the page', () => {
    const colours = [...html.matchAll(/ (?:fill|stroke)="([^"]*)"/g)].map(([, colour]) => colour);

    expect(colours.filter((one) => !/^(?:none|transparent|var\(--[a-z0-9-]+\))$/.test(one ?? ''))).toEqual(
      [],
    );
  });

  test('shows names as text that cannot turn the line', () => {
    expect(html).not.toMatch(/[\u202a-\u202e]/);
    expect(html).toContain('&lt;/svg&gt;');
  });
});

test('a pointer over a mark is told what it counts', () => {
  expect(PICTURES.columns.html).toContain('<title>first: 3 accessed</title>');
  expect(PICTURES.rows.html).toContain('1,234 attempted</title>');
  expect(PICTURES['a heat map'].html).toContain('<title>first, 01: 1 event</title>');
  expect(PICTURES.bubbles.html).toContain('first: 3 consent in force</title>');
  expect(PICTURES.strips.html).toContain('<title>median of the others: 8</title>');
});

test('nothing is drawn for what is not there', () => {
  expect(PICTURES.columns.html.match(/<title>/g)).toHaveLength(3);
});

test('a name at an axis is at most 26 characters long', () => {
  expect(label('x'.repeat(26))).toBe('x'.repeat(26));
  expect(label('x'.repeat(27))).toBe(`${'x'.repeat(25)}…`);
  expect(label(`${'\u202e'.repeat(9)}`)).toHaveLength(26);
});

describe('the shades of a heat map', () => {
  test.each([1, 2, 5, 9, 100, 12_345])(
    'of up to %i are named as they are drawn, without gap or overlap',
    (largest) => {
      const named = shadeNames(largest);
      const ranges = named.map((text) => text.replaceAll(',', '').split(' to ').map(Number));

      for (let value = 0; value <= Math.min(largest, 3000); value += 1) {
        const [from = Number.NaN, to = from] = ranges[shadeOf(value, largest)] ?? [];
        expect(value).toBeGreaterThanOrEqual(from);
        expect(value).toBeLessThanOrEqual(to);
      }
      expect(shadeOf(largest, largest)).toBe(SHADES - 1);
    },
  );

  test('keep the first for nothing', () => {
    expect([shadeOf(0, 10), shadeOf(1, 1_000_000), shadeOf(0, 0)]).toEqual([0, 1, 0]);
  });
});
