import { TestEnvironment } from 'jest-environment-node';
import { launch } from 'puppeteer-core';
import { findChromium } from './find-chromium.mjs';

/**
 * A test file with one browser, which its tests find as `browser`. It lives here because the browser's driver is an ES
 * module, which the tests themselves cannot load. `no-sandbox`: CI runs as root, and the browser sees files of the
 * tests only; nothing else of its safety is switched off.
 */
export default class ChromiumEnvironment extends TestEnvironment {
  async setup() {
    await super.setup();
    this.browser = await launch({
      executablePath: await findChromium(),
      headless: 'shell',
      // Over a pipe: a browser whose test is ended by force ends too.
      pipe: true,
      args: ['--no-sandbox', '--disable-gpu', '--no-zygote', '--font-render-hinting=none'],
    });
    this.global.browser = this.browser;
  }

  async teardown() {
    await this.browser?.close();
    await super.teardown();
  }
}
