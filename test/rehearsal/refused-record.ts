import type { Arrived } from './firehose-server';

/** A record that a function answered with ProcessingFailed ("Handle data transformation failure"). */
export function refusedRecord({ data, arrival }: Arrived, lambdaArn: string): string {
  return JSON.stringify({
    attemptsMade: 1,
    arrivalTimestamp: arrival,
    errorCode: 'Lambda.ProcessingFailedStatus',
    errorMessage: 'ProcessingFailed status set for record',
    attemptEndingTimestamp: arrival,
    rawData: data.toString('base64'),
    lambdaArn,
  });
}
