import { stripVTControlCharacters } from 'node:util';

/** A column as the width of a table sees it. */
export interface FitColumn {
  /** May be left out of a narrow terminal, the lowest first. */
  readonly spare: number | undefined;
  /** Its texts, the title among them; colours do not count. */
  readonly texts: readonly string[];
}

export interface Fit {
  /** Places of the columns that are shown. */
  readonly shown: readonly number[];
  /** Width of the text of each of them. */
  readonly widths: readonly number[];
  /** Whether no word is longer than its column. */
  readonly byWords: boolean;
}

/** Of a column that has to break its words. */
const LEAST = 6;

interface Measured {
  readonly at: number;
  readonly spare: number | undefined;
  readonly natural: number;
  readonly word: number;
}

/**
 * How a boxed table fits into a terminal: as it is, with its widest columns broken between words, without its spare
 * columns, and at last with words broken too.
 *
 * @param width of the terminal in characters
 */
export function fitTable(columns: readonly FitColumn[], width: number): Fit {
  const all = columns.map(measured);
  const order = all
    .flatMap(({ at, spare }) => (spare === undefined ? [] : { at, spare }))
    .toSorted((a, b) => a.spare - b.spare)
    .map(({ at }) => at);
  for (let dropped = 0; dropped <= order.length; dropped += 1) {
    const gone = new Set(order.slice(0, dropped));
    const shown = all.filter(({ at }) => !gone.has(at));
    const widths = shrunk(
      shown.map(({ natural, word }) => ({ natural, least: word })),
      roomOf(shown, width),
    );
    if (widths !== undefined) return { shown: shown.map(({ at }) => at), widths, byWords: true };
  }
  const kept = all.filter(({ spare }) => spare === undefined);
  const broken = shrunk(
    kept.map(({ word }) => ({ natural: word, least: Math.min(word, LEAST) })),
    roomOf(kept, width),
  );
  return {
    shown: kept.map(({ at }) => at),
    widths: broken ?? kept.map(({ natural }) => natural),
    byWords: broken === undefined,
  };
}

const ESCAPE = String.fromCharCode(27);
const COLOURS = new RegExp(`(${ESCAPE}\\[[\\d;]*m)`);

/** A text with line breaks in words that are longer than so many characters; colours have no width. */
export function brokenWords(text: string, width: number): string {
  let run = 0;
  return text
    .split(COLOURS)
    .map((part, index) => {
      if (index % 2 === 1) return part;
      return [...part]
        .map((character) => {
          run = /\s/.test(character) ? 0 : run + 1;
          if (run <= width) return character;
          run = 1;
          return `\n${character}`;
        })
        .join('');
    })
    .join('');
}

/** Each column has a blank on both sides and a line before it. */
function roomOf(columns: readonly unknown[], width: number): number {
  return width - 3 * columns.length - 1;
}

/** The widest give way until all fit; undefined where they cannot. */
function shrunk(
  columns: readonly { readonly natural: number; readonly least: number }[],
  room: number,
): readonly number[] | undefined {
  const widthsAt = (most: number): readonly number[] =>
    columns.map(({ natural, least }) => Math.min(natural, Math.max(least, most)));
  for (let most = Math.max(0, ...columns.map(({ natural }) => natural)); most >= 0; most -= 1) {
    const widths = widthsAt(most);
    if (widths.reduce((sum, one) => sum + one, 0) <= room) return widths;
  }
  return undefined;
}

function measured({ spare, texts }: FitColumn, at: number): Measured {
  const plain = texts.map((text) => stripVTControlCharacters(text));
  return {
    at,
    spare,
    natural: longest(plain),
    word: longest(plain.flatMap((text) => text.split(/\s+/))),
  };
}

function longest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, [...text].length), 0);
}
