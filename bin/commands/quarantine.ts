import type { CommandGroup } from './command';
import { quarantineList } from './quarantine-list';
import { quarantineReplay } from './quarantine-replay';
import { quarantineShow } from './quarantine-show';

export const quarantine: CommandGroup = {
  name: 'quarantine',
  summary: 'look at what was refused, and submit it again',
  details: `Every refused line is kept under its tier with the bytes it came in, never locked: it may hold PHI that must
    be removable. Reasons are derived again from the bytes, by the rules of today.`,
  examples: [
    { run: 'audit-lake quarantine list', says: 'what was refused, and why' },
    { run: 'audit-lake quarantine show 3f2a9c', says: 'one line, without its text' },
    { run: 'audit-lake quarantine replay', says: 'take in what passes now' },
  ],
  commands: [quarantineList, quarantineShow, quarantineReplay],
};
