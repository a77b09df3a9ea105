import type { TimeWindow } from '../../core/time-window';
import { parseTimestamp } from '../../core/timestamp';
import type { LakeFolders } from '../lake/folders';
import { contentOf } from '../lake/quarantine-content';
import { type QuarantinedRecord, readQuarantine } from '../lake/read-quarantine';

export interface RefusedInWindow {
  /** Refused lines whose own timestamp lies in the window. */
  readonly quarantined_events: number;
  /** Refused lines in which no timestamp can be read: they may belong to any window. */
  readonly quarantined_undated: number;
  /** Refused for their date, whatever it is. */
  readonly clock_refusals: number;
}

/** Counts what the quarantine holds; its text is looked at for the date only. */
export async function refusedInWindow(
  folders: LakeFolders,
  { from, to }: TimeWindow,
): Promise<RefusedInWindow> {
  let quarantined_events = 0;
  let quarantined_undated = 0;
  let clock_refusals = 0;
  for await (const record of readQuarantine(folders)) {
    if (record.record?.errorCode === 'clock') clock_refusals += 1;
    const at = timestampIn(await firstText(folders, record));
    if (at === undefined) quarantined_undated += 1;
    else if (at >= from && at < to) quarantined_events += 1;
  }
  return { quarantined_events, quarantined_undated, clock_refusals };
}

/** Of a line that was too long its beginning is enough: nobody reads a gigabyte for a date. */
async function firstText(folders: LakeFolders, record: QuarantinedRecord): Promise<string> {
  try {
    for await (const bytes of contentOf(folders, record)) return Buffer.from(bytes).toString('utf8');
  } catch (error) {
    // The file of a line that was too long may be gone by now.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  return '';
}

/** What stands in an event before its own members can hold a member of this name too: so whole texts are parsed. */
const WRITTEN = /"timestamp"\s*:\s*"([^"\\]{20,64})"/;

/** The event's own timestamp; of what is no JSON, the first that is written in it. */
function timestampIn(text: string): number | undefined {
  const written = memberOf(text) ?? WRITTEN.exec(text)?.[1];
  return written === undefined ? undefined : parseTimestamp(written);
}

/** Undefined where the text is no JSON; '' where it is, and says no time. */
function memberOf(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const { timestamp } = (typeof value === 'object' ? (value ?? {}) : {}) as {
      readonly timestamp?: unknown;
    };
    return typeof timestamp === 'string' ? timestamp : '';
  } catch {
    return undefined;
  }
}
