import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_CONFIG } from '../../../lib/config';
import { utcDate } from '../../../lib/core/layout';
import { VIEWS } from '../../../lib/views';
import type { RunningServer } from '../run/start-server';
import { type CaseLake, caseLakes, writeCaseLakes } from './case-lakes';
import { compareRows, type Difference } from './compare';
import { duckdbOver } from './duckdb-lake';
import { commonColumns } from './engines';
import { type AskTrino, trinoClient } from './trino-client';
import { makeEvents, makeViews, trinoEngine } from './trino-lake';
import { startTrino } from './trino-server';

const lakes = caseLakes();
/** Where a lake has no event, a range is needed all the same. */
const ANY_DAY = '2026-01-01';
/** Cases under way at once. */
const AHEAD = 3;
const MS_PER_DAY = 86_400_000;

/** All days of a lake, with one before: partition projection takes no range of one day. */
function rangeOf(days: readonly string[]): readonly [string, string] {
  const first = days[0] ?? ANY_DAY;
  return [utcDate(Date.parse(first) - MS_PER_DAY), days.at(-1) ?? first];
}

describe('trino: the fixtures of the views', () => {
  let root = '';
  let server: RunningServer;
  let ask: AskTrino;
  const compared: Promise<Difference>[] = [];

  async function compareCase({ view, folder, days, review }: CaseLake, index: number): Promise<Difference> {
    const schema = `case_${index}`;
    await makeEvents(ask, { schema, folder, range: rangeOf(days) });
    await makeViews(ask, schema, review, view);
    const files = days.length > 0 ? join(root, folder, '*', '*.parquet') : undefined;
    const duckdb = await duckdbOver(files, review);
    const engines = { duckdb: duckdb.engine, trino: trinoEngine(ask, schema) };
    const columns = VIEWS.find(({ name }) => name === view)?.columns ?? [];
    const { difference } = await compareRows(engines, columns, view);
    duckdb.close();
    return difference;
  }

  /** While one case is waited for, the next are under way: Trino plans on one core. */
  function inTurn(index: number): Promise<Difference> {
    lakes.slice(index, index + AHEAD).forEach((lake, at) => {
      const known = compared[index + at] ?? compareCase(lake, index + at);
      known.catch(() => undefined); // its own test tells
      compared[index + at] = known;
    });
    return compared[index] ?? Promise.reject(new Error(`there is no case ${index}`));
  }

  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'audit-lake-cases-'));
    await writeCaseLakes(root, lakes);
    server = await startTrino(root, { compileOnce: true });
    ask = trinoClient(server.address);
  });
  afterAll(async () => {
    await Promise.allSettled(compared);
    await server?.stop();
    if (root !== '') rmSync(root, { recursive: true, force: true });
  });

  describe.each(VIEWS)('the view $name', ({ name, columns }) => {
    const cases = lakes.map((lake, index) => ({ ...lake, index })).filter(({ view }) => view === name);

    test('is taken as it is, over no event, with the columns and types of its header', async () => {
      const schema = `empty_${name}`;
      await makeEvents(ask, { schema, folder: `empty/${name}`, range: rangeOf([]) });
      await makeViews(ask, schema, DEFAULT_CONFIG.review, name);
      const duckdb = await duckdbOver(undefined, DEFAULT_CONFIG.review);
      const engines = { duckdb: duckdb.engine, trino: trinoEngine(ask, schema) };

      expect(await commonColumns(engines, `select * from ${name}`)).toEqual(columns);
      expect(await compareRows(engines, columns, name)).toEqual({ rows: 0, difference: undefined });
      duckdb.close();
    });

    if (cases.length === 0) return; // its fixture is asked for by test/views
    test.each(cases)('answers as on duckdb: $shows', async ({ index }) => {
      expect(await inTurn(index)).toBeUndefined();
    });
  });
});
