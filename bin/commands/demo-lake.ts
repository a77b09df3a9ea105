import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CannotRun } from '../output/cannot-run';
import { cannotWrite } from '../output/write-out';

const MARK = '_demo.json';

/** Whether a lake says that its events are the demo's. */
export function isDemoLake(lake: string): boolean {
  return existsSync(join(resolve(lake), MARK));
}

/** Marks a new folder as the demo's before anything is stored in it; refuses a lake that may hold real events. */
export async function claimDemoLake(lake: string): Promise<void> {
  if (isDemoLake(lake)) return;
  const folder = resolve(lake);
  if (namesIn(folder).length > 0) {
    throw new CannotRun(
      `${lake} is there already and is not a lake of the demo: synthetic events do not belong into it`,
      'name a folder that is not there yet: audit-lake demo --lake demo-lake',
    );
  }
  try {
    const { openDisk } = await import('../../lib/local/lake/disk');
    await openDisk().makeFolder(folder);
    writeFileSync(
      join(folder, MARK),
      `${JSON.stringify({ holds: 'synthetic events of audit-lake demo' })}\n`,
    );
  } catch (error) {
    throw cannotWrite(lake, error);
  }
}

function namesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  try {
    return readdirSync(folder);
  } catch (error) {
    throw cannotWrite(folder, error);
  }
}
