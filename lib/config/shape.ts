/**
 * The part of JSON Schema 2020-12 that `lake.config.schema.json` uses. Interpreting it takes a page; compiling
 * it would cost every command its start-up, and a second definition of the same keys could drift.
 */
export interface Shape {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly items?: Shape;
  readonly minItems?: number;
  readonly uniqueItems?: boolean;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly description?: string;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
}

export interface Definitions {
  readonly $defs: Readonly<Record<string, Shape>>;
}

/** A reference's own keywords (a description, a default) stand before those of what it names. */
export function resolveShape(root: Definitions, shape: Shape): Shape {
  if (shape.$ref === undefined) return shape;
  return { ...root.$defs[shape.$ref.replace('#/$defs/', '')], ...shape };
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
