import { type StoryScore, scoreStories, totals } from './score-stories';
import { STORY_QUESTIONS } from './story-questions';

/** `npm run scores`: precision and recall of each view over ten clinics, on standard output. */
const SEEDS = 10;
const EVENTS = 20_000;

async function main(): Promise<void> {
  const scores: StoryScore[] = [];
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    process.stderr.write(`clinic ${seed} of ${SEEDS}\n`);
    scores.push(...(await scoreStories(seed, EVENTS)));
  }
  process.stdout.write(`${SEEDS} clinics of ${EVENTS.toLocaleString('en-US')} events\n`);
  for (const { view, story } of STORY_QUESTIONS) {
    const of = scores.filter((score) => score.view === view);
    const { precision, recall } = totals(of);
    const figures = `precision ${precision.toFixed(3)}  recall ${recall.toFixed(3)}`;
    process.stdout.write(`${view.padEnd(34)} ${figures}  (${story})\n`);
  }
}

void main();
