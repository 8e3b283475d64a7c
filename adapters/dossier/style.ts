// The look of a dossier: A4 on paper, one column on a screen, from either side. No fonts and no pictures from elsewhere; what colour says, weight says too.
import { TABLE_FIT } from "../table-fit.ts";

export const DOSSIER_STYLE: string = `
@page { size: A4; margin: 16mm 14mm 18mm; }
* { box-sizing: border-box; }
html { font-family: "Vazirmatn", "Noto Naskh Arabic", "Noto Sans", "Segoe UI", Tahoma, Arial, sans-serif; font-size: 10.5pt; line-height: 1.5; color: #1a1a1a; background: #fff; }
html[dir="rtl"] { line-height: 1.75; }
body { margin: 0; }
main { max-width: 184mm; margin: 0 auto; padding: 8mm 4mm; }
h1 { font-size: 17pt; margin: 0 0 4mm; border-block-end: 0.6mm solid #1a1a1a; padding-block-end: 2mm; }
h2 { font-size: 12.5pt; margin: 7mm 0 2mm; break-after: avoid; }
h3 { font-size: 10.5pt; margin: 4mm 0 1mm; break-after: avoid; }
p { margin: 1.5mm 0; }
.scroll { overflow-x: auto; margin: 2mm 0; }
table { border-collapse: collapse; min-width: 100%; font-size: 9.5pt; }
th, td { border-block-end: 0.2mm solid #999; padding: 0.8mm 1.5mm; text-align: start; vertical-align: top; overflow-wrap: break-word; }
thead th { border-block-end: 0.5mm solid #1a1a1a; font-weight: 600; vertical-align: bottom; }
.end { text-align: right; font-variant-numeric: tabular-nums; overflow-wrap: normal; }
td.end { white-space: nowrap; }
dl { display: grid; grid-template-columns: fit-content(45%) 1fr; gap: 0.6mm 5mm; margin: 2mm 0; }
dt { color: #555; }
dd { margin: 0; overflow-wrap: anywhere; }
ul { margin: 1.5mm 0; padding-inline-start: 6mm; }
.steps { margin: 3mm 0; padding-inline-start: 3mm; border-inline-start: 0.6mm solid #bbb; font-size: 9.5pt; }
.steps p { margin: 0.4mm 0; overflow-wrap: anywhere; }
.steps p:first-child { font-weight: 600; break-after: avoid; }
.bad { font-weight: 600; background: #fbeaea; }
.open { background: #fdf6e3; }
.good { background: #edf6ee; }
.strong { font-weight: 600; }
p.bad, p.open, p.good { padding: 1mm 2mm; border-inline-start: 1mm solid #777; }
footer { margin-block-start: 8mm; border-block-start: 0.3mm solid #999; padding-block-start: 2mm; font-size: 8.5pt; color: #444; }
code { font-family: "DejaVu Sans Mono", Consolas, monospace; font-size: 8.5pt; overflow-wrap: anywhere; }
@media print { main { padding: 0; max-width: none; } .bad, .open, .good { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
${TABLE_FIT}`;
