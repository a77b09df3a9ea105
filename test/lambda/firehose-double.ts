import type { PutRecordBatchCommand } from '@aws-sdk/client-firehose';
import type { FirehoseSender } from '../../lambda/shared/deliver';

export interface Put {
  readonly stream: string;
  readonly data: readonly string[];
}

type Answer = 'take' | 'throw' | { readonly refuse: (data: string) => boolean };

/**
 * Stands in for Amazon Data Firehose at the boundary of its SDK: keeps what it took, and answers each call as
 * told (the last answer holds for all further calls).
 */
export function firehoseDouble(
  ...answers: readonly Answer[]
): FirehoseSender & { readonly calls: Put[]; readonly taken: Put[] } {
  const calls: Put[] = [];
  const taken: Put[] = [];
  const send = async (command: PutRecordBatchCommand) => {
    const stream = command.input.DeliveryStreamName ?? '';
    const data = (command.input.Records ?? []).map((record) =>
      Buffer.from(record.Data ?? []).toString('utf8'),
    );
    const answer = answers[Math.min(calls.length, answers.length - 1)] ?? 'take';
    calls.push({ stream, data });
    if (answer === 'throw') throw new Error('ServiceUnavailableException');
    const refused = data.map((one) => answer !== 'take' && answer.refuse(one));
    taken.push({ stream, data: data.filter((_, at) => !refused[at]) });
    return {
      FailedPutCount: refused.filter(Boolean).length,
      RequestResponses: refused.map((no) =>
        no ? { ErrorCode: 'ServiceUnavailableException' } : { RecordId: 'r' },
      ),
    };
  };
  return { send: send as unknown as FirehoseSender['send'], calls, taken };
}
