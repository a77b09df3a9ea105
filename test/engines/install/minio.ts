import { rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { mustRun } from '../run/supervised';
import { installed } from './engine-cache';
import { findTool } from './find-tool';

/** The release of 12 February 2026, as the Go module proxy and its checksum database know it. */
const VERSION = 'v0.0.0-20260212201848-7aac2a2c5b7c';

/**
 * The path of a MinIO server, compiled from its source. Its licence is the AGPL: it is run by these tests as a
 * program of its own, and nothing of it is part of this project or of anything that is built from it.
 */
export async function minioBinary(): Promise<string> {
  const folder = await installed({
    engine: 'minio',
    version: VERSION,
    async install(draft) {
      const go = findTool(
        'go',
        'the MinIO server, against which locks and versions are tried, is compiled with it',
      );
      const bin = join(draft, 'bin');
      await mustRun(go, ['install', '-ldflags', '-s -w', `github.com/minio/minio@${VERSION}`], {
        cwd: draft,
        // Go keeps its modules below HOME, which a bare CI may not set.
        env: { GOBIN: bin, HOME: homedir() },
        nicely: true,
      });
      await rename(join(bin, 'minio'), join(draft, 'minio'));
      await rm(bin, { recursive: true });
    },
  });
  return join(folder, 'minio');
}
