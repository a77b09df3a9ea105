import type { OptionSpecs, ValuesOf } from './option';

/** 0: done. 1: done, and something was found. 2: could not run, or not to the end. */
export type ExitCode = 0 | 1 | 2;

export interface GlobalOptions {
  /** Directory of the lake. */
  readonly lake: string;
  /** File given with --config, if one was. */
  readonly config: string | undefined;
  readonly json: boolean;
}

export interface Invocation<O extends OptionSpecs> {
  readonly args: readonly string[];
  readonly options: ValuesOf<O>;
  readonly global: GlobalOptions;
}

export interface ArgumentSpec {
  /** As in help: `<file>` is required, `[file]` is not, `<files...>` is many. */
  readonly name: string;
  readonly says: string;
  readonly choices?: readonly string[];
  readonly isFile?: boolean;
}

export interface Example {
  readonly run: string;
  readonly says: string;
}

/** One command. Its file is loaded for help, so what costs time is imported inside `run`. */
export interface CommandSpec<O extends OptionSpecs = OptionSpecs> {
  readonly name: string;
  /** One line, in the list of commands. */
  readonly summary: string;
  /** What it does and when to use it. */
  readonly details: string;
  readonly args: readonly ArgumentSpec[];
  readonly options: O;
  /** What --json prints. */
  readonly json: string;
  /** What each exit code means here. */
  readonly exits: Readonly<Partial<Record<ExitCode, string>>>;
  readonly examples: readonly Example[];
  readonly run: (invocation: Invocation<O>) => Promise<ExitCode>;
}

/** Commands under one name: `quarantine list`, `quarantine show`. */
export interface CommandGroup {
  readonly name: string;
  readonly summary: string;
  readonly details: string;
  readonly examples: readonly Example[];
  readonly commands: readonly CommandSpec[];
}

/** Keeps the types of the options for `run`, and forgets them for the table of commands. */
export function defineCommand<const O extends OptionSpecs>(spec: CommandSpec<O>): CommandSpec {
  return spec as unknown as CommandSpec;
}
