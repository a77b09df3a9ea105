import type { JsonObject } from '../cloud/json';
import type { Resource } from '../cloud/template-set';
import { projectedTable } from './projection';

const NOW = Date.UTC(2026, 2, 10, 12);
/** `<name>` stands for a variable of a location template. */
const template = (text: string): string => text.replaceAll('<', '${').replaceAll('>', '}');

const SETTINGS = {
  'projection.enabled': 'true',
  'projection.day.type': 'date',
  'projection.day.format': 'yyyy-MM-dd',
  'projection.day.range': '2026-01-01,NOW+1DAYS',
  'storage.location.template': template('s3://b/events/day=<day>/'),
};

function aTable(parameters: JsonObject = SETTINGS, keys: readonly string[] = ['day']) {
  const table = {
    properties: {
      DatabaseName: 'd',
      TableInput: {
        Name: 't',
        Parameters: parameters,
        PartitionKeys: keys.map((Name) => ({ Name, Type: 'string' })),
        StorageDescriptor: { Location: 's3://b/events/', Columns: [{ Name: 'a', Type: 'int' }] },
      },
    },
  } as unknown as Resource;
  return projectedTable(table, NOW);
}

describe('a table with projection', () => {
  test.each([
    ['the first day', '2026-01-01'],
    ['today', '2026-03-10'],
    ['the last day that NOW reaches', '2026-03-11'],
  ])('finds a file of %s', (_title, day) => {
    const place = aTable().partitionOf(`s3://b/events/day=${day}/x.parquet`);
    expect(place).toEqual({ kind: 'inside', values: expect.objectContaining({ day }) });
  });

  test.each([
    ['before the range', 's3://b/events/day=2025-12-31/x', 'outside'],
    ['after the range', 's3://b/events/day=2026-03-12/x', 'outside'],
    ['of no date', 's3://b/events/day=2026-02-30x/x', 'no date'],
    ['beside the template', 's3://b/events/date=2026-01-01/x', 'template'],
  ])('misses a file %s', (_title, uri, why) => {
    expect(aTable().partitionOf(uri)).toEqual({ kind: 'missed', why: expect.stringContaining(why) });
  });

  test('says nothing of files elsewhere', () => {
    expect(aTable().partitionOf('s3://b/quarantine/day=2026-01-01/x')).toEqual({ kind: 'elsewhere' });
  });

  test.each<[string, JsonObject, string]>([
    ['projection that is off', { ...SETTINGS, 'projection.enabled': 'false' }, 'projection.enabled'],
    ['another format', { ...SETTINGS, 'projection.day.format': 'dd.MM.yyyy' }, 'format'],
    ['a range that is not understood', { ...SETTINGS, 'projection.day.range': 'NOW-1,SOON' }, 'range'],
    ['no type', { 'projection.enabled': 'true' }, 'type'],
  ])('finds nothing with %s', (_title, parameters, why) => {
    const place = aTable(parameters).partitionOf('s3://b/events/day=2026-01-01/x');
    expect(place).toEqual({ kind: 'missed', why: expect.stringContaining(why) });
  });

  test.each<[string, JsonObject, string, boolean]>([
    ['a listed value', { type: 'enum', values: 'a, b' }, 'b', true],
    ['a value that is not listed', { type: 'enum', values: 'a,b' }, 'c', false],
    ['a number in the range', { type: 'integer', range: '1,9' }, '9', true],
    ['a number outside the range', { type: 'integer', range: '1,9' }, '10', false],
    ['an injected value, which a question must name', { type: 'injected' }, 'whatever', false],
  ])('knows %s', (_title, settings, value, isInside) => {
    const parameters = Object.fromEntries(
      Object.entries(settings).map(([name, text]) => [`projection.day.${name}`, text]),
    );
    const table = aTable({ 'projection.enabled': 'true', ...parameters });
    expect(table.partitionOf(`s3://b/events/day=${value}/x`).kind).toBe(isInside ? 'inside' : 'missed');
  });

  test('without partition keys finds all that lies in its location', () => {
    expect(aTable({}, []).partitionOf('s3://b/events/x').kind).toBe('inside');
  });
});
