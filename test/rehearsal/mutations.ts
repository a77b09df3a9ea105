import type { Mutation } from './mutation';
import { accessMutations } from './mutations-of-access';
import { bucketMutations } from './mutations-of-buckets';
import { schemaMutations } from './mutations-of-schema';
import { streamMutations } from './mutations-of-streams';

export const MUTATIONS: readonly Mutation[] = [
  ...schemaMutations,
  ...streamMutations,
  ...bucketMutations,
  ...accessMutations,
];
