import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { collect } from './collect-source';

/** Files that the published producers wrote; they lie beside the checkout, where they are at all. */
const DATA = join(__dirname, '../../../shared/data');
const present = existsSync(join(DATA, 'README.md'));
const WRAPPED: Readonly<Record<string, number>> = {
  'cloudwatch-subscription.json': 60,
  'sqlalchemy-sqlite.csv': 50,
};
/** Not events: a dump as SQL statements, which is no format of ours, and samples of texts. */
const OTHER = /\.md$|\.sql$|^phi-/;

(present ? describe : describe.skip)(
  'files of the published producers, beside the checkout (skipped where they are not)',
  () => {
    const files = present ? readdirSync(DATA).filter((name) => !OTHER.test(name)) : [];
    const told = new Map(
      (present ? readFileSync(join(DATA, 'README.md'), 'utf8') : '')
        .split('\n')
        .map((line) => /^\| (\S+) \| \d+ \| (\d+) \| \d+ \|/.exec(line))
        .map((row) => [row?.[1], Number(row?.[2])]),
    );

    test('are there', () => {
      expect(files.length).toBeGreaterThan(30);
    });

    test.each(files)('%s holds as many events as its README tells', async (name) => {
      const { records, error } = await collect({ path: join(DATA, name) }, { maxEventBytes: 262_144 });
      expect(error).toBeUndefined();
      expect(records.filter((record) => record.kind === 'event')).toHaveLength(
        WRAPPED[name] ?? told.get(name) ?? -1,
      );
      expect(records.filter((record) => record.kind === 'oversize')).toEqual([]);
    });
  },
);
