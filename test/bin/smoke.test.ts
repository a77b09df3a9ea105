import { runCli } from './run-cli';

/** No credentials and no service that could give some: what a newcomer's machine has. */
const NOWHERE = {
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: '',
  AWS_SECRET_ACCESS_KEY: '',
  AWS_PROFILE: 'nobody',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_CONFIG_FILE: '/dev/null',
};

describe('audit-lake smoke', () => {
  test('without credentials cannot run, and says what it needs', () => {
    const { code, stderr } = runCli(['smoke'], { env: NOWHERE });

    expect(code).toBe(2);
    expect(stderr).toMatch(
      /cannot look at stack audit-lake-dev-\w+ \(CredentialsProviderError\)\n {2}fix: .*AWS_PROFILE/,
    );
    expect(stderr).not.toMatch(/\n\s+at |Warning/);
  });

  test('refuses a check that it does not know, and lists those that it does', () => {
    const { code, stderr } = runCli(['smoke', '--only', 'views,locks']);

    expect(code).toBe(2);
    expect(stderr).toMatch(/no check: locks\n {2}fix: use .*delete_denied/);
  });

  test('refuses a stage whose configuration was not named', () => {
    const { code, stderr } = runCli(['smoke', '--stage', 'production']);

    expect(code).toBe(2);
    expect(stderr).toMatch(/configuration is that of dev\n {2}fix: .*--config FILE/);
  });
});
