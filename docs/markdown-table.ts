/** The lines of a table in Markdown. */
export function markdownTable(
  header: readonly string[],
  lines: readonly (readonly string[])[],
): readonly string[] {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [row(header), row(header.map(() => '---')), ...lines.map(row)];
}
