import { DEFAULT_CONFIG } from '../../lib/config';
import { REVIEW_SETTINGS, VIEW_TYPES } from '../../lib/views';
import { aViewLake } from '../fixtures/view-lake';

async function settings(review: object) {
  const lake = await aViewLake([], review);
  const [row] = await lake.rows('from review_settings');
  lake.close();
  return row;
}

describe('the review settings', () => {
  test.each([
    [DEFAULT_CONFIG.review, ['America/New_York', '07:00', '19:00', [1, 2, 3, 4, 5]]],
    [
      {
        timeZone: 'Asia/Kolkata',
        workdayStart: '00:00',
        workdayEnd: '24:00',
        workdays: ['Sun', 'Mon', 'Sat'],
      },
      ['Asia/Kolkata', '00:00', '24:00', [1, 6, 7]],
    ],
    [{ timeZone: "it's" }, ["it's", '07:00', '19:00', [1, 2, 3, 4, 5]]],
  ])('of %j are one row', async (review, row) => {
    expect(await settings(review)).toEqual(row);
  });

  test('have the columns and types that views and catalog are told', async () => {
    const lake = await aViewLake();
    const types = REVIEW_SETTINGS.columns.map(({ name, type }) => ({ name, type: VIEW_TYPES[type].duckdb }));

    expect(await lake.describe('review_settings')).toEqual(types);
    lake.close();
  });
});
