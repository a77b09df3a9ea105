/** Of text on its ground at least 4.5:1, of marks 3:1 (WCAG 2.2, 1.4.3 and 1.4.11). */
const LIGHT = `
--page:#f5f6f8;--card:#fff;--head:#eef1f5;--ink:#17202b;--muted:#55606e;--grid:#dde2e9;--edge:#7f8b99;--link:#0b57a4;--focus:#0b57a4;
--bad:#c0392b;--bad-tint:#fbe6e3;--bad-text:#9c2318;
--warn:#d08700;--warn-tint:#fdf0d5;--warn-text:#7d5200;
--good:#2c8a5f;--good-tint:#def3e8;--good-text:#17603f;
--calm:#7c8a9c;--calm-tint:#e8ecf1;--calm-text:#47525f;
--accent:#3a76b8;
--heat-0:#edf0f4;--heat-1:#cfe0f1;--heat-2:#93bfe6;--heat-3:#4f90cc;--heat-4:#215f9f;--heat-5:#0a2f5c;
--lift:0 1px 2px rgb(16 30 50/.08),0 2px 8px rgb(16 30 50/.05);
color-scheme:light;`;

const DARK = `
--page:#10151c;--card:#19212b;--head:#222c38;--ink:#e7ecf2;--muted:#a3aebb;--grid:#2f3a47;--edge:#75828f;--link:#7fb8f2;--focus:#9cc9f7;
--bad:#f0705f;--bad-tint:#4a211d;--bad-text:#ffab9e;
--warn:#eab04a;--warn-tint:#42320f;--warn-text:#f6cd83;
--good:#54c08d;--good-tint:#153a2a;--good-text:#8be0b6;
--calm:#8796a8;--calm-tint:#2b3642;--calm-text:#c3cdd8;
--accent:#6aa6e3;
--heat-0:#222c38;--heat-1:#1f3f60;--heat-2:#27598a;--heat-3:#3c82bd;--heat-4:#74b3e3;--heat-5:#d3ecff;
--lift:0 0 0 1px rgb(255 255 255/.05);
color-scheme:dark;`;

/** Paper is always light. */
export const PAGE_COLOURS = `
:root{${LIGHT}}
@media screen and (prefers-color-scheme:dark){:root{${DARK}}}
`;
