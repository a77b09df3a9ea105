export interface CsvRecord {
  /** Line of the file on which the record begins, from 1. */
  readonly line: number;
  readonly fields: readonly string[];
}

const SEPARATORS = [',', ';', '\t'] as const;

/**
 * The records of a whole CSV file (RFC 4180; any line end, blank lines left out). The separator is the one that the
 * first line has most of: spreadsheets write semicolons where the comma is a decimal sign.
 *
 * @returns undefined where a quoted field does not end
 */
export function parseCsv(text: string): readonly CsvRecord[] | undefined {
  const [head = ''] = text.split(/\r?\n|\r/, 1);
  const counts = SEPARATORS.map((separator) => ({ separator, count: head.split(separator).length }));
  const [{ separator } = { separator: ',' }] = counts.toSorted((a, b) => b.count - a.count);
  const field = new RegExp(`"((?:[^"]|"")*)"|[^"${separator}\\r\\n][^${separator}\\r\\n]*|`, 'y');

  const records: CsvRecord[] = [];
  let fields: string[] = [];
  let line = 1;
  let begin = 1;
  let at = 0;
  const end = (): void => {
    if (fields.length > 1 || fields[0] !== '') records.push({ line: begin, fields });
    fields = [];
  };
  while (at <= text.length) {
    field.lastIndex = at;
    const [written = '', quoted] = field.exec(text) ?? [];
    fields.push(quoted === undefined ? written : quoted.replaceAll('""', '"'));
    line += written.split(/\r\n|\r|\n/).length - 1;
    at += written.length;
    const next = text[at];
    if (next === separator) {
      at += 1;
      continue;
    }
    if (next !== undefined && next !== '\r' && next !== '\n') return undefined;
    end();
    at += text.startsWith('\r\n', at) ? 2 : 1;
    line += 1;
    begin = line;
  }
  return records;
}
