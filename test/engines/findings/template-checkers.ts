import { type PythonTool, pythonTool } from '../install/python-tool';
import { lastLines, type ToolRun } from '../run/supervised';

/** What a tool has against one resource, or against a template as a whole. */
export interface Finding {
  /** The tool's id of the check, for example `CKV_AWS_18`. */
  readonly check: string;
  readonly template: string;
  /** Logical id; undefined where the finding is about the template. */
  readonly logicalId: string | undefined;
  readonly says: string;
}

export interface Checked {
  readonly findings: readonly Finding[];
  /** How many resources the tool says it has seen; undefined where it does not say. */
  readonly resources?: number;
}

interface TemplateChecker {
  readonly args: (templates: readonly string[]) => readonly string[];
  readonly read: (output: unknown) => Checked;
}

/** Tools, offline, each with the flags that make it say everything that it finds, as JSON. */
export const TEMPLATE_CHECKERS = {
  'cfn-lint': {
    // Errors and warnings. Of what it calls informational, what is about losing data; the rest is taste.
    args: (templates) => ['--format', 'json', '--include-checks', 'I3011', 'I3013', '--', ...templates],
    read: (output) => ({ findings: (output as readonly LintMatch[]).map(ofLintMatch) }),
  },
  checkov: {
    args: (templates) => [
      ...['--framework', 'cloudformation', '--compact', '--quiet', '--skip-download'],
      ...['--output', 'json', '--file', ...templates],
    ],
    read: (output) => {
      const { results, summary } = output as CheckovReport;
      const { failed_checks: failed = [], parsing_errors: unreadable = [] } = results ?? {};
      return {
        findings: [...failed.map(ofFailedCheck), ...unreadable.map(ofUnreadable)],
        resources: summary?.resource_count ?? 0,
      };
    },
  },
} as const satisfies Record<PythonTool, TemplateChecker>;

/** Runs a tool over templates. @throws when it has not said what it found */
export async function checkTemplates(tool: PythonTool, templates: readonly string[]): Promise<Checked> {
  const { args, read } = TEMPLATE_CHECKERS[tool];
  const run = await (await pythonTool(tool))(args(templates));
  return read(parse(tool, run));
}

function parse(tool: string, { code, stdout, stderr }: ToolRun): unknown {
  try {
    return JSON.parse(stdout);
  } catch {
    throw new Error(`${tool} ended with ${code} and without a report:\n${lastLines(`${stdout}\n${stderr}`)}`);
  }
}

interface LintMatch {
  readonly Filename: string;
  readonly Message: string;
  readonly Rule: { readonly Id: string };
  readonly Location: { readonly Path?: readonly (string | number)[] | null };
}

function ofLintMatch({ Filename, Message, Rule, Location }: LintMatch): Finding {
  const [section, logicalId] = Location.Path ?? [];
  return {
    check: Rule.Id,
    template: Filename,
    logicalId: section === 'Resources' && logicalId !== undefined ? String(logicalId) : undefined,
    says: Message,
  };
}

interface CheckovReport {
  readonly results?: {
    readonly failed_checks?: readonly FailedCheck[];
    readonly parsing_errors?: readonly string[];
  };
  readonly summary?: { readonly resource_count?: number };
}

interface FailedCheck {
  readonly check_id: string;
  readonly check_name: string;
  readonly file_path: string;
  /** `AWS::S3::Bucket.LogicalId` */
  readonly resource: string;
}

function ofFailedCheck({
  check_id: check,
  check_name: says,
  file_path: template,
  resource,
}: FailedCheck): Finding {
  return { check, template, logicalId: resource.split('.')[1], says };
}

function ofUnreadable(template: string): Finding {
  return { check: 'parsing_error', template, logicalId: undefined, says: 'checkov cannot read the template' };
}
