import { show, showList } from './config-problem';
import { nearestName } from './nearest-name';
import { isObject, type Shape } from './shape';

/** One keyword or two, and what to say when a value breaks it. */
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
export const SHAPE_RULES: readonly Rule[] = [
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
