import type { FirehoseTransformationResultRecord } from 'aws-lambda';

/**
 * A record of a Firehose transformation that was taken, with its partition.
 *
 * A class, not a literal: V8 learns that the results of a batch outlive a collection and then puts every literal of
 * that place among the old objects at once. Dead results would keep their rows alive there, and rows are most of
 * what a transform makes: each collection copied all of them.
 */
export class OkRecord implements FirehoseTransformationResultRecord {
  readonly result = 'Ok';
  readonly metadata: { readonly partitionKeys: Record<string, string> };

  /** @param data base64 */
  constructor(
    readonly recordId: string,
    readonly data: string,
    partitionKeys: Record<string, string>,
  ) {
    this.metadata = { partitionKeys };
  }
}
