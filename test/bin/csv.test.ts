import fc from 'fast-check';
import { csvField, csvText, inert } from '../../bin/output/csv';

describe('a field', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', `"'\t=1"`.replace(/^"|"$/g, '')],
    [' =1', "' =1"],
    ['\u200b=1', "'\u200b=1"],
    ['＝1', "'＝1"],
    ['usr_1', 'usr_1'],
    ['a=1', 'a=1'],
    ["'=1", "'=1"],
    ['a,b', '"a,b"'],
    ['a"b', '"a""b"'],
    ['a\nb', '"a\nb"'],
    ['=cmd|"/c calc"!A1', `"'=cmd|""/c calc""!A1"`],
    ['', '""'],
  ])('%j is written %s', (text, written) => {
    expect(csvField(text)).toBe(written);
  });

  test('a carriage return first is no formula and no end of the record', () => {
    expect(csvField('\r=1')).toBe(`"'\r=1"`);
  });

  test('numbers are numbers, null is empty, a list is one field that is judged as a whole', () => {
    expect([-1, 0.5, true, null].map(csvField)).toEqual(['-1', '0.5', 'true', '']);
    expect(csvField(['=a', 'b'])).toBe("'=a; b");
    expect(csvField([])).toBe('""');
  });

  test('no text begins as a formula does', () => {
    const text = fc.string({
      unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', ' ', 'a', '"', '\u0000'),
    });

    fc.assert(
      fc.property(text, (value) => {
        const cell = csvField(value).replace(/^"(.*)"$/s, '$1');

        expect(cell).not.toMatch(/^(?:[\t\r\n]|[\s\p{C}]*[=+\-@])/u);
        expect(inert(value).endsWith(value)).toBe(true);
      }),
    );
  });
});

test('a file has a line of names, records that end as RFC 4180 says, and names that are inert too', () => {
  expect(
    csvText(
      ['a', '=b'],
      [
        ['x', 1],
        [null, ['y', 'z']],
      ],
    ),
  ).toBe("a,'=b\r\nx,1\r\n,y; z\r\n");
});
