import { EVENT_HEAD } from '../../core/envelope';

/**
 * How an envelope begins. Asked only of text that can't be parsed as it stands (too long, or going on in the
 * next line), so a member of an event must not be among the names.
 */

/** Documents that may span lines or follow one another without a line's end, by their first member. */
export const DOCUMENT_HEAD =
  /^[ \t]*\{\s*"(?:messageType|owner|logGroup|logStream|subscriptionFilters|logEvents|Items|Item|Records|Count|ScannedCount|ConsumedCapacity|NextToken|LastEvaluatedKey)"\s*:/;

/** Where a document may still begin, if (the rest of) its first member follows. */
export const DOCUMENT_BRACE = /^[ \t]*\{\s*(?:"[A-Za-z]*"?\s*)?$/;

/** A line of a text that is a bare event: what it stands in is then no document. */
export const EVENT_LINE = new RegExp(`\\n${EVENT_HEAD.source.slice(1)}`);

/** Bytes of a line's head that are enough for {@link DOCUMENT_HEAD}. */
export const HEAD_BYTES = 320;

/** Envelopes of one line: a container's log line, a typed DynamoDB item, a change of one. */
const WRAPPED_HEAD =
  /^[ \t]*\{\s*"(?:(?:log|stream|time|attrs|Metadata|Keys|NewImage|eventID|eventName|awsRegion|event_json)"\s*:|[^"\\]{1,255}"\s*:\s*\{\s*"(?:S|N|B|BOOL|NULL|M|L|SS|NS|BS)"\s*:)/;

export type LineWidth = 'plain' | 'wrapped' | 'document';

/** What a long line might be, told by its first bytes. */
export function lineWidth(head: string): LineWidth {
  if (DOCUMENT_HEAD.test(head)) return 'document';
  return WRAPPED_HEAD.test(head) ? 'wrapped' : 'plain';
}

/** Whether a line that can't be parsed is a damaged envelope: an event may be lost in it. */
export function isEnvelopeHead(text: string): boolean {
  return lineWidth(text.slice(0, HEAD_BYTES)) !== 'plain';
}
