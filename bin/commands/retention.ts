import type { CommandGroup } from './command';
import { retentionPlanCommand } from './retention-plan';
import { retentionShow } from './retention-show';

export const retention: CommandGroup = {
  name: 'retention',
  summary: 'say how long stored events are locked, and what a change would do',
  details: `How long every protection tier is locked and when it expires comes from the configuration and nowhere else.
    Neither command changes anything, nor asks an AWS account.`,
  examples: [
    { run: 'audit-lake retention show', says: 'locks, lifecycle and first deletable day, by tier' },
    {
      run: 'audit-lake retention plan --from lake.config.json --to new.config.json',
      says: 'what a change reaches, what it cannot, and what it costs',
    },
  ],
  commands: [retentionShow, retentionPlanCommand],
};
