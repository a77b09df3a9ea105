import { at, type ConfigProblem, show, showList } from './config-problem';
import { nearestName } from './nearest-name';

/**
 * The part of JSON Schema 2020-12 that `lake.config.schema.json` uses. Interpreting it takes a page; compiling
 * it would cost every command its start-up, and a second definition of the same keys could drift.
 */
export interface Shape {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Shape>>;
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

/** `sound` is the value without what was refused, so that the rules between keys can still be asked. */
export interface Checked {
  readonly problems: readonly ConfigProblem[];
  readonly sound: unknown;
}

interface Rule {
  readonly fails: (shape: Shape, value: unknown) => boolean;
  readonly allowed: (shape: Shape) => string;
  readonly fix: (shape: Shape, value: unknown) => string;
}

const HAS_TYPE: Readonly<Record<string, (value: unknown) => boolean>> = {
  object: isObject,
  array: Array.isArray,
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: (value) => Number.isInteger(value),
};

/** The first rule that a value breaks is the one reported for it. */
const RULES: readonly Rule[] = [
  {
    fails: ({ type }, value) => type !== undefined && HAS_TYPE[type]?.(value) !== true,
    allowed: (shape) => `${article(shape.type)}${range(shape)}`,
    fix: (shape, value) => unquoted(shape, value) ?? `write ${article(shape.type)}${like(shape)}`,
  },
  {
    fails: (shape, value) => shape.enum !== undefined && !shape.enum.includes(value),
    allowed: (shape) => showList(shape.enum ?? []),
    fix: (shape, value) => closest(shape.enum ?? [], value) ?? 'write one of the allowed values',
  },
  {
    fails: (shape, value) => shape.const !== undefined && shape.const !== value,
    allowed: (shape) => show(shape.const),
    fix: (shape) => `write exactly ${show(shape.const)}, or remove it`,
  },
  {
    fails: ({ minimum = -Infinity, maximum = Infinity }, value) =>
      typeof value === 'number' && !(value >= minimum && value <= maximum),
    allowed: (shape) => `${article(shape.type)}${range(shape)}`,
    fix: (shape) => `write ${article(shape.type)}${range(shape)}`,
  },
  {
    fails: (shape, value) => typeof value === 'string' && !fits(shape, value),
    allowed: (shape) => shape.description ?? `text that matches ${shape.pattern ?? ''}`,
    fix: (shape) => `change it${like(shape)}`,
  },
  {
    fails: ({ minItems = 0 }, value) => Array.isArray(value) && value.length < minItems,
    allowed: ({ minItems = 0 }) => `at least ${minItems} in the list`,
    fix: (shape) => `add one${like(shape)}`,
  },
  {
    fails: ({ uniqueItems }, value) =>
      uniqueItems === true && Array.isArray(value) && new Set(value).size < value.length,
    allowed: () => 'each value once',
    fix: () => 'remove the repeated value',
  },
];

/** Compares a value with its shape and collects everything that is wrong, in the order of the file. */
export function checkShape(root: Definitions, shape: Shape, value: unknown, path = ''): Checked {
  const resolved = resolveShape(root, shape);
  const broken = RULES.find((rule) => rule.fails(resolved, value));
  if (broken !== undefined) {
    const problem = {
      path,
      found: show(value),
      allowed: broken.allowed(resolved),
      fix: broken.fix(resolved, value),
    };
    return { problems: [problem], sound: undefined };
  }
  if (isObject(value)) return checkMembers(root, resolved.properties ?? {}, value, path);
  if (Array.isArray(value) && resolved.items !== undefined) {
    const { items } = resolved;
    const checked = value.map((item, index) => checkShape(root, items, item, at(path, index)));
    return {
      problems: checked.flatMap(({ problems }) => problems),
      sound: checked.map(({ sound }) => sound), // refused items stay as undefined: the others keep their index
    };
  }
  return { problems: [], sound: value };
}

/** A reference's own keywords (a description, a default) stand before those of what it names. */
export function resolveShape(root: Definitions, shape: Shape): Shape {
  if (shape.$ref === undefined) return shape;
  return { ...root.$defs[shape.$ref.replace('#/$defs/', '')], ...shape };
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function checkMembers(
  root: Definitions,
  shapes: Readonly<Record<string, Shape>>,
  value: Readonly<Record<string, unknown>>,
  path: string,
): Checked {
  const problems: ConfigProblem[] = [];
  const sound: [string, unknown][] = [];
  for (const [name, member] of Object.entries(value)) {
    const shape = Object.hasOwn(shapes, name) ? shapes[name] : undefined;
    if (shape === undefined) {
      problems.push(unknownKey(name, Object.keys(shapes), member, path));
      continue;
    }
    const checked = checkShape(root, shape, member, at(path, name));
    problems.push(...checked.problems);
    if (checked.sound !== undefined) sound.push([name, checked.sound]);
  }
  return { problems, sound: Object.fromEntries(sound) };
}

function unknownKey(name: string, known: readonly string[], value: unknown, path: string): ConfigProblem {
  const meant = nearestName(name, known);
  return {
    path: at(path, name),
    found: `the unknown key ${show(name)} (${show(value)})`,
    allowed: `the keys ${showList(known)}`,
    fix: meant === undefined ? 'remove it' : `did you mean ${show(meant)}?`,
  };
}

function fits(shape: Shape, value: string): boolean {
  const length = [...value].length; // JSON Schema counts characters, not UTF-16 units
  return (
    length >= (shape.minLength ?? 0) &&
    length <= (shape.maxLength ?? Infinity) &&
    (shape.pattern === undefined || new RegExp(shape.pattern, 'u').test(value)) &&
    (shape.format !== 'date' || isCalendarDate(value))
  );
}

function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function article(type: string | undefined): string {
  return type === undefined ? 'a value' : /^[aio]/.test(type) ? `an ${type}` : `a ${type}`;
}

function range({ minimum, maximum }: Shape): string {
  return minimum === undefined || maximum === undefined ? '' : ` from ${minimum} to ${maximum}`;
}

function like({ default: standard, examples }: Shape): string {
  const example = standard ?? examples?.[0];
  return example === undefined ? '' : `, for example ${show(example)}`;
}

function closest(values: readonly unknown[], value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const meant = nearestName(
    value,
    values.filter((one) => typeof one === 'string'),
  );
  return meant === undefined ? undefined : `did you mean ${show(meant)}?`;
}

function unquoted({ type }: Shape, value: unknown): string | undefined {
  const isNumeric = typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value));
  return isNumeric && (type === 'number' || type === 'integer')
    ? `write ${Number(value)} without quotes`
    : undefined;
}
