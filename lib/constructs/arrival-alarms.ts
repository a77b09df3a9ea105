import { type AlarmRow, ANY, below, FINE, from, QUARTER_HOUR, WRONG } from './alarm-row';
import {
  ofFunctions,
  ofProducers,
  ofQueue,
  ofRoute,
  ofStreams,
  ofTableStreams,
  ofTiers,
} from './watched-metrics';

/** The streams deliver at least every 900 s; twice that is no longer their ordinary rhythm. */
const LATE_SECONDS = 1800;
/** A synchronised clock is off by milliseconds; five minutes is what Kerberos and request signatures still tolerate. */
const AHEAD_SECONDS = 300;
/** Yesterday's review would miss what arrives after a day. */
const OLD_SECONDS = 86_400;
const HOUR_MS = 3_600_000;

/** Do events arrive: from the producer to the landing bucket. */
export const ARRIVAL_ALARMS: readonly AlarmRow[] = [
  {
    id: 'delivery-late',
    says: 'The oldest event in the stream has waited more than half an hour for its delivery to the landing bucket.',
    watch: ofStreams('DeliveryToS3.DataFreshness'),
    statistic: 'Maximum',
    ...QUARTER_HOUR,
    when: from(LATE_SECONDS),
    missing: FINE,
  },
  {
    id: 'delivery-failing',
    says: 'Writes of the stream to the landing bucket fail; it tries again, for a day at most, and then the events are lost.',
    watch: ofStreams('DeliveryToS3.Success'),
    statistic: 'Average',
    ...QUARTER_HOUR,
    when: below(1),
    missing: FINE,
  },
  {
    id: 'events-refused',
    says: 'Events were refused and are in the quarantine: they can be read there and nowhere else.',
    watch: ofTiers('rejected'),
    ...ANY,
    minutes: 60,
  },
  {
    id: 'processing-failing',
    says: 'The stream could not have its records transformed: after three attempts they go to the quarantine unread.',
    watch: ofStreams('ExecuteProcessing.Success'),
    statistic: 'Average',
    ...QUARTER_HOUR,
    when: below(1),
    missing: FINE,
  },
  {
    id: 'conversion-failing',
    says: 'Rows did not fit the columns of the table and went to the quarantine instead of the vault.',
    watch: ofStreams('FailedConversion.Records'),
    ...ANY,
  },
  {
    id: 'partitions-exceeded',
    says: 'More event dates at once than the stream keeps open: the rest goes to the quarantine.',
    watch: ofStreams('PartitionCountExceeded'),
    ...ANY,
    statistic: 'Maximum',
  },
  {
    id: 'stream-throttled',
    says: 'The stream refused records because more arrived than its quota allows.',
    watch: ofStreams('ThrottledRecords'),
    ...ANY,
    periods: 3,
  },
  {
    id: 'function-errors',
    says: 'The function ended with an error.',
    watch: ofFunctions('Errors'),
    ...ANY,
  },
  {
    id: 'function-throttled',
    says: 'The function was called more often at once than its reserved concurrency allows.',
    watch: ofFunctions('Throttles'),
    ...ANY,
    periods: 3,
  },
  {
    id: 'route-events-dropped',
    says: 'Invocations of route were given up before they succeeded; what they held is in the dead-letter queue, or lost.',
    watch: ofRoute('AsyncEventsDropped'),
    ...ANY,
  },
  {
    id: 'failure-destination-failing',
    says: 'What route failed on could not be put into the dead-letter queue: it is lost.',
    watch: ofRoute('DestinationDeliveryFailures'),
    ...ANY,
  },
  {
    id: 'table-stream-lagging',
    says: 'The last record read from a table stream was more than an hour old; after a day it is gone.',
    watch: ofTableStreams('IteratorAge'),
    statistic: 'Maximum',
    ...QUARTER_HOUR,
    when: from(HOUR_MS),
    missing: FINE,
  },
  {
    id: 'dead-letters',
    says: 'Events lie in the dead-letter queue: route has given up on them, and nothing fetches them by itself.',
    watch: ofQueue('deadLetters', 'ApproximateNumberOfMessagesVisible'),
    ...ANY,
    statistic: 'Maximum',
  },
  {
    id: 'queue-waiting',
    says: 'The oldest message in the queue of route has waited more than a quarter of an hour.',
    watch: ofQueue('queue', 'ApproximateAgeOfOldestMessage'),
    statistic: 'Maximum',
    ...QUARTER_HOUR,
    when: from(900),
    missing: FINE,
  },
  {
    id: 'producer-silent',
    says: 'No event of the producer was accepted for as many hours as the configuration gives it.',
    watch: ofProducers,
    statistic: 'Sum',
    minutes: 60,
    periods: 24,
    when: below(1),
    missing: WRONG,
  },
  {
    id: 'clock-ahead',
    says: 'An event was dated more than five minutes after it was received: a clock of a producer runs fast.',
    watch: ofTiers('maxAhead'),
    ...ANY,
    statistic: 'Maximum',
    when: from(AHEAD_SECONDS),
  },
  {
    id: 'events-old',
    says: 'An event was received more than a day after its date: a backlog, or a clock of a producer that runs slow.',
    watch: ofTiers('oldestAge'),
    ...ANY,
    minutes: 60,
    statistic: 'Maximum',
    when: from(OLD_SECONDS),
  },
];
