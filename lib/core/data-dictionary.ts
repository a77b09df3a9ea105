import { COLUMNS, PARTITION_COLUMN } from './columns';
import { TIERS } from './tiers';

/** The data dictionary as Markdown, from the definitions that the lake itself runs on. */
export function dataDictionary(): string {
  const rows = [...COLUMNS, PARTITION_COLUMN].map(
    ({ name, type, identifier, says }) => `| \`${name}\` | ${type} | ${identifier} | ${says} |`,
  );
  const tiers = TIERS.map(({ name, level, holds }) => `| \`${name}\` | ${level} | ${holds} |`);
  return [
    '# Data dictionary',
    '',
    'Generated from `lib/core/columns.ts` and `lib/core/tiers.ts` by `npm run docs`; a test fails when it is stale.',
    '',
    'One row per event, the same in the local lake (Parquet, DuckDB) and in the deployed one (Parquet, Glue, Athena).',
    'Columns are only ever appended. `event_date` is the partition: it is in the key, not in the file.',
    '',
    'Identifier classes: **direct** points at one person, **quasi** helps to single one out together with others,',
    '**clinical** says something about care, **billing** about payment, **none** is operational. The lake receives',
    'no payloads, so no column is of class billing alone; `metadata` can hold billing words such as a payer id.',
    'A class describes what a column may hold. It is no statement about de-identification under 45 CFR 164.514.',
    '',
    '| column | type | identifier class | holds |',
    '|---|---|---|---|',
    ...rows,
    '',
    '## Tiers',
    '',
    '| tier | level | holds |',
    '|---|---|---|',
    ...tiers,
    '',
  ].join('\n');
}
