import type { Style } from '../output/style';
import { countText, terminalWidth } from '../output/table';

const WIDEST_LINE = 100;

/** `2026-01-22 08:30`, of an ISO 8601 time in UTC. */
export function minuteText(iso: string): string {
  return iso.slice(0, 16).replace('T', ' ');
}

/** Lines of a text with so many blanks before them. */
export function wrapped(text: string, indent: number): readonly string[] {
  const width = Math.min(WIDEST_LINE, terminalWidth() ?? WIDEST_LINE);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && indent + line.length + 1 + word.length > width) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((one) => `${' '.repeat(indent)}${one}`);
}

/** A number and what it counts, a line each: what is there stands out, what is not is still said. */
export function doubtLines<K extends string>(
  doubts: readonly (readonly [K, string])[],
  counts: Readonly<Record<K, unknown>>,
  style: Style,
): readonly string[] {
  return doubts.map(([key, says]) => {
    const count = Number(counts[key]);
    const line = `${countText(count).padStart(9)}  ${says}`;
    return style(count > 0 ? 'yellow' : 'dim', line);
  });
}
