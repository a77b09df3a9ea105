import { bucketMutations } from './mutations-of-buckets';
import { noticeEach } from './notice-mutations';

noticeEach(bucketMutations);
