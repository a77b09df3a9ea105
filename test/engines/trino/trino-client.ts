import { setTimeout as pause } from 'node:timers/promises';
import { CATALOG } from './trino-server';

export interface TrinoColumn {
  readonly name: string;
  readonly type: string;
}

export interface TrinoAnswer {
  readonly columns: readonly TrinoColumn[];
  readonly rows: readonly (readonly unknown[])[];
  /** Of the files, as they are stored: what Athena charges for. */
  readonly physicalInputBytes: number;
  /** Of all threads, milliseconds. */
  readonly cpuTimeMillis: number;
}

/** One page of an answer, as the coordinator gives it ("Client REST API" of Trino's developer guide). */
interface Page {
  readonly nextUri?: string;
  readonly columns?: readonly TrinoColumn[];
  readonly data?: readonly (readonly unknown[])[];
  readonly error?: { readonly errorName?: string; readonly message?: string };
  readonly stats?: { readonly physicalInputBytes?: number; readonly cpuTimeMillis?: number };
}

export class TrinoError extends Error {
  override readonly name = 'TrinoError';
}

const BUSY_MS = 50;

export type AskTrino = (sql: string, schema?: string) => Promise<TrinoAnswer>;

/** Asks one statement after the other. @throws TrinoError with what the engine says */
export function trinoClient(address: string): AskTrino {
  return async (sql, schema = 'default') => {
    const headers = {
      'X-Trino-User': 'tests',
      'X-Trino-Catalog': CATALOG,
      'X-Trino-Schema': schema,
      'X-Trino-Time-Zone': 'UTC',
      // Without it every timestamp is shown with three digits, whatever it has.
      'X-Trino-Client-Capabilities': 'PARAMETRIC_DATETIME',
    };
    const rows: (readonly unknown[])[] = [];
    let columns: readonly TrinoColumn[] = [];
    let page = await pageOf(`${address}/v1/statement`, { method: 'POST', body: sql, headers });
    for (;;) {
      if (page.error !== undefined) {
        throw new TrinoError(`${page.error.errorName ?? 'error'}: ${page.error.message ?? ''}`);
      }
      columns = page.columns ?? columns;
      for (const row of page.data ?? []) rows.push(row);
      if (page.nextUri === undefined) break;
      page = await pageOf(page.nextUri, { headers });
    }
    const { physicalInputBytes = 0, cpuTimeMillis = 0 } = page.stats ?? {};
    return { columns, rows, physicalInputBytes, cpuTimeMillis };
  };
}

async function pageOf(uri: string, request: RequestInit): Promise<Page> {
  for (;;) {
    const answer = await fetch(uri, request);
    if (answer.ok) return (await answer.json()) as Page;
    if (![502, 503, 504].includes(answer.status)) {
      throw new TrinoError(`${answer.status} ${await answer.text()}`);
    }
    await pause(BUSY_MS);
  }
}
