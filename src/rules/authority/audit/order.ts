// The order of findings: by day, account, code, records, then by what they say. It is the same however the journal was written.
import { canonicalJson } from "../../../engine/receipt/canonical-json.ts";
import type { Finding } from "../../finding.ts";
import { textOrder } from "../../records/journal.ts";

/** Days are texts of one calendar: their order is that of time. What has no day comes first. */
export function inFindingOrder(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted(
    (a, b) =>
      textOrder(a.day ?? "", b.day ?? "") ||
      textOrder(a.account ?? "", b.account ?? "") ||
      textOrder(a.code, b.code) ||
      textOrder(a.records.join("\n"), b.records.join("\n")) ||
      textOrder(canonicalJson(a.values), canonicalJson(b.values)),
  );
}
