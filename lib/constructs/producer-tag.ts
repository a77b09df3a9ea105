/**
 * The tag by which the role of a producer in this account is let in, to the queue and to the streams: its value is
 * the stage. What producers' roles are called is not known here. The key policies open nothing by it that could be
 * read back; IAM still has to allow the sending.
 */
export const PRODUCER_TAG = 'audit-lake-producer';
