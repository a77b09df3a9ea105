import { scoreStories, totals } from './score-stories';
import { STORY_QUESTIONS } from './story-questions';

/** Ten seeds are scored by `npm run scores`; two are enough to notice that a view has gone blind or gossips. */
const SEEDS = [1, 2];
const EVENTS = 20_000;

test('the planted stories are found by the view meant for them, and nothing innocent is', async () => {
  const scores = (await Promise.all(SEEDS.map((seed) => scoreStories(seed, EVENTS)))).flat();

  const poor = STORY_QUESTIONS.map(({ view }) => {
    const of = scores.filter((score) => score.view === view);
    return { view, ...totals(of), innocent: of.flatMap(({ innocent }) => innocent) };
  }).filter(({ precision, recall }) => precision < 1 || recall < 1);
  expect(poor).toEqual([]);
}, 180_000);
