import { listAt, textAt } from '../cloud/json';
import type { Resource } from '../cloud/template-set';

/** Where a table looks for its files. */
export interface ProjectedTable {
  readonly table: Resource;
  readonly database: string;
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly keys: readonly { readonly name: string; readonly type: string }[];
  /**
   * The partition that a file lies in, when it lies in one that the table projects; otherwise why not.
   *
   * @param uri `s3://<bucket>/<key>`
   */
  readonly partitionOf: (uri: string) => Place;
}

export type Place =
  | { readonly kind: 'inside'; readonly values: Readonly<Record<string, string>> }
  /** The file lies under the table's location, where no partition is. */
  | { readonly kind: 'missed'; readonly why: string }
  | { readonly kind: 'elsewhere' };

type Check = (value: string) => string | undefined;

/**
 * A Glue table with partition projection as Athena reads it ("Partition projection with Amazon Athena"): partitions
 * are computed from the table's parameters; what lies outside of them is silently not there.
 *
 * @param now epoch milliseconds, for ranges that say NOW
 */
export function projectedTable(table: Resource, now: number): ProjectedTable {
  const input = table.properties.TableInput;
  const location = withSlash(textAt(input, 'StorageDescriptor', 'Location') ?? '');
  const keys = columnsAt(listAt(input, 'PartitionKeys'));
  const setting = (name: string): string | undefined => textAt(input, 'Parameters', name);
  const template =
    setting('storage.location.template') ??
    location + keys.map(({ name }) => `${name}=\${${name}}/`).join('');
  const isProjected = setting('projection.enabled') === 'true';
  const pattern = patternOf(withSlash(template));
  const checks = new Map(keys.map(({ name }) => [name, checkOf(name, setting, now)]));
  return {
    table,
    database: textAt(table.properties, 'DatabaseName') ?? '',
    name: textAt(input, 'Name') ?? '',
    columns: columnsAt(listAt(input, 'StorageDescriptor', 'Columns')),
    keys,
    partitionOf(uri) {
      if (!uri.startsWith(location)) return { kind: 'elsewhere' };
      if (keys.length === 0) return { kind: 'inside', values: {} };
      if (!isProjected)
        return { kind: 'missed', why: 'projection.enabled is not true, and no partition is added' };
      const values = pattern.exec(uri)?.groups;
      if (values === undefined)
        return { kind: 'missed', why: `the key is not under storage.location.template ${template}` };
      for (const { name } of keys) {
        const value = values[name];
        if (value === undefined) return { kind: 'missed', why: `storage.location.template has no ${name}` };
        const problem = checks.get(name)?.(value);
        if (problem !== undefined) return { kind: 'missed', why: problem };
      }
      return { kind: 'inside', values };
    },
  };
}

function columnsAt(list: ReturnType<typeof listAt>) {
  return list.map((column) => ({
    name: textAt(column, 'Name') ?? '',
    type: textAt(column, 'Type') ?? '',
  }));
}

function withSlash(location: string): string {
  return location.endsWith('/') ? location : `${location}/`;
}

/** `${name}` stands for one value without a slash. */
function patternOf(template: string): RegExp {
  const text = template
    .split(/\$\{(\w+)\}/)
    .map((part, index) =>
      index % 2 === 1 ? `(?<${part}>[^/]*)` : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
    )
    .join('');
  return new RegExp(`^${text}`);
}

function checkOf(name: string, setting: (name: string) => string | undefined, now: number): Check {
  const type = setting(`projection.${name}.type`);
  const of = (property: string): string => setting(`projection.${name}.${property}`) ?? '';
  switch (type) {
    case 'date':
      return (
        stepProblem(name, of('interval'), of('interval.unit')) ??
        dateCheck(name, of('format'), of('range'), now)
      );
    case 'enum': {
      const values = of('values')
        .split(',')
        .map((value) => value.trim());
      return (value) =>
        values.includes(value) ? undefined : `"${value}" is not among the values of ${name}`;
    }
    case 'integer': {
      const [least = 0, most = 0] = of('range').split(',').map(Number);
      return (value) =>
        /^-?\d+$/.test(value) && Number(value) >= least && Number(value) <= most
          ? undefined
          : `"${value}" is not in the range of ${name}`;
    }
    case 'injected':
      return () => `${name} is injected: a question that does not name one value of it fails`;
    default:
      return () => `projection.${name}.type is ${type ?? 'missing'}`;
  }
}

/** Days are in steps of one: a day between two steps is not there ("Supported types for partition projection"). */
function stepProblem(name: string, interval: string, unit: string): Check | undefined {
  const isDaily = ['', '1'].includes(interval) && ['', 'DAYS'].includes(unit.toUpperCase());
  return isDaily ? undefined : () => `projection.${name} goes in steps of ${interval} ${unit}`;
}

const DAY_MS = 86_400_000;
const UNIT_MS: Readonly<Record<string, number>> = {
  SECOND: 1_000,
  MINUTE: 60_000,
  HOUR: 3_600_000,
  DAY: DAY_MS,
  WEEK: 7 * DAY_MS,
};

/** Whole UTC dates only: that is what the lake partitions by. */
function dateCheck(name: string, format: string, range: string, now: number): Check {
  if (format !== 'yyyy-MM-dd') return () => `projection.${name}.format "${format}" does not give yyyy-MM-dd`;
  const [from, to] = range.split(',').map((end) => instant(end.trim(), now));
  if (from === undefined || to === undefined)
    return () => `projection.${name}.range "${range}" is not understood`;
  const [first, last] = [from, to].map((time) => new Date(time).toISOString().slice(0, 10));
  return (value) => {
    const time = /^\d{4}-\d\d-\d\d$/.test(value) ? Date.parse(value) : Number.NaN;
    if (Number.isNaN(time)) return `"${value}" is no date`;
    const isInside = value >= (first ?? '') && value <= (last ?? '');
    return isInside ? undefined : `${value} is outside projection.${name}.range ${range}`;
  };
}

/** A date, or NOW with an offset such as `NOW+1DAYS`. */
function instant(text: string, now: number): number | undefined {
  const [, sign, count, unit] = /^NOW(?:\s*([+-])\s*(\d+)\s*([A-Z]+?)S?)?$/.exec(text) ?? [];
  if (!text.startsWith('NOW')) {
    const time = Date.parse(text);
    return Number.isNaN(time) ? undefined : time;
  }
  if (sign === undefined) return text === 'NOW' ? now : undefined;
  const unitMs = UNIT_MS[unit ?? ''];
  return unitMs === undefined ? undefined : now + (sign === '-' ? -1 : 1) * Number(count) * unitMs;
}
