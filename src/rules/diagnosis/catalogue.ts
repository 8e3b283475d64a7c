// The catalogue of faults in order of id. A user adds to it: a fault is data, and nothing else of the search knows one by name.
import type { Fault } from "./fault.ts";
import { CONTRACTED, WRONG_CLASS } from "./faults/account.ts";
import { BLOCK_WIDTHS, SLAB } from "./faults/blocks.ts";
import { ESTIMATED, TRUE_UP } from "./faults/estimates.ts";
import { ADJUSTMENT, CARRY, LATE_FEE, PAYMENT, ROUNDING_CARRY } from "./faults/ledger.ts";
import { EXCEPTION, MINIMUM } from "./faults/lines.ts";
import { CROSSED, EXCHANGE, MULTIPLIER } from "./faults/meters.ts";
import { POWER_FACTOR } from "./faults/power-factor.ts";
import { FALSE_ROLLOVER, MISREAD, ROLLOVER_IGNORED, SHIFTED, SWAPPED, TRANSPOSED } from "./faults/readings.ts";
import { ROUNDING } from "./faults/rounding.ts";
import { TAX_BASE, TAX_ON_TAX } from "./faults/taxes.ts";
import { BILLED_TWICE, PRORATION, SKIPPED, WRONG_DAYS } from "./faults/time.ts";
import { UNITS } from "./faults/units.ts";
import { BOUNDARY, STALE_VERSION } from "./faults/versions.ts";

export const FAULTS: readonly Fault[] = [
  WRONG_CLASS,
  STALE_VERSION,
  BOUNDARY,
  MULTIPLIER,
  ROLLOVER_IGNORED,
  FALSE_ROLLOVER,
  TRANSPOSED,
  MISREAD,
  SHIFTED,
  SWAPPED,
  CROSSED,
  WRONG_DAYS,
  PRORATION,
  BLOCK_WIDTHS,
  SLAB,
  ROUNDING,
  TAX_ON_TAX,
  TAX_BASE,
  EXCEPTION,
  MINIMUM,
  ESTIMATED,
  TRUE_UP,
  CONTRACTED,
  POWER_FACTOR,
  CARRY,
  ROUNDING_CARRY,
  PAYMENT,
  BILLED_TWICE,
  SKIPPED,
  LATE_FEE,
  ADJUSTMENT,
  UNITS,
  EXCHANGE,
];

/** Faults that are known and not in the catalogue yet. */
export const AWAITED: readonly { readonly id: string; readonly name: string; readonly because: string }[] = [
  { id: "F24", name: "ratchet wrong", because: "which earlier peaks count is told by interval data, which bills do not have yet" },
  { id: "F35", name: "import and export exchanged", because: "registers of export come with net metering, which requests do not have yet" },
];

/** The catalogue with a user's own faults after it; one with an id of the catalogue stands in that one's place. */
export function withFaults(own: readonly Fault[]): readonly Fault[] {
  const replaced = FAULTS.map((fault) => own.findLast(({ id }) => id === fault.id) ?? fault);
  return [...replaced, ...own.filter(({ id }) => !FAULTS.some((fault) => fault.id === id))];
}
