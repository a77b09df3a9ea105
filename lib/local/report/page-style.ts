import { PAGE_COLOURS } from './page-colours';
import { PAGE_PRINT } from './page-print';

const LAYOUT = `
*{box-sizing:border-box}
html{font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;background:var(--page);color:var(--ink);
  -webkit-text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0 auto;max-width:78rem;padding:0 clamp(1rem,3vw,2.5rem) 3rem}
h1,h2,h3,p,dl,dd,ul,figure{margin:0;padding:0}
ul{list-style:none}
h1{font-size:clamp(1.5rem,1.1rem + 1.6vw,2.1rem);line-height:1.2;font-weight:650;letter-spacing:-.01em;overflow-wrap:anywhere}
h2{font-size:1.2rem;line-height:1.3;font-weight:650}
h3{font-size:1rem;font-weight:650}
bdi{unicode-bidi:isolate}
.far{overflow-wrap:anywhere}
code{font:.85em ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:.25rem}
.unseen,.skip:not(:focus){position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:fixed;left:1rem;top:1rem;z-index:9;padding:.6rem 1rem;background:var(--card);color:var(--link);border-radius:.4rem}
.top{padding-top:2rem}
.kind{display:flex;justify-content:space-between;gap:1rem;color:var(--muted);font-size:.8rem;font-weight:650;letter-spacing:.06em;
  text-transform:uppercase}
.stage{text-transform:none;letter-spacing:0}
.question{margin-top:.35rem;color:var(--muted);overflow-wrap:anywhere}
.answer{margin:1.1rem 0 1.4rem;padding:.2rem 0 .2rem 1.1rem;border-left:.35rem solid var(--tone);max-width:60rem;
  font-size:clamp(1.1rem,1rem + .6vw,1.4rem);line-height:1.4;overflow-wrap:anywhere}
.bad{--tone:var(--bad);--tint:var(--bad-tint);--text:var(--bad-text)}
.warn{--tone:var(--warn);--tint:var(--warn-tint);--text:var(--warn-text)}
.good{--tone:var(--good);--tint:var(--good-tint);--text:var(--good-text)}
.calm{--tone:var(--calm);--tint:var(--calm-tint);--text:var(--calm-text)}
.numbers{display:grid;grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr));gap:.75rem}
.numbers div{display:flex;flex-direction:column;padding:.8rem 1rem .9rem;background:var(--card);border-radius:.6rem;border-top:.25rem solid var(--tone);
  box-shadow:var(--lift)}
.numbers dt{color:var(--muted);font-size:.85rem;font-weight:600}
.numbers strong{display:block;font-size:1.9rem;line-height:1.2;font-weight:650;font-variant-numeric:tabular-nums}
.numbers .bad strong,.numbers .warn strong{color:var(--text)}
.numbers span{color:var(--muted);font-size:.82rem;line-height:1.35;display:block}
#deadlines{margin:1.8rem 0 .6rem}
.deadlines{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(11.4rem,100%),1fr));gap:.75rem}
.deadlines li{padding:.8rem 1rem;background:var(--card);border-radius:.6rem;border-left:.25rem solid var(--tone);box-shadow:var(--lift)}
.who{font-size:.85rem;font-weight:600;color:var(--muted)}
.due strong{font-size:1.15rem;font-variant-numeric:tabular-nums}
.due span{color:var(--text);font-size:.9rem;white-space:nowrap}
.basis{margin-top:.3rem;color:var(--muted);font-size:.78rem;line-height:1.4}
nav{margin-top:2rem;border-block:1px solid var(--grid)}
nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;padding:.5rem 0}
nav a{display:inline-block;padding:.25rem 0;color:var(--link)}
main>section:not(#answer){margin-top:2.4rem}
.says{margin:.3rem 0 1rem;color:var(--muted);max-width:56rem}
.none{padding:1rem;background:var(--card);border-radius:.6rem;color:var(--muted)}
.list{list-style:disc;padding-left:1.2rem;max-width:56rem}
.list li{margin:.3rem 0;overflow-wrap:anywhere}
`;

const PICTURES = `
.pictures{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:1rem}
.picture{grid-column:1/-1;padding:1rem 1.2rem;background:var(--card);border-radius:.6rem;box-shadow:var(--lift)}
.picture.half{grid-column:span 1}
.picture figcaption{margin:.15rem 0 .6rem;color:var(--muted);font-size:.9rem;overflow-wrap:anywhere}
.picture .wide>svg,.picture .narrow>svg{display:block;width:100%;height:auto;font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
.narrow{display:none}
.legend{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;margin-bottom:.4rem;font-size:.85rem}
.legend li{display:flex;align-items:center;gap:.4rem}
.legend svg{width:.8rem;height:.8rem}
.behind{margin-top:.8rem;font-size:.9rem}
summary{cursor:pointer;color:var(--link)}
@media (max-width:44rem){
  .picture,.picture.half{grid-column:1/-1;padding:1rem .8rem}
  .picture .wide{display:none}.picture .narrow{display:block}
  .numbers{grid-template-columns:repeat(2,minmax(0,1fr))}
}
`;

const TABLES = `
.table{margin-top:.4rem}
.tools{display:flex;flex-wrap:wrap;align-items:end;gap:.6rem 1.2rem;margin-bottom:.6rem}
.tools label{display:block;font-size:.85rem;font-weight:600;color:var(--muted)}
.tools input{display:block;width:min(22rem,100%);padding:.45rem .7rem;font:inherit;color:inherit;background:var(--card);
  border:1px solid var(--edge);border-radius:.4rem}
.tools p{padding-bottom:.5rem;color:var(--muted);font-size:.9rem}
.fold{margin-bottom:.15rem}
.more{margin-top:.7rem}
.fold,.more{padding:.5rem 1rem;font:inherit;color:var(--link);background:var(--card);border:1px solid var(--edge);border-radius:.4rem;
  cursor:pointer}
.scroll{overflow:auto;max-height:min(85vh,60rem);background:var(--card);border-radius:.6rem;box-shadow:var(--lift)}
.behind .scroll{box-shadow:none;margin-top:.5rem;max-height:24rem;border:1px solid var(--grid)}
table{width:100%;border-collapse:separate;border-spacing:0;font-size:.84rem;line-height:1.4;font-variant-numeric:tabular-nums}
caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
th,td{padding:.4rem .55rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--grid);min-width:3.5rem;max-width:22rem}
thead th{position:sticky;top:0;z-index:1;background:var(--head);font-weight:650;white-space:nowrap;vertical-align:bottom}
thead th[data-kind=number],.n{text-align:right}
tbody th{font-weight:600;background:var(--card);white-space:nowrap}
.held tbody th{position:sticky;left:0}
tbody th .far,td .far{display:inline-block;min-width:12rem;max-width:22rem;white-space:normal}
td code{white-space:nowrap}
tbody tr:last-child>*{border-bottom:0}
tbody tr:hover>*{background:var(--head)}
time{white-space:nowrap}
td i{color:var(--muted)}
.w{min-width:13rem}
#doubt-table{max-width:56rem}
#doubt-table th{white-space:normal;font-weight:400}
.table+.says,.table+h3{margin-top:1.2rem}
.tag{display:inline-block;padding:0 .5rem;margin:0 .15rem .15rem 0;border-radius:1rem;background:var(--tint);color:var(--text);font-weight:600;
  font-size:.93em;white-space:nowrap}
th button{all:unset;cursor:pointer;font-weight:650}
th button:focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:.2rem}
th button::after{content:" \\2195";color:var(--muted);font-weight:400}
th[aria-sort=ascending] button::after{content:" \\2191";color:var(--ink)}
th[aria-sort=descending] button::after{content:" \\2193";color:var(--ink)}
.js .out,.js .worked:not(.full) .rest{display:none}
.full .rest{display:inline-block;min-width:12rem}
.js .worked .scroll{contain:content}
.paper,.signatures{display:none}
footer{margin-top:3rem;padding-top:1rem;border-top:1px solid var(--grid);color:var(--muted);font-size:.85rem}
footer h2{font-size:1rem;color:var(--ink)}
footer dl{display:grid;grid-template-columns:repeat(auto-fit,minmax(16rem,1fr));gap:.5rem 1.5rem;margin:.6rem 0}
footer dt{font-weight:600}
footer p{margin-top:.4rem;max-width:60rem}
`;

export const PAGE_STYLE = `${PAGE_COLOURS}${LAYOUT}${PICTURES}${TABLES}${PAGE_PRINT}`;
