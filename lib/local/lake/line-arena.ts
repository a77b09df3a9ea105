import type { Disk } from './disk';

/** A file being staged, as the arena sees it. */
export interface ArenaFile {
  readonly path: string;
  lines: number;
  /** Bytes of its longest line. */
  longest: number;
  /** Where its lines stand in the block: start and end, in turn. */
  segments: number[];
}

/**
 * Lines on their way to several files: encoded at once into one block, written when the block is full.
 * Strings built of many pieces are flattened while they are young; kept as they are until a file is written,
 * their pieces would be most of what the garbage collector has to move. (Writing one block while another fills
 * was measured too: no faster.)
 */
export interface LineArena {
  /** Adds a line (without its end; bytes are copied at once) and returns how many bytes it has. */
  readonly add: (file: ArenaFile, line: string | Uint8Array) => number;
  readonly drain: () => void;
}

const NEWLINE = 10;
const LINE_END = Uint8Array.of(NEWLINE);
const MAX_BYTES_PER_UNIT = 3;

export function openLineArena(disk: Disk, size: number): LineArena {
  const block = Buffer.allocUnsafe(size);
  const waiting = new Set<ArenaFile>();
  let used = 0;

  function drain(): void {
    for (const file of waiting) {
      const parts: Uint8Array[] = [];
      for (let at = 0; at < file.segments.length; at += 2) {
        parts.push(block.subarray(file.segments[at], file.segments[at + 1]));
      }
      disk.append(file.path, parts);
      file.segments = [];
    }
    waiting.clear();
    used = 0;
  }

  function put(file: ArenaFile, line: string | Uint8Array): number {
    const start = used;
    if (typeof line === 'string') used += block.write(line, used, 'utf8');
    else {
      block.set(line, used);
      used += line.length;
    }
    block[used] = NEWLINE;
    used += 1;
    waiting.add(file);
    const { segments } = file;
    if (segments.at(-1) === start) segments[segments.length - 1] = used;
    else segments.push(start, used);
    return used - start;
  }

  /** A line that no block holds is written by itself, after what stands before it. */
  function putLong(file: ArenaFile, line: string | Uint8Array): number {
    const whole = typeof line === 'string' ? Buffer.from(line) : line;
    disk.append(file.path, [whole, LINE_END]);
    return whole.byteLength + LINE_END.byteLength;
  }

  return {
    drain,
    add(file, line) {
      const room = line.length * (typeof line === 'string' ? MAX_BYTES_PER_UNIT : 1) + 1;
      if (used + room > size) drain();
      const bytes = room > size ? putLong(file, line) : put(file, line);
      file.lines += 1;
      if (bytes > file.longest) file.longest = bytes;
      return bytes;
    },
  };
}
