import type { LineWidth } from './envelope-heads';
import type { Spooled } from './spool';

/** Takes what the splitter finds, in order. Lines come without their end; `line` counts from 1. */
export interface LineSink {
  /**
   * @param text   decoded; where `binary`, the bytes are no UTF-8 and each character stands for one of them
   * @returns false when the line may begin a document of several lines; only where `mayBeDocument`
   */
  readonly line: (text: string, binary: boolean, line: number, mayBeDocument: boolean) => boolean;
  readonly document: (bytes: Buffer, line: number) => void;
  readonly oversize: (line: number, spooled: Spooled) => void;
  /** How long a line may be that begins so. */
  readonly widthOf: (head: string) => LineWidth;
  /** `cut`: the input could not be read further. What isn't whole by then is left out. */
  readonly end: (cut: boolean) => void;
}

/** Bytes in, lines into a {@link LineSink}. */
export interface Splitter {
  readonly push: (chunk: Buffer) => void;
  readonly end: (cut: boolean) => void;
}
