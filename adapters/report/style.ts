// How a report looks, on a screen and on paper. One file: nothing is fetched, nothing runs.
// Words are never broken inside, save one that no column could hold; figures are never broken, and stand with their units one below the other in both languages.
import { TABLE_FIT } from "../table-fit.ts";

export const STYLE: string = `
:root { --ink: #1f2933; --line: #d5dae1; --soft: #f4f6f8; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem; max-width: 72rem; color: var(--ink); background: #fff; font: 15px/1.6 system-ui, "Segoe UI", "DejaVu Sans", sans-serif; overflow-wrap: break-word; }
[dir="rtl"] body, body[dir="rtl"] { font-family: Vazirmatn, Tahoma, "Segoe UI", "DejaVu Sans", sans-serif; line-height: 1.9; }
h1 { font-size: 1.6rem; margin: 0 0 .5rem; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; border-bottom: 2px solid var(--line); padding-bottom: .2rem; }
h3 { font-size: 1rem; margin: 1.2rem 0 .4rem; }
.scroll { overflow-x: auto; margin: .5rem 0 1rem; }
table { border-collapse: collapse; min-width: min(100%, 32rem); font-size: .9rem; line-height: 1.5; }
th, td { text-align: start; vertical-align: top; padding: .3rem .55rem; border-bottom: 1px solid var(--line); overflow-wrap: break-word; }
th { background: var(--soft); font-weight: 600; vertical-align: bottom; }
td.figure, th.figure { text-align: right; overflow-wrap: normal; }
td.figure { white-space: nowrap; }
.number { unicode-bidi: isolate; font-variant-numeric: tabular-nums; white-space: nowrap; }
code { unicode-bidi: isolate; font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: .85em; }
td a { font-size: .85em; }
figure { margin: 1rem 0; }
.plot svg { display: block; max-width: 100%; min-width: 40rem; height: auto; }
[dir="rtl"] .plot svg { margin-left: auto; }
figcaption { font-size: .85rem; color: #52606d; }
ul { padding-inline-start: 1.2rem; }
.warning { background: #fff7e6; border-inline-start: 4px solid #d97706; padding: .5rem .8rem; }
@page { size: A4; margin: 14mm; }
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; }
  table { font-size: 9pt; }
  th, td { padding: .6mm 1mm; }
  .plot svg { min-width: 0; max-height: 230mm; }
  figcaption { break-before: avoid; }
  tr, figure { break-inside: avoid; }
}
${TABLE_FIT}`;
