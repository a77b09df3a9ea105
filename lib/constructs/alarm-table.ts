import { ACCESS_ALARMS } from './access-alarms';
import { ARRIVAL_ALARMS } from './arrival-alarms';
import { STORAGE_ALARMS } from './storage-alarms';

/** Every alarm of the lake, in the groups in which an operator looks at them. Each tells the topic its beginning and end. */
export const ALARM_TABLE = {
  arrival: ARRIVAL_ALARMS,
  storage: STORAGE_ALARMS,
  access: ACCESS_ALARMS,
} as const;

export type AlarmGroup = keyof typeof ALARM_TABLE;
export const ALARM_GROUPS = Object.keys(ALARM_TABLE) as readonly AlarmGroup[];
