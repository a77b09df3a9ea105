import { CannotRun } from '../output/cannot-run';
import { defineCommand } from './command';

/**
 * Stands in the list of commands and in help. When it is called the completion library puts its own command
 * of this name in this place (see ../complete.ts), so that no other command pays for loading it.
 */
export const complete = defineCommand({
  name: 'complete',
  summary: 'print the completion script of your shell',
  details:
    'Prints a script that completes commands, options and file names. Load it in the start-up file of your shell.',
  args: [{ name: '<shell>', says: 'your shell', choices: ['bash', 'zsh', 'fish', 'powershell'] }],
  options: {},
  json: 'no effect: the script is for the shell.',
  exits: { 0: 'printed', 2: 'unknown shell' },
  examples: [
    {
      run: 'source <(audit-lake complete bash)',
      says: 'bash (needs the bash-completion package): this session, or a line of ~/.bashrc',
    },
    { run: 'source <(audit-lake complete zsh)', says: 'zsh: this session, or a line of ~/.zshrc' },
    { run: 'audit-lake complete fish | source', says: 'fish: this session, or a line of config.fish' },
  ],
  run: async () => {
    throw new CannotRun('the completion library did not take over', 'call it as audit-lake complete bash');
  },
});
