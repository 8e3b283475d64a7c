// The proofs about authorities: each question has one answer, a higher grade may do all that a lower one may, and no row, bar or raise is idle.
import { oversightDiagnostic } from "../../../diagnostics/oversight-catalogue.ts";
import type { Oversight } from "../../../oversight.ts";
import { testsOf } from "../../proofs/condition/space.ts";
import type { Scope } from "../../scope.ts";
import { proveOneAnswer } from "./answers.ts";
import type { Ground } from "./axes.ts";
import { proveBarsOpen, proveRaisesOpen } from "./constant-conditions.ts";
import { proveRowsLive } from "./dead-rows.ts";
import { formulaOf, SEPARATE } from "./formula.ts";
import { proveNoGap } from "./gap.ts";
import { leavesOf } from "./leaves.ts";
import type { Matter } from "./matter.ts";
import { matterOf } from "./matter.ts";
import { proveMonotone } from "./monotone.ts";
import { proveRaisesRaise } from "./raises.ts";

export function proveAuthorities(ground: Ground, { grades, authorities }: Oversight, report: Scope["report"]): void {
  for (const authority of Object.values(authorities)) {
    for (const version of authority.versions) {
      const matter = matterOf(report, ground, grades, authority, version);
      if (matter !== undefined) proveVersion(matter);
    }
  }
}

function proveVersion(matter: Matter): void {
  const areBarsOpen = proveBarsOpen(matter);
  if (areBarsOpen) {
    proveRaisesOpen(matter);
    if (matter.body.matrix.kind === "rows") proveMatrix(matter);
  }
  if (matter.undecided) reportUndecided(matter);
}

function proveMatrix(matter: Matter): void {
  const leaves = leavesOf(matter.axes, matter.rows);
  if (leaves === undefined || leaves.reduce((pairs, { rows }) => pairs + rows.length ** 2, 0) > MOST_PAIRS) {
    matter.undecided = true;
    return;
  }
  const { single, torn } = proveOneAnswer(matter, leaves);
  proveMonotone(matter, single);
  proveNoGap(matter, leaves);
  proveRowsLive(matter, single, torn);
  proveRaisesRaise(matter, single);
}

/** Rows that fit one question are held each against each other one. */
const MOST_PAIRS = 2_000_000;

function reportUndecided({ report, body, rows, authority, span, axes }: Matter): void {
  const conditions = [...body.bars, ...body.raises].map(({ condition }) => formulaOf(condition, SEPARATE));
  const asked = new Set([...rows.flatMap(({ row }) => Object.keys(row.fits)), ...testsOf(conditions).keys()]);
  const fields = [...axes.values()].flatMap(({ key }) => (asked.has(key) ? [`\`${key}\``] : [])).join(", ");
  report(oversightDiagnostic("authority-not-decided", span, { authority: authority.name, fields }));
}
