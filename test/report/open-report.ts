import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';
import type { Report } from '../../lib/local/report/report';
import { reportHtml } from '../../lib/local/report/report-html';

declare global {
  /** Of `chromium-environment.mjs`. */
  var browser: Browser;
}

export interface Opening {
  readonly scheme?: 'light' | 'dark';
  readonly width?: number;
  readonly script?: boolean;
}

export interface Opened {
  readonly page: Page;
  /** Everything that a page like this must not cause: messages, errors, dialogs, windows, requests. */
  readonly complaints: readonly string[];
  readonly close: () => Promise<void>;
}

/** The report as somebody opens it: a file on the disk. Every request but for the file itself fails and is told. */
export async function openReport(report: Report, opening: Opening = {}): Promise<Opened> {
  const { scheme = 'light', width = 1280, script = true } = opening;
  const folder = mkdtempSync(join(tmpdir(), 'report-test-'));
  const file = join(folder, 'report.html');
  writeFileSync(file, reportHtml(report));
  const url = pathToFileURL(file).href;
  const complaints: string[] = [];
  const page = await browser.newPage();
  page.on('console', (message) => complaints.push(`console ${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`error: ${String(error)}`));
  page.on('popup', () => complaints.push('window'));
  page.on('dialog', async (dialog) => {
    complaints.push(`dialog: ${dialog.type()}`);
    await dialog.dismiss();
  });
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    if (request.url() === url) return request.continue();
    complaints.push(`request: ${request.url().slice(0, 200)}`);
    return request.abort();
  });
  await page.setJavaScriptEnabled(script);
  await page.setViewport({ width, height: 900 });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await page.goto(url, { waitUntil: 'load' });
  return {
    page,
    complaints,
    close: async () => {
      await page.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** How many rows of a table are there to be seen. */
export function shownRows(page: Page, table: string): Promise<number> {
  return page.$$eval(
    `#${table} tbody tr`,
    (rows) => rows.filter((row) => row.getClientRects().length > 0).length,
  );
}

/** The text of a column, row by row, as it is in the document. */
export function columnTexts(page: Page, table: string, column: number): Promise<readonly string[]> {
  return page.$$eval(
    `#${table} tbody tr`,
    (rows, at) => rows.map((row) => row.children[at]?.textContent?.trim() ?? ''),
    column,
  );
}

/** Presses Tab until the wanted element has the focus: who has no mouse must be able to reach it. */
export async function tabTo(page: Page, selector: string, most = 400): Promise<void> {
  for (let press = 0; press < most; press += 1) {
    await page.keyboard.press('Tab');
    if ((await page.$(`:focus:is(${selector})`)) !== null) return;
  }
  throw new Error(`no Tab leads to ${selector}`);
}

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

export interface AxeProblem {
  readonly id: string;
  readonly impact: string;
  readonly where: readonly string[];
}

/** What the accessibility engine finds serious or critical. */
export async function seriousProblems(page: Page): Promise<readonly AxeProblem[]> {
  await page.evaluate(AXE);
  const found = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } };
    interface Violation {
      readonly id: string;
      readonly impact: string | null;
      readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
    }
    return (await axe.run()).violations.map(({ id, impact, nodes }) => ({
      id,
      impact: impact ?? '',
      where: nodes
        .slice(0, 3)
        .map(({ target, failureSummary }) => `${String(target)} ${failureSummary ?? ''}`),
    }));
  });
  return found.filter(({ impact }) => impact === 'serious' || impact === 'critical');
}
