import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const PACKAGE = '@sparticuz/chromium';

/**
 * The browser of the tests: the one that CHROME_PATH names, otherwise the headless Chromium of the npm package, which
 * is for Linux on x64.
 *
 * The package unpacks 200 MB into the folder for temporary files and takes a file that is there for whole, also while
 * another process is still writing it. So it unpacks into a folder of this process, which then takes its place by one
 * rename; the next process finds it.
 */
export async function findChromium() {
  const named = process.env.CHROME_PATH;
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named;
    throw new Error(`CHROME_PATH is ${JSON.stringify(named)}, where there is no file`);
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `${PACKAGE} has no browser for ${process.platform} on ${process.arch}: install Chrome or Chromium and set CHROME_PATH to its executable`,
    );
  }
  const kept = join(tmpdir(), `audit-lake-chromium-${packageVersion()}-${process.getuid?.() ?? 0}`);
  const browser = join(kept, 'chromium');
  if (existsSync(browser)) return browser;
  const draft = mkdtempSync(join(tmpdir(), 'audit-lake-chromium-'));
  await unpackInto(draft);
  try {
    renameSync(draft, kept);
  } catch (error) {
    // Another process was faster, and its copy is as good.
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(browser)) throw error;
  }
  return browser;
}

async function unpackInto(folder) {
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    const { default: chromium } = await import(PACKAGE);
    await chromium.executablePath();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

function packageVersion() {
  const main = createRequire(import.meta.url).resolve(PACKAGE);
  return JSON.parse(readFileSync(join(dirname(main), '..', 'package.json'), 'utf8')).version;
}
