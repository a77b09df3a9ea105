import type { Quarter } from '../../core/review/quarter';
import { windowParameters } from '../../core/time-window';
import { REVIEW_HOURS } from '../../views/questions/questions';
import type { ReviewSource } from '../query/lake-views';
import { openQuery } from '../query/open-query';
import type { UserHour } from '../report/report';
import { allRows, askQuestion, countOf, textOf } from './ask-question';

/**
 * At which hours of the configured clock each user was at work in a quarter, for the picture of a report.
 *
 * @throws LakeError when there is no lake
 */
export async function reviewHours(
  directory: string,
  quarter: Quarter,
  review: ReviewSource,
): Promise<readonly UserHour[]> {
  const session = await openQuery(directory, review);
  try {
    const { first_day, last_day } = windowParameters(quarter);
    const rows = await allRows(askQuestion(session, REVIEW_HOURS, { first_day, last_day }));
    return rows.map((row) => ({
      actor_subject_id: textOf(row.actor_subject_id),
      hour: countOf(row.local_hour),
      events: countOf(row.events),
    }));
  } finally {
    session.close();
  }
}
