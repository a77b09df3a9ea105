import { at, isObject, type Json, listAt, textAt } from '../cloud/json';
import type { Report } from './finding';
import type { Arrived } from './firehose-server';
import type { Intake } from './intake';
import type { TierParts } from './lake-parts';
import type { Permissions } from './permissions';

/** A record that the function accepted: its row and where it wants to be. */
export interface Transformed {
  /** One JSON object, as the function wrote it. */
  readonly data: string;
  readonly partitionKeys: Readonly<Record<string, string>>;
  readonly arrival: number;
}

export interface TransformedStream {
  readonly rows: readonly Transformed[];
  /** What the function refused, exactly as it arrived. */
  readonly refused: readonly Arrived[];
  /** Moved to another stream, or back into this one. */
  readonly moved: number;
}

/** "Data transformation": request and answer of a function end at 6 MB. */
const MAX_ANSWER_BYTES = 6 * 1024 * 1024;
const RESULTS = ['Ok', 'Dropped', 'ProcessingFailed'] as const;

/**
 * What Firehose does with a stream's records before it writes anything: gathers as much as the processor's buffer
 * takes, calls the function, and sorts its answer.
 */
export async function transformStream(
  intake: Intake,
  parts: TierParts,
  { need }: Permissions,
  report: Report,
): Promise<TransformedStream> {
  const { stream, destination, transform, deliver } = parts;
  const packaged = intake.transforms.get(transform.lambda.logicalId);
  const arrived = intake.firehose.drain(stream.ref);
  if (packaged === undefined || arrived.length === 0) return { rows: [], refused: [], moved: 0 };
  const mayCall = await need({
    by: deliver,
    action: 'lambda:InvokeFunction',
    on: transform.lambda.arn ?? '',
  });
  if (!mayCall) return { rows: [], refused: [], moved: 0 };
  const rows: Transformed[] = [];
  const refused: Arrived[] = [];
  let moved = 0;
  for (const batch of batches(arrived, destination.transform?.bufferBytes ?? 0)) {
    const fault = (expected: string, found: string): void =>
      report('function_failed', { at: transform.lambda, property: 'its answer', expected, found });
    const answer = await packaged.invoke(invocationOf(stream.arn ?? '', batch)).catch((error: unknown) => {
      fault('an answer', error instanceof Error ? error.message : 'an error');
      return undefined;
    });
    if (answer === undefined) break;
    const bytes = JSON.stringify(answer).length;
    if (bytes > MAX_ANSWER_BYTES) fault('at most 6 MB', `${bytes} bytes`);
    const answers = new Map(
      listAt(answer as Json, 'records').map((record) => [textAt(record, 'recordId'), record]),
    );
    batch.forEach((record, index) => {
      const said = answers.get(idOf(index));
      const result = RESULTS.find((one) => one === textAt(said, 'result'));
      if (said === undefined || result === undefined) {
        fault(
          'Ok, Dropped or ProcessingFailed for every record',
          `${textAt(said, 'result') ?? 'nothing'} for one`,
        );
      } else if (result === 'ProcessingFailed') refused.push(record);
      else if (result === 'Dropped') moved += 1;
      else {
        rows.push({
          data: Buffer.from(textAt(said, 'data') ?? '', 'base64').toString('utf8'),
          partitionKeys: textsOf(at(said, 'metadata', 'partitionKeys')),
          arrival: record.arrival,
        });
      }
    });
  }
  return { rows, refused, moved };
}

function* batches(arrived: readonly Arrived[], most: number): Generator<readonly Arrived[]> {
  let batch: Arrived[] = [];
  let bytes = 0;
  for (const record of arrived) {
    if (batch.length > 0 && bytes + record.data.length > most) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(record);
    bytes += record.data.length;
  }
  if (batch.length > 0) yield batch;
}

const idOf = (index: number): string => String(index).padStart(20, '0');

/** "Amazon Data Firehose data transformation": the event of a Lambda function. */
function invocationOf(deliveryStreamArn: string, batch: readonly Arrived[]): object {
  return {
    invocationId: '00000000-0000-4000-8000-000000000000',
    deliveryStreamArn,
    region: deliveryStreamArn.split(':')[3],
    records: batch.map(({ data, arrival }, index) => ({
      recordId: idOf(index),
      approximateArrivalTimestamp: arrival,
      data: data.toString('base64'),
    })),
  };
}

function textsOf(value: Json | undefined): Readonly<Record<string, string>> {
  if (!isObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, text]) => (typeof text === 'string' ? [[name, text]] : [])),
  );
}
