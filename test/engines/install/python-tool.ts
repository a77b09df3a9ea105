import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mustRun, runTool, type ToolRun } from '../run/supervised';
import { installed } from './engine-cache';
import { findTool } from './find-tool';

/** Programs from PyPI, each with all that it needs pinned in `requirements/<name>.txt`. */
const PYTHON_TOOLS = {
  'cfn-lint': { version: '1.58.0', start: ['-c', 'from cfnlint.runner import main; main()'] },
  checkov: { version: '3.3.30', start: ['-m', 'checkov.main'] },
} as const;
export type PythonTool = keyof typeof PYTHON_TOOLS;

/**
 * A program from PyPI in a virtual environment of its own. It is called by its module: the scripts that pip makes hold
 * the path of the folder in which they were made.
 */
export async function pythonTool(name: PythonTool): Promise<(args: readonly string[]) => Promise<ToolRun>> {
  const { version, start } = PYTHON_TOOLS[name];
  const python = findTool('python3', `${name} checks the templates, and runs on Python 3.10 or later`);
  const { stdout } = await mustRun(python, ['-c', 'import sys; print("%d.%d" % sys.version_info[:2])']);
  const requirements = join(__dirname, 'requirements', `${name}.txt`);
  const folder = await installed({
    engine: name,
    version: `${version}-py${stdout.trim()}`,
    madeFrom: [readFileSync(requirements, 'utf8')],
    async install(draft) {
      await mustRun(python, ['-m', 'venv', draft]);
      const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements];
      await mustRun(join(draft, 'bin', 'python'), pip, { nicely: true });
    },
  });
  return (args) => runTool(join(folder, 'bin', 'python'), [...start, ...args]);
}
