import { schemaMutations } from './mutations-of-schema';
import { noticeEach } from './notice-mutations';

noticeEach(schemaMutations);
