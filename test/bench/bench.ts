/**
 * `npm run bench`: every figure as a ratio to a floor measured in the same run. Ends with 1 when one is over
 * its limit. Figures of a busy machine mean little; the ratios hold better than the times.
 */
import { bundleFigures } from './bundle-figures';
import { eventFigures } from './event-figures';
import { lakeFigures } from './lake-figures';
import { type Figure, scoreOf } from './measure';
import { processFigures } from './process-figures';
import { measureTransform, TRANSFORM_ONLY, transformFigure } from './transform-figure';

const say = (text: string): void => void process.stderr.write(`${text}\n`);

function line(figure: Figure): string {
  const score = scoreOf(figure);
  const shown = figure.difference ? `+${score.toFixed(0)} ${figure.unit}` : `${score.toFixed(2)}x`;
  const limit = figure.difference ? `+${figure.limit} ${figure.unit}` : `${figure.limit}x`;
  const detail = `${figure.value.toFixed(2)} / ${figure.floor.toFixed(2)} ${figure.unit}`;
  const mark = score <= figure.limit ? 'ok  ' : 'OVER';
  return `${mark} ${figure.name.padEnd(71)} ${shown.padStart(9)}  (at most ${limit}; ${detail})`;
}

async function main(): Promise<void> {
  if (process.argv.includes(TRANSFORM_ONLY)) {
    process.stdout.write(JSON.stringify(await measureTransform()));
    return;
  }
  const figures = [
    ...eventFigures(),
    transformFigure(),
    ...(process.argv.includes('--events-only')
      ? []
      : [...bundleFigures(), ...(await processFigures(say, (lake) => lakeFigures(lake, say)))]),
  ];
  for (const figure of figures) process.stdout.write(`${line(figure)}\n`);
  process.exitCode = figures.every((figure) => scoreOf(figure) <= figure.limit) ? 0 : 1;
}

void main();
