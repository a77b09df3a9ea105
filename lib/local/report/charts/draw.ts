import type { EChartsCoreOption } from 'echarts';
import * as library from 'echarts/dist/echarts.min.js';
import { escapeText, type Html, trusted } from '../html';

/** Node gives a CommonJS file as the default export, other loaders its names. */
const { init } = 'default' in library ? (library.default as typeof library) : library;

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly option: EChartsCoreOption;
  /** What a pointer over a mark of a series says; '' for nothing. */
  readonly says: (series: number, mark: number) => string;
}

/** Colours are those of the page, so that a picture is light or dark as the page is. */
export const INK = 'var(--ink)';
export const MUTED = 'var(--muted)';
export const GRID = 'var(--grid)';

/**
 * A picture as SVG that stands in the page without style, script or number of its own: no policy of the page has to
 * allow it, and its colours and fonts are the page's.
 */
export function draw({ width, height, option, says }: Drawing): Html {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({ animation: false, ...option });
    return trusted(plain(chart.renderToSVGString(), says));
  } finally {
    chart.dispose();
  }
}

const MARK = /<(path|rect)((?:\s[^<>]*?)?)\s*(?:\/>|><\/\1>)/g;

function plain(svg: string, says: Drawing['says']): string {
  return svg
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/^<svg[^>]*?(viewBox="[^"]*")[^>]*>/, '<svg $1 aria-hidden="true" focusable="false">')
    .replace(/<rect\b[^>]*fill="none"[^>]*><\/rect>/, '')
    .replace(MARK, (whole, name: string, attributes: string) => {
      const series = /ecmeta_series_index="(\d+)"/.exec(attributes)?.[1];
      const mark = /ecmeta_data_index="(\d+)"/.exec(attributes)?.[1];
      if (series === undefined || mark === undefined) return whole;
      const words = says(Number(series), Number(mark));
      return words === '' ? whole : `<${name}${attributes}><title>${escapeText(words)}</title></${name}>`;
    })
    .replace(/ style="([^"]*)"/g, (_whole, style: string) => attributesOf(style))
    .replace(/ (?:class|ecmeta_\w+|pointer-events)="[^"]*"/g, '')
    .replace(/\n\s*/g, '');
}

/** A policy without inline styles refuses the attribute `style`; what of it is not the page's own becomes attributes. */
function attributesOf(style: string): string {
  const size = /font-size:\s*(\d+)px/.exec(style)?.[1];
  const weight = /font-weight:\s*(\w+)/.exec(style)?.[1];
  return [
    ...(size === undefined ? [] : [` font-size="${size}"`]),
    ...(weight === undefined ? [] : [` font-weight="${weight}"`]),
  ].join('');
}
