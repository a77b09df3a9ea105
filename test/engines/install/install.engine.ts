import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installed } from './engine-cache';
import { findJdk } from './find-jdk';
import { findTool } from './find-tool';

const kept = { ...process.env };
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'audit-lake-install-'));
  process.env.AUDIT_LAKE_ENGINES_CACHE = join(folder, 'cache');
});
afterEach(() => {
  for (const name of Object.keys(process.env)) if (kept[name] === undefined) delete process.env[name];
  Object.assign(process.env, kept);
  rmSync(folder, { recursive: true, force: true });
});

function program(path: string): void {
  writeFileSync(path, '#!/bin/sh\n');
  chmodSync(path, 0o755);
}

describe('an installation', () => {
  const engine = (install: (draft: string) => Promise<void>, madeFrom: readonly string[] = []) => ({
    engine: 'thing',
    version: '1.0',
    madeFrom,
    install,
  });
  const fill = (content: string) => (draft: string) => writeFile(join(draft, 'content'), content);
  const inCache = (): readonly string[] => readdirSync(join(folder, 'cache'));

  test('is made once for each version and what it is made from', async () => {
    let times = 0;
    const count = async (draft: string): Promise<void> => {
      times += 1;
      await fill('whole')(draft);
    };

    const first = await installed(engine(count));

    expect(await installed(engine(count))).toBe(first);
    expect(await installed(engine(count, ['other pins']))).not.toBe(first);
    expect(times).toBe(2);
  });

  test('that fails leaves nothing behind, and the next one begins again', async () => {
    const broken = engine(async (draft) => {
      await fill('half')(draft);
      throw new Error('interrupted');
    });

    await expect(installed(broken)).rejects.toThrow('interrupted');
    expect(inCache()).toEqual([]);
    expect(readdirSync(await installed(engine(fill('whole'))))).toEqual(['content']);
  });

  test('whose process was killed is cleared away, and that of a running one is not', async () => {
    // The highest process id that systems give is far below the first of these.
    for (const pid of [2 ** 30, process.ppid]) {
      mkdirSync(join(folder, 'cache', `thing-0.9.${pid}.part`), { recursive: true });
    }

    await installed(engine(fill('whole')));

    expect([...inCache()].sort()).toEqual([`thing-0.9.${process.ppid}.part`, 'thing-1.0']);
  });
});

/** Finds each of them, or throws and says so. */
const NEEDED: readonly (() => string)[] = [
  () => findTool('python3', 'cfn-lint and checkov run on it'),
  () => findTool('go', 'MinIO is compiled with it'),
  () => findTool('mvn', 'Trino is fetched with it'),
  findJdk,
];

test('all that the engines are made with is on this machine', () => {
  const missing = NEEDED.flatMap((find) => {
    try {
      find();
      return [];
    } catch (error) {
      return [String(error)];
    }
  });

  expect(missing).toEqual([]);
});

describe('what is not there is said', () => {
  test('of a program, with what it is for', () => {
    process.env.PATH = folder;

    expect(() => findTool('press', 'books are made with it')).toThrow(
      /^press is not on PATH: books are made with it/,
    );
    program(join(folder, 'press'));
    expect(findTool('press', 'books are made with it')).toBe(join(folder, 'press'));
  });

  test('of a JDK: a fit one is found by the environment, an older or incomplete one is not taken', () => {
    const home = join(folder, 'jdk');
    mkdirSync(join(home, 'bin'), { recursive: true });
    process.env.JDK25_HOME = home;
    const isTaken = (): boolean => {
      try {
        return findJdk() === home;
      } catch (error) {
        // Where this machine has no other.
        expect(String(error)).toContain('Trino needs a JDK 25 or later');
        return false;
      }
    };

    for (const tool of ['java', 'javac']) program(join(home, 'bin', tool));
    writeFileSync(join(home, 'release'), 'JAVA_VERSION="25.0.1"\n');
    expect(isTaken()).toBe(false);

    program(join(home, 'bin', 'jar'));
    expect(isTaken()).toBe(true);

    writeFileSync(join(home, 'release'), 'JAVA_VERSION="24"\n');
    expect(isTaken()).toBe(false);
  });
});
