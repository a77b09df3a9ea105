import { FirehoseClient } from '@aws-sdk/client-firehose';
import type { FirehoseSender, Pause } from './deliver';
import { type LambdaEnvironment, readEnvironment } from './environment';
import { type MetricsTarget, metricsTarget } from './metrics';

/** What a function works with: its environment, and the world that tests put a double in the place of. */
export interface FunctionContext extends LambdaEnvironment {
  readonly firehose: FirehoseSender;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** @default waits by the clock */
  readonly pause?: Pause;
  /** @default nothing is counted */
  readonly metrics?: MetricsTarget;
}

export function functionContext(variables: Readonly<Record<string, string | undefined>>): FunctionContext {
  return {
    ...readEnvironment(variables),
    firehose: new FirehoseClient({}),
    now: Date.now,
    metrics: metricsTarget(variables),
  };
}
