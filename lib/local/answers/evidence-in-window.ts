import type { Surroundings } from '../../core/breach/breach-report';
import { type TimeWindow, windowParameters } from '../../core/time-window';
import {
  BREACH_SCOPE_CHAINS,
  BREACH_SCOPE_PRODUCERS,
  BREACH_SCOPE_SILENCES,
} from '../../views/questions/questions';
import type { QuerySession } from '../query/open-query';
import { type AnswerRow, allRows, askQuestion, countOf, oneRow, textOf } from './ask-question';

/**
 * A producer is incomplete in a window when it leaves the patient out of more than one in twenty events that should
 * name one, or when its score over all that is asked of it is below 0.8.
 */
const PATIENTS_NAMED = 0.95;
const COMPLETE_SCORE = 0.8;

export type EvidenceInWindow = Pick<
  Surroundings,
  'producers_incomplete' | 'producers_silent' | 'producers_named' | 'chain_gaps' | 'chain_altered'
>;

/** How far the lake's own evidence can be relied on in a window, for all producers. */
export async function evidenceInWindow(session: QuerySession, window: TimeWindow): Promise<EvidenceInWindow> {
  const values = windowParameters(window);
  const producers = await allRows(askQuestion(session, BREACH_SCOPE_PRODUCERS, values));
  const silences = await allRows(askQuestion(session, BREACH_SCOPE_SILENCES, values));
  const chains = await oneRow(askQuestion(session, BREACH_SCOPE_CHAINS, values));
  const incomplete = producers.filter(isIncomplete).map(nameOf).sort();
  const silent = silences.map(nameOf).sort();
  return {
    producers_incomplete: incomplete.length,
    producers_silent: silent.length,
    producers_named: { incomplete, silent },
    chain_gaps: countOf(chains.gaps),
    chain_altered: countOf(chains.altered),
  };
}

function isIncomplete({ asked, given, patient_asked, patient_given }: AnswerRow): boolean {
  return (
    countOf(given) < COMPLETE_SCORE * countOf(asked) ||
    countOf(patient_given) < PATIENTS_NAMED * countOf(patient_asked)
  );
}

/** One service in two environments is two producers. */
function nameOf({ service_name, service_environment }: AnswerRow): string {
  const environment = textOf(service_environment);
  return environment === '' ? textOf(service_name) : `${textOf(service_name)} (${environment})`;
}
