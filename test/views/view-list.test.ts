import { readFileSync } from 'node:fs';
import { viewListPage } from '../../docs/view-list';
import { VIEWS } from '../../lib/views';

test('docs/views.md lists every view as its header has it: npm run docs', () => {
  const page = viewListPage();

  expect(VIEWS.filter(({ name, answers }) => !page.includes(`${name}.sql) | ${answers} |`))).toEqual([]);
  expect(page).toBe(readFileSync('docs/views.md', 'utf8'));
});
