import { isUtf8 } from 'node:buffer';
import { trimBlanks } from '../../core/envelope';
import { type CsvShape, readCsvRow } from './csv-row';
import type { LineText } from './file-kind';

export interface CsvRows {
  readonly add: (line: number, text: LineText) => void;
  readonly end: () => void;
}

interface Line {
  readonly line: number;
  readonly text: LineText;
}

/** A quoted field with more lines than this was never closed. */
const MAX_LINES = 1024;

/**
 * Puts rows together from lines and hands on the event of each. A row that can't be read is handed on by its
 * first line, to be refused, and the lines after it are looked at as rows of their own: a stray quote
 * costs one row, not the rest of the file.
 */
export function csvRows(
  shape: CsvShape,
  maxBytes: number,
  event: (line: number, raw: LineText) => void,
): CsvRows {
  let open: Line[] = [];
  let openCharacters = 0;

  function add(line: number, text: LineText): void {
    if (open.length === 0 && trimBlanks(text.text) === '') return;
    open.push({ line, text });
    openCharacters += text.text.length;
    // A quoted field can only end on a line with an odd number of quotes.
    if (open.length > 1 && hasEvenQuotes(text.text)) {
      if (open.length > MAX_LINES || openCharacters > maxBytes) giveUpFirst();
      return;
    }
    const row = joined(open);
    const read = readCsvRow(row.text, shape);
    if (read.status === 'open') return;
    if (read.status === 'bad' || trimBlanks(read.event) === '') giveUpFirst();
    else close(read.event, row);
  }

  function close(found: string, row: LineText): void {
    const line = open[0]?.line ?? 0;
    open = [];
    openCharacters = 0;
    event(line, cell(trimBlanks(found), row.binary));
  }

  function giveUpFirst(): void {
    const [first, ...others] = open;
    open = [];
    openCharacters = 0;
    if (first !== undefined) event(first.line, first.text);
    for (const other of others) add(other.line, other.text);
  }

  return {
    add,
    end: () => {
      while (open.length > 0) giveUpFirst();
    },
  };
}

function joined(lines: readonly Line[]): LineText {
  const [first] = lines;
  if (first !== undefined && lines.length === 1) return first.text;
  if (lines.every(({ text }) => !text.binary))
    return { text: lines.map(({ text }) => text.text).join('\n'), binary: false };
  const asBytes = ({ text }: Line) =>
    Buffer.from(text.text, text.binary ? 'latin1' : 'utf8').toString('latin1');
  return { text: lines.map(asBytes).join('\n'), binary: true };
}

/** Bytes that are no UTF-8 may stand in another column than the event. */
function cell(text: string, binary: boolean): LineText {
  if (!binary) return { text, binary };
  const bytes = Buffer.from(text, 'latin1');
  return isUtf8(bytes) ? { text: bytes.toString('utf8'), binary: false } : { text, binary };
}

function hasEvenQuotes(text: string): boolean {
  let even = true;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) even = !even;
  return even;
}
