import { CannotRun } from '../output/cannot-run';

/** One option of a command: how it is written, what it does, and how its text becomes a value. */
export interface OptionSpec<T> {
  /** As in help: `--events <N>`. Without a value in angle brackets it is a switch. */
  readonly flags: string;
  readonly says: string;
  readonly choices?: readonly string[];
  /** Completed with names of files. */
  readonly isFile?: boolean;
  /** Undefined text: the option was not given. */
  readonly parse: (text: string | undefined) => T;
  /** Shown in help. */
  readonly standard?: string;
}

export type OptionSpecs = Readonly<Record<string, OptionSpec<unknown>>>;
export type ValuesOf<O extends OptionSpecs> = { readonly [K in keyof O]: ReturnType<O[K]['parse']> };

export function flag(flags: string, says: string): OptionSpec<boolean> {
  return { flags, says, parse: (text) => text !== undefined };
}

export function file(flags: string, says: string): OptionSpec<string | undefined> {
  return {
    flags,
    says,
    isFile: true,
    parse: (text) => {
      if (text === '')
        throw new CannotRun(`${flags} names no file`, 'write the name of one, or leave it out');
      return text;
    },
  };
}

export function choice<T extends string, D extends T | undefined>(
  flags: string,
  says: string,
  choices: readonly T[],
  standard: D,
): OptionSpec<T | D> {
  // The command-line library has refused everything that is not a choice before this is called.
  const parse = (text: string | undefined): T | D => choices.find((one) => one === text) ?? standard;
  return { flags, says, choices, parse, ...(standard === undefined ? {} : { standard }) };
}

interface Bounds<D> {
  readonly least: number;
  readonly most: number;
  readonly standard: D;
}

/** A whole number; `50_000`, `50,000` and `50k` are one. */
export function count<D extends number | undefined>(
  flags: string,
  says: string,
  { least, most, standard }: Bounds<D>,
): OptionSpec<number | D> {
  return {
    flags,
    says,
    ...(standard === undefined ? {} : { standard: String(standard) }),
    parse: (text) => {
      if (text === undefined) return standard;
      const value = wholeNumber(text);
      if (value !== undefined && value >= least && value <= most) return value;
      throw new CannotRun(
        `${flags} is ${JSON.stringify(text)}`,
        `write a whole number from ${least} to ${most}, for example ${standard ?? least}`,
      );
    },
  };
}

const SCALE: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6 };

function wholeNumber(text: string): number | undefined {
  const [, digits, unit] = /^(\d+(?:[_,]\d{3})*)([km]?)$/i.exec(text) ?? [];
  if (digits === undefined || unit === undefined) return undefined;
  return Number(digits.replace(/[_,]/g, '')) * (SCALE[unit.toLowerCase()] ?? 1);
}
