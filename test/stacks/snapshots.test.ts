import { synthLake } from '../cloud/synth-lake';
import { loadTemplates } from '../cloud/template-set';
import { outlineOf } from './snapshots';

const templates = loadTemplates(synthLake());
/** The views' stacks have no more than views, which have tests of their own. */
const STACKS = templates.stacks.map(({ name }) => name).filter((name) => !name.includes('-review-'));

test.each(STACKS)('%s in outline: what changes here changes who may do what, or for how long', (stack) => {
  expect(outlineOf(templates, stack)).toMatchSnapshot();
});

test("the views' stacks hold views and nothing else", () => {
  const others = templates.resources
    .filter(({ stack }) => stack.includes('-review-'))
    .filter(({ type }) => type !== 'AWS::Glue::Table');

  expect(others).toEqual([]);
});

test('no outline holds what changes by itself', () => {
  const all = STACKS.flatMap((stack) => outlineOf(templates, stack)).join('\n');

  expect(all).not.toMatch(/[0-9a-f]{32}/);
});
