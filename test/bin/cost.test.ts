import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jsonLines, runCli } from './run-cli';

const TEMPLATES = join(__dirname, '../fixtures/cost');

describe('the command cost', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'audit-lake-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('names every line of the templates, the total and the three largest', () => {
    const { code, stdout } = runCli(['cost', '--templates', TEMPLATES, '--profile', 'clinic']);

    expect(code).toBe(0);
    expect(stdout).toContain('clinic, a month at 50,000 events a day');
    expect(stdout).toContain('$21.90  Interface endpoints: 2,190 endpoint-hours x $0.01');
    expect(stdout).toMatch(/clinic: \$\d+\.\d\d a month\n(?: +\$\d+\.\d\d {2}\S.*\n){3}/);
    expect(stdout).toMatch(/us-east-1, noted \d{4}-\d\d-\d\d.*check the page/);
  });

  test('lists what has no price', () => {
    writeFileSync(
      join(folder, 'x.template.json'),
      JSON.stringify({ Resources: { Nat: { Type: 'AWS::EC2::NatGateway' } } }),
    );
    const { code, stdout } = runCli(['cost', '--templates', folder]);

    expect(code).toBe(0);
    expect(stdout).toContain('not priced  AWS::EC2::NatGateway (1)');
    expect(stdout).toContain('templates: $0.00 a month');
  });

  test('--json has the same by stable names', () => {
    const { stdout } = runCli(['cost', '--templates', TEMPLATES, '--events-per-day', '2k', '--json']);

    expect(jsonLines(stdout)).toMatchObject([
      {
        events_per_day: 2000,
        priced_at: expect.any(String),
        region: 'us-east-1',
        profiles: [
          {
            profile: 'templates',
            lines: expect.arrayContaining([
              {
                line: 'KMS keys',
                quantity: 2,
                unit: 'keys',
                price: 1,
                dollars: 2,
                basis: expect.any(String),
              },
            ]),
            total: expect.any(Number),
            largest: [expect.any(String), expect.any(String), expect.any(String)],
            not_priced: [],
          },
        ],
      },
    ]);
  });

  test('synthesizes a profile of the configuration offline, and leaves no kind of resource without a price', () => {
    const { code, stdout, stderr } = runCli(['cost', '--profile', 'clinic', '--json'], { cwd: folder });

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(jsonLines(stdout)).toMatchObject([
      {
        profiles: [
          { profile: 'clinic', not_priced: [], largest: expect.arrayContaining(['Interface endpoints']) },
        ],
      },
    ]);
  }, 120_000);

  test.each([
    [['--templates', 'absent'], 'cannot read the folder absent (ENOENT)'],
    [['--templates', '.'], 'no *.template.json in .'],
    [['--events-per-day', 'many'], '--events-per-day'],
    [['--profile', 'large'], 'clinic, standard, both'],
  ])('%j is refused', (args, says) => {
    const { code, stderr } = runCli(['cost', ...args], { cwd: folder });

    expect(code).toBe(2);
    expect(stderr).toContain(says);
    expect(stderr).toContain('fix:');
  });

  test('a damaged template is refused by its name', () => {
    writeFileSync(join(folder, 'x.template.json'), '{');
    const { code, stderr } = runCli(['cost', '--templates', folder]);

    expect(code).toBe(2);
    expect(stderr).toContain('x.template.json is no template');
  });
});
