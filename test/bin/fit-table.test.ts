import fc from 'fast-check';
import { brokenWords, fitTable } from '../../bin/output/fit-table';
import { renderTable } from '../../bin/output/table';

const column = (texts: readonly string[], spare?: number) => ({ texts, spare });
const COLUMNS = [
  column(['patient', 'pat_9e3779']),
  column(['first (UTC)', '2026-01-22 08:31'], 2),
  column(['last (UTC)', '2026-01-22 16:12'], 1),
  column(['did', 'CREATE READ']),
];

describe('a table in a terminal', () => {
  test('stays as it is where there is room, to the last character', () => {
    expect(fitTable(COLUMNS, 66)).toEqual({ shown: [0, 1, 2, 3], widths: [10, 16, 16, 11], byWords: true });
    expect(fitTable(COLUMNS, 65).widths).toEqual([10, 15, 15, 11]);
  });

  test('breaks its widest columns between words, and then leaves out what is spare, the lowest first', () => {
    expect(fitTable(COLUMNS, 49)).toEqual({ shown: [0, 1, 2, 3], widths: [10, 10, 10, 6], byWords: true });
    expect(fitTable(COLUMNS, 48)).toEqual({ shown: [0, 1, 3], widths: [10, 16, 11], byWords: true });
    expect(fitTable(COLUMNS, 30)).toEqual({ shown: [0, 3], widths: [10, 11], byWords: true });
  });

  test('breaks words where nothing else helps, and gives up where that does not help either', () => {
    expect(fitTable(COLUMNS, 21)).toEqual({ shown: [0, 3], widths: [8, 6], byWords: false });
    expect(fitTable(COLUMNS, 9)).toEqual({ shown: [0, 3], widths: [10, 11], byWords: true });
  });

  test('is measured without its colours', () => {
    expect(fitTable([column(['\u001b[31mred\u001b[39m'])], 80).widths).toEqual([3]);
  });

  test('loses no character of a word that it breaks, and no colour', () => {
    expect(brokenWords('\u001b[31mpsychotherapy\u001b[39m sud', 9)).toBe(
      '\u001b[31mpsychothe\nrapy\u001b[39m sud',
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 9 }), (text, width) => {
        const plain = text.replaceAll('\n', ' ');

        expect(brokenWords(plain, width).replaceAll('\n', '')).toBe(plain);
      }),
    );
  });

  test('is never wider than the terminal, and says what it left out', async () => {
    const heads = [{ title: 'patient' }, { title: 'events', align: 'right' as const, spare: 1 }];
    const rows = [['pat_000001 and more words', '12']];
    const style = (_format: unknown, text: string) => text;

    const narrow = await renderTable(heads, rows, style, 20);

    expect(
      Math.max(
        ...narrow
          .split('\n')
          .slice(0, -1)
          .map((line) => line.length),
      ),
    ).toBeLessThanOrEqual(20);
    expect(narrow).not.toContain('12');
    expect(narrow).toMatch(/without events/);
    expect(await renderTable(heads, rows, style, undefined)).toContain(
      '│ pat_000001 and more words │     12 │',
    );
  });
});
