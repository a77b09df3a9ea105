import { join } from 'node:path';
import type { IndexContent } from './content-index';
import type { Disk } from './disk';
import type { LakeFolders } from './folders';
import { listQuarantine, listVault } from './list-keys';
import { readRecords } from './read-quarantine';
import { readLines, sqlList } from './row-sql';

/** Event ids, read again from the vault's files. */
export function eventContent(folders: LakeFolders): IndexContent {
  const keyStart = [...folders.root].length + 2; // code points before the key in a path, plus one
  return {
    folder: join(folders.index, 'events'),
    async *list() {
      for await (const { key } of listVault(folders)) yield { key, bytes: 0 };
    },
    read: async (files) =>
      `select md5_number_lower(event_id) as h, substr(filename, ${keyStart}) as file
         from read_parquet(${sqlList(files.map(({ key }) => join(folders.root, key)))}, filename = true, hive_partitioning = false)`,
  };
}

/** Refused lines, by the SHA-256 of their bytes. */
export function refusedContent(disk: Disk, folders: LakeFolders): IndexContent {
  return {
    folder: join(folders.index, 'refused'),
    list: () => listQuarantine(folders),
    async read(files) {
      const path = join(folders.work, 'refused-index.ndjson');
      await disk.write(path, '');
      for (const file of files) {
        let text = '';
        for await (const { id } of readRecords(folders, file.key)) {
          text += `{"h":"${id}","file":${JSON.stringify(file.key)}}\n`;
          if (text.length < 1_000_000) continue;
          disk.append(path, text);
          text = '';
        }
        disk.append(path, text);
      }
      const columns = [
        { name: 'h', type: 'VARCHAR' },
        { name: 'file', type: 'VARCHAR' },
      ];
      return `select h, file from ${readLines(path, columns, 0)}`;
    },
  };
}
