import { createHash } from 'node:crypto';
import { countText, minuteText } from './cells';
import { type Html, html, NOTHING, shortened, trusted } from './html';
import type { Deadline, KeyNumber, Page, Section } from './page';
import { PAGE_SCRIPT } from './page-script';
import { PAGE_STYLE } from './page-style';
import type { ReportFrame } from './report';

const POLICY = [
  "default-src 'none'",
  `style-src '${hashOf(PAGE_STYLE)}'`,
  `script-src '${hashOf(PAGE_SCRIPT)}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** The whole file: nothing in it is fetched, and its policy forbids that anything is. */
export function pageHtml(page: Page, frame: ReportFrame): string {
  const { kind, title, tab, question, answer, tone, numbers, deadlines, sections, caution } = page;
  const body = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${shortened(tab)}</title>
<style>${trusted(PAGE_STYLE)}</style>
<script>${trusted(PAGE_SCRIPT)}</script>
</head>
<body>
<a class="skip" href="#answer">Skip to the answer</a>
<header class="top">
<p class="kind"><span>${kind}</span> <span class="stage">stage: ${frame.stage}</span></p>
<h1>${title}</h1>
<p class="question">${question}</p>
</header>
<main>
<section id="answer" aria-labelledby="answer-title" tabindex="-1">
<h2 id="answer-title" class="unseen">The answer</h2>
<p class="answer ${tone}">${answer}</p>
<dl class="numbers">
${numbers.map(numberHtml)}</dl>
${deadlinesHtml(deadlines)}
</section>
<nav aria-label="Contents">
<ul>
${sections.map(
  ({
    id,
    title: name,
    count,
  }) => html`<li><a href="#${id}">${name}${count === undefined ? null : ` (${countText(count)})`}</a></li>
`,
)}</ul>
</nav>
${sections.map(sectionHtml)}
${signatureHtml(page.signatures)}
</main>
<footer>
${footerHtml(frame, caution)}
</footer>
</body>
</html>
`;
  return body.html;
}

function numberHtml({ name, value, tone, says }: KeyNumber): Html {
  return html`<div class="${tone}"><dt>${name}</dt><dd><strong>${countText(value)}</strong> <span>${says}</span></dd></div>
`;
}

function deadlinesHtml(deadlines: readonly Deadline[]): Html {
  if (deadlines.length === 0) return NOTHING;
  const cards = deadlines.map(
    ({ who, due, left, tone, basis }) => html`<li class="${tone}">
<p class="who">${who}</p>
<p class="due"><strong>${due}</strong> <span>${left}</span></p>
<p class="basis">${basis}</p>
</li>
`,
  );
  return html`<h2 id="deadlines">Who has to be told by when, if this is a breach</h2>
<ul class="deadlines">
${cards}</ul>`;
}

function sectionHtml({ id, title, says, content, isAcross = false }: Section): Html {
  return html`<section id="${id}" class="${isAcross ? 'across' : 'upright'}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
<p class="says">${says}</p>
${content}
</section>
`;
}

function signatureHtml(signatures: readonly string[]): Html {
  if (signatures.length === 0) return NOTHING;
  return html`<div class="signatures" aria-hidden="true">${signatures.map((name) => html`<p>${name}</p>`)}</div>`;
}

function footerHtml({ lake, generated_at, version, stage }: ReportFrame, caution: string): Html {
  const facts: readonly (readonly [string, Html])[] = [
    ['Rows in the lake', html`${countText(lake.rows)}`],
    ['Latest event', html`${lake.latest_event === null ? 'none' : `${minuteText(lake.latest_event)} UTC`}`],
    ['Digest of the stored objects (SHA-256 over keys and sizes)', html`<code>${lake.digest}</code>`],
    ['Made', html`${minuteText(new Date(generated_at).toISOString())} UTC`],
    ['By', html`audit-lake ${version}, stage ${stage}`],
  ];
  const entries = facts.map(
    ([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>
`,
  );
  return html`<h2>The lake's state</h2>
<dl>
${entries}</dl>
<p>${caution}</p>
${stage === 'production' ? null : html`<p><strong>This is stage ${stage}: its lake holds synthetic data only, by rule. It is no evidence of anything that happened.</strong></p>`}
<p>An engineering mapping of the rules it names, not legal advice. All times are UTC unless a line says otherwise.</p>`;
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
