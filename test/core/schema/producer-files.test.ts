import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { validateEvent } from '../../../lib/core/audit-event';
import type { Refusal } from '../../../lib/core/refusal';

/** Files that the published producers wrote, and what their own validator says of each line; not part of the project. */
const FOLDER = resolve(__dirname, '../../../../shared/data');
const present = existsSync(join(FOLDER, 'README.md'));
const readme = present ? readFileSync(join(FOLDER, 'README.md'), 'utf8') : '';

interface Listed {
  readonly file: string;
  readonly events: number;
  readonly valid: number;
}

/** The rows `| file | lines | events | valid | ...` of files that hold one bare event a line. */
const LISTED: readonly Listed[] = [...readme.matchAll(/^\| (\S+\.jsonl) \| \d+ \| (\d+) \| (\d+) \|/gm)]
  .map(([, file = '', events, valid]) => ({ file, events: Number(events), valid: Number(valid) }))
  .filter(({ file }) => !file.startsWith('dynamodb'));

/** By file and line: the places that are wrong, as pointers; none when the line is not even JSON. */
function listedFaults(): ReadonlyMap<string, ReadonlyMap<number, readonly string[]>> {
  const faults = new Map<string, Map<number, readonly string[]>>();
  let lines = new Map<number, readonly string[]>();
  const section = readme.slice(readme.indexOf('## Lines that are not valid'));
  for (const row of section.split('\n')) {
    const [, file] = /^### (\S+)/.exec(row) ?? [];
    if (file !== undefined) {
      lines = new Map();
      faults.set(file, lines);
    }
    const [, numbers, why = ''] = /^- lines? ([\d, ]+)(?: and \d+ more)?: (.*)/.exec(row) ?? [];
    const places = [...why.matchAll(/(?:^|; )(\(root\)|[a-z_]+(?:\.[a-z_]+)*): /g)].map(([, place = '']) =>
      place === '(root)' ? '' : `/${place.replaceAll('.', '/')}`,
    );
    for (const number of numbers?.split(',') ?? []) lines.set(Number(number), places);
  }
  return faults;
}

/** The README names the object in which a member is missing or unexpected, a refusal the member. */
function place({ path, detail }: Refusal): string {
  return /required|additionalProperties/i.test(detail) ? path.slice(0, path.lastIndexOf('/')) : path;
}

function judge(line: string): Refusal | undefined | 'not JSON' {
  try {
    const result = validateEvent(JSON.parse(line));
    return result.ok ? undefined : result.refusal;
  } catch {
    return 'not JSON';
  }
}

function judgeFile(file: string): readonly ReturnType<typeof judge>[] {
  const lines = readFileSync(join(FOLDER, file), 'utf8').split('\n');
  return lines.filter((line) => line !== '').map(judge);
}

(present ? describe : describe.skip)(
  `files of the published producers (${present ? 'read' : 'SKIPPED: there is no folder'} ../shared/data)`,
  () => {
    it('finds the table of the README', () => {
      expect(LISTED.length).toBeGreaterThan(20);
      expect(listedFaults().size).toBeGreaterThan(2);
    });

    it.each(LISTED)(
      'judges $file as the published validator does: $valid of $events valid',
      ({ file, events, valid }) => {
        const verdicts = judgeFile(file);
        expect(verdicts).toHaveLength(events);
        expect(verdicts.filter((verdict) => verdict === undefined)).toHaveLength(valid);
      },
    );

    it.each([...listedFaults().keys()].filter((file) => file.endsWith('.jsonl')))(
      'names a place that the published validator names, in every listed line of %s',
      (file) => {
        const verdicts = judgeFile(file);
        for (const [number, places] of listedFaults().get(file) ?? []) {
          const verdict = verdicts[number - 1];
          if (places.length === 0) expect(verdict).toBe('not JSON');
          else if (verdict === undefined || verdict === 'not JSON')
            throw new Error(`line ${number}: ${verdict ?? 'valid'}`);
          else expect([number, places]).toEqual([number, expect.arrayContaining([place(verdict)])]);
        }
      },
    );
  },
);
