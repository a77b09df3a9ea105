/** A list is one field: its items with `; ` between them. */
export type CsvValue = string | number | boolean | null | readonly string[];

/**
 * Texts that a spreadsheet would take for a formula (OWASP, "CSV Injection"), also behind blanks and invisible
 * characters that an import drops, and in the wide forms that some of them take for the same.
 */
const FORMULA = /^(?:[\t\r\n]|[\s\p{C}]*[=+\-@\uff1d\uff0b\uff0d\uff20])/u;
const QUOTED = /[",\r\n]|^\s|\s$/;

/** A whole file of RFC 4180: a line of names, and a record for each row. */
export function csvText(names: readonly string[], rows: readonly (readonly CsvValue[])[]): string {
  return [names, ...rows].map((row) => `${row.map(csvField).join(',')}\r\n`).join('');
}

/** One field. Null is empty, an empty text is `""`; numbers are never formulas, texts are never run. */
export function csvField(value: CsvValue): string {
  if (value === null) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = inert(typeof value === 'string' ? value : value.join('; '));
  return text === '' || QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The same text with an apostrophe before what would be a formula: a spreadsheet then shows it as it is. */
export function inert(text: string): string {
  const plain = text.toWellFormed();
  return FORMULA.test(plain) ? `'${plain}` : plain;
}
