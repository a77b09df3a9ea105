import type { Report, ReportFrame } from '../../lib/local/report/report';
import { version } from '../../package.json';
import { openOut } from '../output/write-out';
import type { GlobalOptions } from './command';
import { loadConfig } from './load-config';
import { file } from './option';

/** Of every command that answers a question. */
export const REPORT_OPTION = {
  report: file('--report <FILE>', 'also write a report to look at and to print: one HTML file, no network'),
} as const;

/** Writes a report beside the answer. What a picture needs is made only when one is asked for. */
export async function writeReport(
  path: string | undefined,
  global: GlobalOptions,
  make: (frame: ReportFrame) => Report | Promise<Report>,
): Promise<void> {
  if (path === undefined) return;
  const [{ reportHtml }, { lakeState }, { stage }] = await Promise.all([
    import('../../lib/local/report/report-html'),
    import('../../lib/local/lake-state'),
    loadConfig(global.config),
  ]);
  const lake = await lakeState(global.lake);
  const text = reportHtml(await make({ generated_at: Date.now(), version, stage, lake }));
  const out = openOut(path);
  await out.write(text);
  await out.end();
  process.stderr.write(`wrote the report to ${path}\n`);
}
