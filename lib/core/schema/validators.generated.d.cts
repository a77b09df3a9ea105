/** Types of validators.generated.cjs, which compile.mjs writes from the JSON Schemas. */
import type { VALIDATOR_RUNTIME } from './formats';

/** The part of ajv's error object that is read. It never holds the value that was refused. */
interface SchemaError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

interface Validator {
  (value: unknown): boolean;
  /** of the last call, innermost first */
  errors?: readonly SchemaError[] | null;
}

declare function link(runtime: typeof VALIDATOR_RUNTIME): Readonly<Record<string, Validator>>;
export = link;
