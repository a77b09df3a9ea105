import { type Html, html } from './html';
import { type Column, table } from './table';

export interface Legend {
  readonly name: string;
  readonly colour: string;
}

export interface Picture<Row> {
  readonly id: string;
  readonly title: string;
  /** What is to be seen in it, for those who do not see it. */
  readonly says: string;
  readonly legend: readonly Legend[];
  /** Whether two of it stand beside each other. */
  readonly isHalf: boolean;
  /** Drawn twice, for a page and for a telephone: text in a picture does not wrap. */
  readonly draw: (width: number) => Html;
  /** The numbers behind it. */
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
}

const WIDTHS = { whole: 920, half: 440, narrow: 340 } as const;

export function picture<Row>({ id, title, says, legend, isHalf, draw, columns, rows }: Picture<Row>): Html {
  const key = legend.map(
    ({ name, colour }) =>
      html`<li><svg viewBox="0 0 12 12" aria-hidden="true" focusable="false"><rect width="12" height="12" rx="3" fill="${colour}"/></svg>${name}</li>`,
  );
  return html`<figure class="picture${isHalf ? ' half' : ''}" id="${id}">
<h3>${title}</h3>
<figcaption>${says}</figcaption>
${key.length > 0 ? html`<ul class="legend">${key}</ul>` : null}
<div class="wide">${draw(isHalf ? WIDTHS.half : WIDTHS.whole)}</div>
<div class="narrow">${draw(WIDTHS.narrow)}</div>
<details class="behind"><summary>The numbers behind this picture</summary>
${table({ id: `${id}-numbers`, caption: `${title}: the numbers`, columns, rows, none: 'Nothing to count.' })}</details>
</figure>`;
}
