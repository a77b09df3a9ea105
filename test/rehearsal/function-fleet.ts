import type { Resource } from '../cloud/template-set';
import { type FirehoseServer, startFirehose } from './firehose-server';
import { environmentOf, loadFunction, type PackagedFunction } from './packaged-function';

/** Running functions and the Firehose that they call. Several rehearsals, one after the other, may use one fleet. */
export interface Fleet {
  readonly firehose: FirehoseServer;
  /** The function with this package and environment; one that runs already is not started again. */
  readonly load: (
    lambda: Resource,
    code: { readonly file: string; readonly name: string },
  ) => PackagedFunction;
  readonly close: () => Promise<void>;
}

export async function openFleet(): Promise<Fleet> {
  const firehose = await startFirehose();
  const running = new Map<string, PackagedFunction>();
  return {
    firehose,
    load(lambda, code) {
      const region = lambda.arn?.split(':')[3] ?? '';
      const same = JSON.stringify([code, region, lambda.logicalId, environmentOf(lambda)]);
      const known = running.get(same) ?? loadFunction(lambda, code, region, firehose.endpoint);
      running.set(same, known);
      return known;
    },
    async close() {
      await Promise.all([...running.values()].map((one) => one.close()));
      await firehose.close();
    },
  };
}
