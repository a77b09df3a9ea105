import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { at, listAt, textAt } from '../../cloud/json';
import type { Resource, TemplateSet } from '../../cloud/template-set';

/** A table or view of the templates, as the Data Catalog would have it. */
export interface CatalogTable {
  readonly database: string;
  readonly name: string;
  readonly isView: boolean;
}

/**
 * Writes the templates' Data Catalog as Trino's own file metastore: databases, tables of events and views, word for
 * word, so that Trino reads what Athena will read. Only where the files are is said otherwise.
 *
 * @param folderOf folder of a table's partitions by its database, from the folder that the server sees
 */
export function writeCatalog(
  root: string,
  templates: TemplateSet,
  folderOf: (database: string) => string,
): readonly CatalogTable[] {
  const metastore = join(root, 'metastore');
  mkdirSync(metastore, { recursive: true });
  for (const { properties } of templates.ofType('AWS::Glue::Database')) {
    const name = textAt(properties, 'DatabaseInput', 'Name') ?? '';
    write(join(metastore, `.${name}.trinoSchema`), {
      writerVersion: '483',
      databaseName: name,
      parameters: {},
    });
  }
  return templates.ofType('AWS::Glue::Table').flatMap((table) => {
    const one = catalogTable(table);
    const content = one.isView ? viewFile(table) : eventsFile(table, folderOf(one.database));
    if (content === undefined) return [];
    const folder = join(metastore, one.database, one.name);
    mkdirSync(folder, { recursive: true });
    write(join(folder, '.trinoSchema'), content);
    return [one];
  });
}

function write(path: string, content: object): void {
  writeFileSync(path, JSON.stringify(content));
}

function catalogTable({ properties }: Resource): CatalogTable {
  return {
    database: textAt(properties, 'DatabaseName') ?? '',
    name: textAt(properties, 'TableInput', 'Name') ?? '',
    isView: textAt(properties, 'TableInput', 'TableType') === 'VIRTUAL_VIEW',
  };
}

function viewFile({ properties }: Resource): object {
  const { TableInput: input } = properties;
  return {
    ...commonPart(properties),
    tableType: 'VIRTUAL_VIEW',
    originalStorageFormat: {},
    viewOriginalText: textAt(input, 'ViewOriginalText'),
    viewExpandedText: textAt(input, 'ViewExpandedText'),
  };
}

/** Undefined for a table that is not in Parquet: the refused lines, which no view reads. */
function eventsFile({ properties }: Resource, folder: string): object | undefined {
  const { TableInput: input } = properties;
  const serde = textAt(input, 'StorageDescriptor', 'SerdeInfo', 'SerializationLibrary') ?? '';
  if (!serde.includes('Parquet')) return undefined;
  const stored = textAt(input, 'StorageDescriptor', 'Location') ?? '';
  const moved = JSON.stringify(commonPart(properties)).replaceAll(stored, `local:///${folder}/`);
  return {
    ...(JSON.parse(moved) as object),
    tableType: 'EXTERNAL_TABLE',
    externalLocation: `local:///${folder}/`,
    originalStorageFormat: {
      serde,
      inputFormat: textAt(input, 'StorageDescriptor', 'InputFormat'),
      outputFormat: textAt(input, 'StorageDescriptor', 'OutputFormat'),
    },
  };
}

function commonPart({ TableInput: input }: Resource['properties']): object {
  const columns = (list: ReturnType<typeof listAt>) =>
    list.map((column) => ({ name: textAt(column, 'Name'), type: textAt(column, 'Type'), properties: {} }));
  return {
    writerVersion: '483',
    owner: 'tests',
    dataColumns: columns(listAt(input, 'StorageDescriptor', 'Columns')),
    partitionColumns: columns(listAt(input, 'PartitionKeys')),
    parameters: at(input, 'Parameters') ?? {},
    serdeParameters: {},
    columnStatistics: {},
  };
}
