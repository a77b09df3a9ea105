import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isExecutable, onPath } from './find-tool';

const LEAST = 25;
/** Where systems put their JDKs; each may stand in a folder of its own below. */
const PLACES = ['/usr/lib/jvm', '/usr/java', '/Library/Java/JavaVirtualMachines'] as const;
const VARIABLES = ['JDK25_HOME', 'JAVA_HOME_25_X64', 'JAVA_HOME_25_ARM64', 'JAVA_HOME'] as const;

/**
 * The home of a JDK that Trino runs on: named by the environment, the one of `java` on PATH, or one that the system
 * has beside its default.
 *
 * @throws with what was found instead
 */
export function findJdk(): string {
  const candidates = [
    ...VARIABLES.flatMap((name) => process.env[name] ?? []),
    ...javaOnPath(),
    ...PLACES.flatMap(subfolders),
  ];
  const found = candidates.filter(isJdk).map((home) => ({ home, major: majorVersion(home) }));
  const fit = found.filter(({ major }) => major >= LEAST).sort((a, b) => a.major - b.major)[0];
  if (fit !== undefined) return fit.home;
  const majors = [...new Set(found.map(({ major }) => major))];
  const seen = majors.length > 0 ? `only JDK ${majors.join(', ')}` : 'none';
  throw new Error(
    `Trino needs a JDK ${LEAST} or later and ${seen} was found: install one and name its folder in JDK25_HOME, or run the other engines' tests alone (-t).`,
  );
}

function javaOnPath(): readonly string[] {
  const java = onPath('java');
  return java === undefined ? [] : [dirname(dirname(realpathSync(java)))];
}

function subfolders(place: string): readonly string[] {
  try {
    const homes = readdirSync(place).map((name) => join(place, name));
    return homes.flatMap((home) => [home, join(home, 'Contents', 'Home')]);
  } catch {
    return []; // this system keeps them elsewhere
  }
}

/** A JDK, not a runtime alone: the server's main class is compiled as it is started. */
function isJdk(home: string): boolean {
  return ['java', 'javac', 'jar'].every((tool) => isExecutable(join(home, 'bin', tool)));
}

/** By the file that every JDK has: no process is started for each. */
function majorVersion(home: string): number {
  try {
    const [, major] = /^JAVA_VERSION="(\d+)/m.exec(readFileSync(join(home, 'release'), 'utf8')) ?? [];
    return Number(major ?? 0);
  } catch {
    return 0;
  }
}
