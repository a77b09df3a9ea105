import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SCOPES } from '../../../lib/constructs/lake-names';
import { databaseName } from '../../../lib/core/deployed-names';
import { TIERS } from '../../../lib/core/tiers';
import { REVIEW_SETTINGS, VIEW_TYPES, VIEWS } from '../../../lib/views';
import { synthLake } from '../../cloud/synth-lake';
import { loadTemplates } from '../../cloud/template-set';
import { rowsOfCase } from '../../fixtures/view-cases';
import type { RunningServer } from '../run/start-server';
import { writeCaseLakes } from './case-lakes';
import { type CatalogTable, writeCatalog } from './template-catalog';
import { type AskTrino, trinoClient } from './trino-client';
import { startTrino } from './trino-server';

const STAGE = 'dev';
const DAY = '2026-03-02';

describe("trino: the templates' own catalog", () => {
  let root = '';
  let server: RunningServer | undefined;
  let ask: AskTrino;
  let tables: readonly CatalogTable[];

  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'audit-lake-catalog-'));
    const lakes = TIERS.map(({ name }, index) => ({
      folder: `cases/lake=${index}`,
      rows: rowsOfCase([{ event_id: index + 1, timestamp: `${DAY}T08:00:00Z` }]).map((row) =>
        JSON.stringify({ ...(JSON.parse(row) as object), tier: name }),
      ),
    }));
    await writeCaseLakes(root, lakes);
    const folders = new Map(TIERS.map(({ name }, at) => [databaseName(STAGE, name), lakes[at]?.folder]));
    tables = writeCatalog(
      root,
      loadTemplates(synthLake({})),
      (database) => folders.get(database) ?? 'nowhere',
    );
    server = await startTrino(root, { compileOnce: true });
    ask = trinoClient(server.address);
  });
  afterAll(async () => {
    await server?.stop();
    if (root !== '') rmSync(root, { recursive: true, force: true });
  });

  describe.each(SCOPES)('the database of $name', ({ name, tiers }) => {
    const database = databaseName(STAGE, name);

    test('has every view in the form in which Athena stores one, and the engine takes each', async () => {
      const views = tables.filter((table) => table.database === database && table.isView);
      expect(views.map((view) => view.name)).toEqual(
        expect.arrayContaining([REVIEW_SETTINGS.name, ...VIEWS.map((view) => view.name)]),
      );

      for (const view of VIEWS) {
        // The engine compares the stored types with those of the SQL, and calls a view stale where they differ.
        const { columns } = await ask(`select * from ${view.name} limit 0`, database);
        expect({ view: view.name, columns: columns.map((column) => [column.name, column.type]) }).toEqual({
          view: view.name,
          columns: view.columns.map((column) => [column.name, VIEW_TYPES[column.type].trino]),
        });
      }
    });

    test('finds the events of its tiers, and of no other, by computed partitions', async () => {
      const found = await ask(`select tier from user_activity where event_date = '${DAY}'`, database);
      const dayBefore = await ask(`select tier from user_activity where event_date = '2026-03-01'`, database);

      expect(found.rows.flat().sort()).toEqual([...tiers].sort());
      expect(dayBefore.rows).toEqual([]);
    });
  });
});
