/**
 * Runs a command for as long as whoever started this is there: `node supervise.mjs COMMAND ARGS...`. Standard input
 * is the tie: it ends when the starter ends, however it ends (a failed test, Ctrl-C, SIGKILL), and then the
 * command is stopped with all that it has started. Nothing is ever found by its name.
 */
import { spawn } from 'node:child_process';

const GRACE_MS = 5_000;
const [command, ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], detached: true });

/** To the command's own process group, which is named by its process id. */
function signal(name) {
  try {
    process.kill(-child.pid, name);
  } catch {
    // It has ended already.
  }
}

function stop() {
  signal('SIGTERM');
  setTimeout(() => signal('SIGKILL'), GRACE_MS).unref();
}

process.stdin.on('end', stop).on('error', stop).resume();
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, stop);
child.on('error', ({ message }) => {
  process.stderr.write(`${message}\n`);
  process.exit(127);
});
child.on('exit', (code) => {
  signal('SIGKILL'); // what it may have left behind
  process.exit(code ?? 1);
});
