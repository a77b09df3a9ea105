import type { SingleBar } from 'cli-progress';

export interface Progress {
  /** Sets how far the work is, in the unit of the total; without a total it only counts. */
  update(done: number): void;
  /** Takes the bar away. Safe to call twice. */
  stop(): void;
}

export interface ProgressOptions {
  readonly label: string;
  readonly unit: 'bytes' | 'events';
  /** Undefined when nobody knows, as for standard input. */
  readonly total: number | undefined;
}

const PATIENCE_MS = 2000;
const NONE: Progress = { update: () => undefined, stop: () => undefined };

/**
 * A bar on standard error, and on a terminal only; it appears when the work takes longer than two seconds.
 * Nothing is drawn when results stream to the same terminal (`resultsStream`).
 */
export function startProgress(options: ProgressOptions, resultsStream = false): Progress {
  if (process.stderr.isTTY !== true || (resultsStream && process.stdout.isTTY === true)) return NONE;
  const { label, unit, total } = options;
  let done = 0;
  let stopped = false;
  let bar: SingleBar | undefined;
  const show = async (): Promise<void> => {
    const { default: progress } = await import('cli-progress');
    if (stopped) return;
    const noun = unit === 'bytes' ? '' : ` ${unit}`;
    const figures =
      total === undefined
        ? `{shown}${noun}`
        : `{bar} {percentage}% | {shown} of {all}${noun} | {eta_formatted} left`;
    bar = new progress.SingleBar(
      {
        format: `${label} ${figures}`,
        stream: process.stderr,
        hideCursor: false,
        linewrap: true, // nothing to restore when the user ends the program
        clearOnComplete: true,
        etaBuffer: 50,
      },
      progress.Presets.rect,
    );
    bar.start(total ?? 0, done, { shown: amount(done, unit), all: amount(total ?? 0, unit) });
  };
  const timer = setTimeout(() => void show().catch(() => undefined), PATIENCE_MS);
  timer.unref();
  return {
    update(now) {
      done = now;
      bar?.update(Math.min(now, total ?? now), { shown: amount(now, unit) });
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
      bar?.stop();
      bar = undefined;
    },
  };
}

function amount(count: number, unit: ProgressOptions['unit']): string {
  return unit === 'bytes' ? bytesText(count) : count.toLocaleString('en-US');
}

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** `1.4 MB`, in powers of 1,000. */
export function bytesText(bytes: number): string {
  const power = bytes < 1000 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  return `${power === 0 ? value : value.toFixed(value < 10 ? 2 : 1)} ${UNITS[power] ?? 'B'}`;
}
