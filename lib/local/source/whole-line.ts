import { eventInLine, parseJson } from '../../core/envelope';

/** Whether a line ends with a complete JSON object, an event's or an envelope's: nothing of it is missing. */
export function isWhole(line: string): boolean {
  const reading = eventInLine(line);
  return reading.kind === 'json' || (reading.kind === 'event' && parseJson(reading.raw) !== undefined);
}
