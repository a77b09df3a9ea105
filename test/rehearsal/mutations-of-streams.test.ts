import { streamMutations } from './mutations-of-streams';
import { noticeEach } from './notice-mutations';

noticeEach(streamMutations);
