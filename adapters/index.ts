// The face of the adapters, for the command: what it may name, listed by name.

export { CannotDo } from "./cannot-do.ts";
export { factsOfTheBill } from "./cases/facts-of-the-bill.ts";
export type { AccountBills, CaseItem, CaseRow, ProblemRow } from "./cases/item.ts";
export { caseFiles, readCases } from "./cases/read-cases.ts";
export { csvRowsOf } from "./csv/csv-rows.ts";
export { csvRow } from "./csv/csv-text.ts";
export type { DossierCheck } from "./dossier/check-dossier.ts";
export { checkDossierData, checkDossierHtml } from "./dossier/check-dossier.ts";
export { dossierHtml } from "./dossier/dossier-html.ts";
export { cannotRead, codeOf } from "./file-errors.ts";
export type { Mapping } from "./map/mapping.ts";
export { mapFrom, readMap } from "./map/read-map.ts";
export type { OutColumn, OutFormat, OutRow, RowsWriter } from "./out/rows-writer.ts";
export { OUT_FORMATS, rowsWriter } from "./out/rows-writer.ts";
export { cannotWrite, textFile } from "./out/text-file.ts";
export type { ReportLanguage } from "./report/figures.ts";
export { REPORT_LANGUAGES } from "./report/figures.ts";
export type { RunReport } from "./report/run-report.ts";
export { runReport } from "./report/run-report.ts";
export { shown } from "./shown.ts";
export { textOf } from "./text/encoding.ts";
export { helpOf, jsonFault, jsonFrom } from "./text/json-text.ts";
export { linesOf, markedStart } from "./text/lines.ts";
export { wholeOf } from "./text/whole.ts";
