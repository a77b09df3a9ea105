import type { Mutation } from './mutation';
import { type Draft, drop, type Editable, inside, listIn, put, rewrite, takeOut } from './template-draft';

const tableIn = (draft: Draft, tier: string, name: string): Editable =>
  inside(draft.find('AWS::Glue::Table', `/tier=${tier}/`, `"Name":"${name}"`), 'TableInput');
const workgroup = (draft: Draft): Editable =>
  inside(draft.find('AWS::Athena::WorkGroup', 'audit-lake-dev-routine'), 'WorkGroupConfiguration');
const events = (draft: Draft): Editable => tableIn(draft, 'clinical', 'events');
const columns = (input: Editable): Editable[] => listIn(input, 'StorageDescriptor', 'Columns');
const column = (input: Editable, name: string): Editable => {
  const found = columns(input).find(({ Name: called }) => called === name);
  if (found === undefined) throw new Error(`no column ${name}`);
  return found;
};
const parameters = (input: Editable): Editable => inside(input, 'Parameters');

const textOf = (input: Editable): Editable => {
  const [, packed = ''] = /View: (\S+) /.exec(String(input.ViewOriginalText)) ?? [];
  return JSON.parse(Buffer.from(packed, 'base64').toString('utf8')) as Editable;
};

/** The view audit_events of the standard tier, its text opened, changed and packed again. */
function editView(draft: Draft, change: (definition: Editable, input: Editable) => void): void {
  const table = draft.findWhere('AWS::Glue::Table', (properties) => {
    const input = inside(properties, 'TableInput');
    return input.Name === 'audit_events' && String(textOf(input).schema).endsWith('_standard');
  });
  const input = inside(table, 'TableInput');
  const definition = textOf(input);
  change(definition, input);
  const text = Buffer.from(JSON.stringify(definition)).toString('base64');
  put(input, 'ViewOriginalText', `/* Presto View: ${text} */`);
}

/** Tables and views that do not say what the rows and the keys are. */
export const schemaMutations: readonly Mutation[] = [
  {
    name: 'a column of the row is missing in the Glue table',
    expected: 'column_missing',
    mutate: (draft) => takeOut(columns(events(draft)), ({ Name: name }) => name === 'patient_id'),
  },
  {
    name: 'a column that rows rarely have is missing in the Glue table',
    expected: 'column_missing',
    mutate: (draft) => takeOut(columns(events(draft)), ({ Name: name }) => name === 'redactions'),
  },
  {
    name: 'the Glue table has a column that no row has',
    expected: 'column_unknown',
    mutate: (draft) => void columns(events(draft)).push({ Name: 'ward', Type: 'string' }),
  },
  {
    name: 'a number is text in the Glue table',
    expected: 'column_type',
    mutate: (draft) => put(column(events(draft), 'http_status_code'), 'Type', 'string'),
  },
  {
    name: 'a time is a date in the Glue table',
    expected: 'column_type',
    mutate: (draft) => put(column(events(draft), 'event_time'), 'Type', 'date'),
  },
  {
    name: 'a text is a number in the Glue table',
    expected: 'conversion',
    mutate: (draft) => put(column(events(draft), 'action_type'), 'Type', 'int'),
  },
  {
    name: 'a column has a type that rows cannot have',
    expected: 'column_type',
    mutate: (draft) => put(column(events(draft), 'metadata'), 'Type', 'struct<a:string>'),
  },
  {
    name: 'the partition is a column of the file as well',
    expected: 'conversion',
    mutate: (draft) => void columns(events(draft)).push({ Name: 'event_date', Type: 'string' }),
  },
  {
    name: 'the projected range begins after the events',
    expected: 'not_projected',
    mutate: (draft) =>
      rewrite(parameters(events(draft)), 'projection.event_date.range', /^[\d-]+/, '2026-01-20'),
  },
  {
    name: 'the projected range ends before today, after every event that came',
    expected: 'not_projected',
    mutate: (draft) =>
      rewrite(parameters(events(draft)), 'projection.event_date.range', 'NOW+1DAYS', 'NOW-1DAYS'),
  },
  {
    name: 'the projected range ends today, and a clock may be a day ahead',
    expected: 'not_projected',
    mutate: (draft) => rewrite(parameters(events(draft)), 'projection.event_date.range', '+1DAYS', ''),
  },
  {
    name: 'the projected range begins after the first day that the clock lets in',
    expected: 'not_projected',
    mutate: (draft) =>
      rewrite(parameters(events(draft)), 'projection.event_date.range', /^[\d-]+/, '2020-01-02'),
  },
  {
    name: 'the projected dates are a week apart',
    expected: 'not_projected',
    mutate: (draft) => put(parameters(events(draft)), 'projection.event_date.interval', '7'),
  },
  {
    name: 'the partition must be named in every question',
    expected: 'not_projected',
    mutate: (draft) => put(parameters(events(draft)), 'projection.event_date.type', 'injected'),
  },
  {
    name: 'the table reads JSON where Parquet is written',
    expected: 'table_format',
    mutate: (draft) =>
      put(
        inside(events(draft), 'StorageDescriptor', 'SerdeInfo'),
        'SerializationLibrary',
        'org.openx.data.jsonserde.JsonSerDe',
      ),
  },
  {
    name: 'the table reads lines of text',
    expected: 'table_format',
    mutate: (draft) =>
      put(
        inside(events(draft), 'StorageDescriptor'),
        'InputFormat',
        'org.apache.hadoop.mapred.TextInputFormat',
      ),
  },
  {
    name: 'a workgroup lets whoever asks say where the answer goes',
    expected: 'workgroup',
    mutate: (draft) => put(workgroup(draft), 'EnforceWorkGroupConfiguration', false),
  },
  {
    name: 'a workgroup has no cap',
    expected: 'workgroup',
    mutate: (draft) => drop(workgroup(draft), 'BytesScannedCutoffPerQuery'),
  },
  {
    name: 'the partition is a number in the Glue table',
    expected: 'column_type',
    mutate: (draft) => put(listIn(events(draft), 'PartitionKeys')[0] ?? {}, 'Type', 'int'),
  },
  {
    name: 'the projected dates have another format',
    expected: 'not_projected',
    mutate: (draft) => put(parameters(events(draft)), 'projection.event_date.format', 'yyyyMMdd'),
  },
  {
    name: 'projection is not enabled',
    expected: 'not_projected',
    mutate: (draft) => put(parameters(events(draft)), 'projection.enabled', 'false'),
  },
  {
    name: 'the table looks into another folder',
    expected: 'not_projected',
    mutate: (draft) =>
      rewrite(parameters(events(draft)), 'storage.location.template', 'event_date=', 'date='),
  },
  {
    name: 'the table looks into the vault of another tier',
    expected: 'not_projected',
    mutate: (draft) =>
      rewrite(inside(events(draft), 'StorageDescriptor'), 'Location', 'tier=clinical', 'tier=sud'),
  },
  {
    name: 'the quarantine table has no column for the refused bytes',
    expected: 'quarantine_unreadable',
    mutate: (draft) =>
      takeOut(columns(tableIn(draft, 'standard', 'quarantine')), ({ Name: name }) => name === 'rawdata'),
  },
  {
    name: 'a view names a column that nobody has',
    expected: 'view_sql',
    mutate: (draft) =>
      editView(draft, (view) => rewrite(view, 'originalSql', /\bpatient_id\b/, 'patient_no')),
  },
  {
    name: 'a view looks its names up in a database that is not there',
    expected: 'view_sql',
    mutate: (draft) => editView(draft, (view) => put(view, 'schema', 'audit_lake_nowhere')),
  },
  {
    name: 'a view declares another type than its text gives',
    expected: 'view_columns',
    mutate: (draft) => editView(draft, (view) => rewrite(view, 'columns', 'bigint', 'integer')),
  },
  {
    name: "a view's table lacks a column of its text",
    expected: 'view_columns',
    mutate: (draft) =>
      editView(draft, (_, table) => takeOut(columns(table), ({ Name: name }) => name === 'event_date')),
  },
  {
    name: 'a view keeps the later of two deliveries apart by nothing',
    expected: 'rows',
    mutate: (draft) =>
      editView(draft, (view) => rewrite(view, 'originalSql', 'delivery = 1', 'delivery >= 1')),
  },
];
