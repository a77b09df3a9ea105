import { parseDay, parseInstant, type TimeWindow } from '../../lib/core/time-window';
import { CannotRun } from '../output/cannot-run';
import { choice, flag, type OptionSpec } from './option';

const FORMATS = ['table', 'json', 'csv'] as const;
export type AnswerFormat = (typeof FORMATS)[number];

/** How the commands that answer a question print it. */
export const FORMAT_OPTIONS = {
  format: choice('-f, --format <FORMAT>', 'how to print the answer (default: table)', FORMATS, undefined),
  csv: flag('--csv', 'as --format csv: for a spreadsheet, safe against formulas'),
} as const;

interface FormatsGiven {
  readonly format: AnswerFormat | undefined;
  readonly csv: boolean;
}

/** The one format that was asked for. */
export function answerFormat({ format, csv }: FormatsGiven, json: boolean): AnswerFormat {
  const asked = [
    ...(format === undefined ? [] : [{ option: `--format ${format}`, means: format }]),
    ...(json ? [{ option: '--json', means: 'json' as const }] : []),
    ...(csv ? [{ option: '--csv', means: 'csv' as const }] : []),
  ];
  const [first = { option: '', means: 'table' as const }, ...more] = asked;
  const other = more.find(({ means }) => means !== first.means);
  if (other === undefined) return first.means;
  throw new CannotRun(`${first.option} and ${other.option} contradict each other`, 'leave one of them out');
}

/** An id or a name, exactly as events have it. */
export function exact(flags: string, says: string): OptionSpec<string | undefined> {
  return {
    flags,
    says,
    parse: (text) => {
      if (text === '') throw new CannotRun(`${flags} is empty`, `write ${flags}, or leave it out`);
      return text;
    },
  };
}

export function required<T>(value: T | undefined, option: string, fix: string): T {
  if (value === undefined) throw new CannotRun(`${option} is missing`, fix);
  return value;
}

const TIME_FORMS =
  'a day (2026-03-01: its midnight in UTC) or a time with its offset (2026-03-01T08:00:00-07:00, or Z)';

export const WINDOW_OPTIONS = {
  from: exact('--from <TIME>', `begin of the window, included: ${TIME_FORMS}`),
  to: exact('--to <TIME>', 'end of the window, excluded, in the same forms'),
} as const;

/** The window of --from and --to; both are required, and it is not empty. */
export function windowOf(options: {
  readonly from: string | undefined;
  readonly to: string | undefined;
}): TimeWindow {
  const instant = (name: keyof TimeWindow, edge: 'start' | 'end'): number => {
    const text = required(options[name], `--${name}`, `write --${name} and ${TIME_FORMS}`);
    const at = parseInstant(text, edge);
    if (at !== undefined) return at;
    throw new CannotRun(`--${name} is ${JSON.stringify(text)}, which is no time`, `write ${TIME_FORMS}`);
  };
  const window = { from: instant('from', 'start'), to: instant('to', 'end') };
  if (window.from < window.to) return window;
  throw new CannotRun(
    `the window is empty: --from ${options.from} is not before --to ${options.to}`,
    'the end is excluded: for one whole day, let --to be the day after',
  );
}

/** A day of an option; undefined when it was not given. */
export function dayOption(flags: string, says: string): OptionSpec<number | undefined> {
  return {
    flags,
    says,
    parse: (text) => {
      if (text === undefined) return undefined;
      const at = parseDay(text);
      if (at !== undefined) return at;
      throw new CannotRun(
        `${flags} is ${JSON.stringify(text)}, which is no day`,
        'write a date as yyyy-MM-dd, for example 2026-03-01',
      );
    },
  };
}
