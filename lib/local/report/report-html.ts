import { breachPage } from './breach-page';
import { disclosuresPage } from './disclosures-page';
import type { Page } from './page';
import { pageHtml } from './page-html';
import type { Report, ReportKind } from './report';
import { reviewPage } from './review-page';

const PAGES: { readonly [K in ReportKind]: (report: Extract<Report, { readonly kind: K }>) => Page } = {
  'breach-scope': breachPage,
  disclosures: disclosuresPage,
  review: reviewPage,
};

/**
 * A report as one HTML file: no network, no other file, light and dark, for a screen and for paper. Without its
 * script everything is still there; the script sorts and filters.
 */
export function reportHtml<R extends Report>(report: R): string {
  const pageOf = PAGES[report.kind] as (report: R) => Page;
  return pageHtml(pageOf(report), report);
}
