import { type Style, styleFor } from '../../bin/output/style';
import { FINDING_CODES, type Finding } from './finding';
import type { Step } from './walk';

/** A step as a person reads it, with all that it found. */
export function stepText({ name, facts, findings }: Step, style: Style = styleFor(process.stdout)): string {
  const mark = findings.length === 0 ? style('green', '✓') : style('red', '✗');
  const [first = '', ...more] = findings.length === 0 ? facts : [];
  const lines = [
    `${mark} ${name.padEnd(WIDTH)}${first}`,
    ...more.map((fact) => `${' '.repeat(WIDTH + 2)}${fact}`),
  ];
  return [
    ...lines.map((line) => line.trimEnd()),
    ...findings.flatMap((finding) => findingLines(finding, style)),
  ].join('\n');
}

const WIDTH = 11;

function findingLines(finding: Finding, style: Style): readonly string[] {
  const { code, stack, resource, property, expected, found } = finding;
  const place = [stack, resource].filter((part) => part !== undefined).join(' / ');
  return [
    '',
    `    ${style('bold', code)}: ${FINDING_CODES[code]}`,
    ...(place === '' ? [] : [`      in        ${place}`]),
    `      at        ${property}`,
    `      expected  ${expected}`,
    `      found     ${found}`,
  ];
}

export function summaryText(steps: readonly Step[], style: Style = styleFor(process.stdout)): string {
  const failed = steps.find(({ findings }) => findings.length > 0);
  if (failed === undefined) {
    return `\n${style('green', 'The lake of these templates took every event to where it is found again.')}\n`;
  }
  const { length } = failed.findings;
  const found = `${length} ${length === 1 ? 'finding' : 'findings'} in step ${failed.name}`;
  return `\n${style('red', found)}: what comes after it was not played.\n`;
}
