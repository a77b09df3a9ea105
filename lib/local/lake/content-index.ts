import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Disk } from './disk';
import type { Engine } from './engine';
import { ignoreMissing } from './list-keys';
import { sqlList, sqlText } from './row-sql';

/**
 * Which contents the lake holds, and in which file: rows of (h, file), where h is 64 bits of an event id's digest
 * (a hint: ids are compared themselves), or the whole digest of a refused line. Asked by a join whose memory is that of the batch, however large the lake is.
 * A cache: parts that don't fit the files of the lake are dropped, files that no part covers are read again.
 *
 * Each part is `<name>.parquet` with `<name>.json` beside it, written last, saying which files it covers.
 */
export interface ContentIndex {
  /** For `read_parquet`; undefined while the lake is empty. */
  readonly source: () => string | undefined;
  readonly folder: string;
  /** A part that a commit has just put into place. */
  readonly added: (name: string) => void;
  readonly refresh: () => Promise<void>;
}

export interface Covered {
  readonly key: string;
  /** Of a file that may be rewritten; 0 where files never change. */
  readonly bytes: number;
}

export interface IndexContent {
  readonly folder: string;
  readonly list: () => AsyncIterable<Covered>;
  /** A query of (h, file) over the content of these files. */
  readonly read: (files: readonly Covered[]) => Promise<string>;
}

/** Beyond this many parts a look-up spends its time on opening files. */
const PARTS_MAX = 64;
const FILES_AT_ONCE = 500;

export function openContentIndex(disk: Disk, engine: Engine, content: IndexContent): ContentIndex {
  const { folder } = content;
  let parts: string[] = [];
  let built = 0;

  const source = (names: readonly string[]) =>
    `read_parquet(${sqlList(names.map((name) => join(folder, `${name}.parquet`)))})`;

  async function drop(name: string): Promise<void> {
    await disk.remove(join(folder, `${name}.json`));
    await disk.remove(join(folder, `${name}.parquet`));
    await disk.remove(join(folder, `${name}.part`));
  }

  async function build(select: string, files: readonly Covered[]): Promise<string> {
    const name = `built-${Date.now().toString(36)}-${process.pid}-${built}`;
    built += 1;
    await disk.makeFolder(folder);
    await writePart(disk, engine, join(folder, `${name}.part`), select);
    await disk.rename(join(folder, `${name}.part`), join(folder, `${name}.parquet`));
    await disk.write(join(folder, `${name}.part`), coverage(files));
    await disk.sync([join(folder, `${name}.part`), folder]);
    await disk.rename(join(folder, `${name}.part`), join(folder, `${name}.json`));
    return name;
  }

  return {
    folder,
    source: () => (parts.length === 0 ? undefined : source(parts)),
    added(name) {
      parts.push(name);
    },
    async refresh() {
      const uncovered = new Map<string, Covered>();
      for await (const file of content.list()) uncovered.set(`${file.key} ${file.bytes}`, file);
      const present = new Set(uncovered.keys());
      const kept: { readonly name: string; readonly files: readonly Covered[] }[] = [];
      for (const { name, files } of await readParts(folder)) {
        const fits = files?.every(({ key, bytes }) => present.has(`${key} ${bytes}`)) ?? false;
        if (files === undefined || !fits) {
          await drop(name);
          continue;
        }
        kept.push({ name, files });
        for (const { key, bytes } of files) uncovered.delete(`${key} ${bytes}`);
      }
      const missing = [...uncovered.values()];
      for (let at = 0; at < missing.length; at += FILES_AT_ONCE) {
        const files = missing.slice(at, at + FILES_AT_ONCE);
        kept.push({ name: await build(await content.read(files), files), files });
      }
      parts = kept.map(({ name }) => name);
      if (parts.length <= PARTS_MAX) return;
      const merged = await build(
        `select h, file from ${source(parts)}`,
        kept.flatMap(({ files }) => files),
      );
      for (const { name } of kept) await drop(name);
      parts = [merged];
    },
  };
}

/** Writes one part's rows; its coverage makes it valid. */
export async function writePart(disk: Disk, engine: Engine, path: string, select: string): Promise<void> {
  disk.step('copy', path);
  await engine.run(
    `copy (${select}) to ${sqlText(path)} (format parquet, compression zstd, parquet_version v2, use_tmp_file false)`,
  );
}

export function coverage(files: readonly Covered[]): string {
  return JSON.stringify({ version: 1, files: files.map(({ key, bytes }) => ({ key, bytes })) });
}

/** Parts by name; without files when the part is not whole. */
async function readParts(folder: string): Promise<{ name: string; files: readonly Covered[] | undefined }[]> {
  const names = (await readdir(folder).catch(ignoreMissing)) ?? [];
  const parts = new Set(names.map((name) => name.replace(/\.[a-z]+$/, '')));
  return await Promise.all(
    [...parts].map(async (name) => {
      const whole = names.includes(`${name}.json`) && names.includes(`${name}.parquet`);
      return {
        name,
        files: whole ? parseCoverage(await readFile(join(folder, `${name}.json`), 'utf8')) : undefined,
      };
    }),
  );
}

function parseCoverage(text: string): readonly Covered[] | undefined {
  try {
    const value = JSON.parse(text) as { version?: unknown; files?: unknown };
    return value.version === 1 && Array.isArray(value.files) ? (value.files as Covered[]) : undefined;
  } catch {
    return undefined;
  }
}
