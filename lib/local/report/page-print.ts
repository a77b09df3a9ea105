/**
 * On paper nothing is folded, scrolled, filtered or left for later: every row of every table is printed, whatever the
 * screen shows, since half a list of patients is a danger. Wide tables lie across.
 */
export const PAGE_PRINT = `
@page{margin:14mm}
@page wide{size:landscape;margin:12mm}
@media print{
  html{font-size:10.5pt;background:#fff}
  body{max-width:none;padding:0}
  .skip,nav,.tools,.more,.behind{display:none!important}
  .top{padding-top:0}
  .scroll{box-shadow:none}
  .numbers{grid-template-columns:none;grid-auto-flow:column;grid-auto-columns:1fr;gap:.4rem}
  .numbers div,.deadlines li,.picture{box-shadow:none;border-width:1px;border-style:solid;border-color:var(--grid)}
  .numbers div{border-top:.25rem solid var(--tone);padding:.4rem .6rem}
  .numbers strong{font-size:1.4rem}
  .numbers dt,.numbers span{font-size:7.5pt}
  .deadlines{grid-template-columns:repeat(3,1fr)}
  .deadlines li{border-left:.25rem solid var(--tone);padding:.4rem .6rem}
  .numbers div,.deadlines li,.picture,tr,h2,.says,footer{break-inside:avoid}
  h2,h3,.says,.tools{break-after:avoid}
  .picture .wide{display:block}.picture .narrow{display:none}
  .picture.half{grid-column:span 1}
  .picture{padding:.5rem .8rem}
  *{-webkit-print-color-adjust:exact;print-color-adjust:exact}
  .across{page:wide}
  .scroll{overflow:visible!important;max-height:none!important;contain:none!important;border-radius:0}
  table{font-size:8pt}
  th,td{padding:.2rem .35rem;max-width:none;min-width:0}
  .w{min-width:9rem}
  thead th{white-space:normal}
  thead{display:table-header-group}
  thead th,.held tbody th{position:static}
  /* A button in a repeated head is not painted from the second sheet on. */
  th button{display:contents}
  th button::after{content:""!important}
  .js .worked tbody tr{display:table-row!important}
  .js .worked .rest{display:inline!important;min-width:0}
  .paper{display:inline;white-space:nowrap}
  td.paper,th.paper{display:table-cell}
  tbody th{white-space:normal}
  .far{min-width:0!important}
  td code{display:inline-block;min-width:11em;font-size:.9em;white-space:normal;overflow-wrap:anywhere}
  .signatures{display:grid;grid-template-columns:repeat(2,1fr);gap:3rem;margin-top:3rem;break-inside:avoid}
  .signatures p{border-top:1px solid var(--ink);padding-top:.2rem;font-size:9pt}
}
`;
