import { accessMutations } from './mutations-of-access';
import { noticeEach } from './notice-mutations';

noticeEach(accessMutations);
