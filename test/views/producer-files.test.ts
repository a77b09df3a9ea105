import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rowJson } from '../../lib/core/audit-row';
import { ingestEvent } from '../../lib/core/ingest';
import { readSource } from '../../lib/local/source/read-source';
import { RULES } from '../fixtures/rules';
import { aViewLake } from '../fixtures/view-lake';

/** Files that the published producers wrote, and what a walk along their links found; not part of the project. */
const FOLDER = join(__dirname, '../../../shared/data');
const present = existsSync(join(FOLDER, 'README.md'));
const readme = present ? readFileSync(join(FOLDER, 'README.md'), 'utf8') : '';
const RECEIVED_AT = Date.UTC(2027, 0, 1);

type Findings = Readonly<Record<string, number>>;

/** What the README counts, as the finding that it is. */
const KINDS: Readonly<Record<string, string>> = {
  chain_start: 'start',
  forked_prev: 'fork',
  exact_duplicate: 'duplicate',
  prev_not_in_file: 'gap',
  no_integrity: 'stripped',
  hash_bad: 'altered',
};

interface Walked {
  readonly file: string;
  readonly events: number;
  readonly findings: Findings;
}

/** The rows `| file | published verifier | walk |` of files whose events are all valid: a lake has no others. */
function walkedFiles(): readonly Walked[] {
  const whole = new Map(
    [...readme.matchAll(/^\| (\S+) \| \d+ \| (\d+) \| (\d+) \|/gm)]
      .filter(([, , events, valid]) => events === valid)
      .map(([, file = '', events]) => [file, Number(events)]),
  );
  const chains = readme.slice(readme.indexOf('## Chains'));
  return [...chains.matchAll(/^\| (\S+) \| (?:PASS|FAIL)[^|]*\| ([^|]*) \|$/gm)].flatMap(
    ([, file = '', walk = '']) => {
      const events = whole.get(file);
      return events === undefined ? [] : [{ file, events, findings: findingsOf(walk) }];
    },
  );
}

function findingsOf(walk: string): Findings {
  const counted = [...walk.matchAll(/(\w+) (\d+)/g)].map(
    ([, name = '', count]) => [name, Number(count)] as const,
  );
  return Object.fromEntries(
    counted.flatMap(([name, count]) => (name in KINDS ? [[KINDS[name], count]] : [])),
  );
}

async function rowsOfFile(file: string): Promise<readonly string[]> {
  const rows: string[] = [];
  const source = readSource({ path: join(FOLDER, file) }, { maxEventBytes: RULES.maxEventBytes });
  for await (const records of source) {
    for (const record of records) {
      if (record.kind !== 'event') continue;
      const verdict = ingestEvent(record.raw, RECEIVED_AT, RULES);
      if (verdict.verdict === 'rejected') continue;
      rows.push(`${rowJson(verdict).slice(0, -1)},"event_date":${JSON.stringify(verdict.eventDate)}}`);
    }
  }
  return rows;
}

/** The README counts every beginning of a chain; the view, which knows a producer's first one, the others. */
async function findingsIn(files: readonly string[]): Promise<{ events: number; findings: Findings }> {
  const rows = (await Promise.all(files.map(rowsOfFile))).flat();
  const lake = await aViewLake(rows);
  const found = await lake.rows('select kind, count(*) from chain_integrity group by kind');
  const [[begun] = []] = await lake.rows(
    'select count(distinct service_name) from events where event_hash is not null and prev_event_hash is null',
  );
  lake.close();
  const { restart = 0, ...findings } = Object.fromEntries(found) as Findings;
  const start = restart + Number(begun);
  return { events: rows.length, findings: start > 0 ? { ...findings, start } : findings };
}

(present ? describe : describe.skip)(
  `chain_integrity over files of the published producers (${present ? 'read' : 'SKIPPED: there is no folder'} ../shared/data)`,
  () => {
    const walked = walkedFiles();

    test('has files of every kind of finding', () => {
      const kinds = new Set(walked.flatMap(({ findings }) => Object.keys(findings)));

      expect([...kinds].sort()).toEqual(Object.values(KINDS).sort());
      expect(walked.length).toBeGreaterThan(15);
    });

    test.each(walked)(
      'finds in $file what its README counts: $findings',
      async ({ file, events, findings }) => {
        expect(await findingsIn([file])).toEqual({ events, findings });
      },
    );

    test('finds one whole chain in the two files of a rotation together', async () => {
      const { findings } = await findingsIn(['chained-rotated-1.jsonl', 'chained-rotated-2.jsonl']);

      expect(findings).toEqual({ start: 1 });
    });
  },
);
