// The form of a bill request for one plan: the only validator of it, and the source of its JSON Schema.
// It checks each place by itself; what takes several places together (tiling, horizon, readings) is `facts-from-parts.ts`.
import { z } from "zod";
import type { DaySpan } from "../../dsl/program.ts";
import type { Day } from "../../values/calendar.ts";
import type { Exact } from "../../values/exact.ts";
import type { Plan } from "../plan.ts";
import type { AccountParts } from "./account-schema.ts";
import { accountSchema, choiceSchema } from "./account-schema.ts";
import { isPlain, kindOf, messageOf, notAString, quoted } from "./complaint.ts";
import { dateSchema, spanSchema } from "./date.ts";
import { decimalSchema } from "./decimal.ts";
import type { ChargeParts, HistoryParts, UsageParts } from "./measured-schema.ts";
import { chargesSchema, historySchema, usageSchema } from "./measured-schema.ts";
import type { ReadingPart } from "./reading-schema.ts";
import { readingsSchema } from "./reading-schema.ts";
import { strictObject } from "./strict-object.ts";

/** A request whose every place was read: numbers exact and (but for readings) in base units, days as day numbers. */
export interface RequestParts {
  readonly id: string;
  readonly tariff?: string | undefined;
  readonly account?: AccountParts | undefined;
  readonly period: DaySpan;
  readonly usage?: UsageParts | undefined;
  readonly readings?: readonly ReadingPart[] | undefined;
  readonly history?: HistoryParts | undefined;
  readonly charges?: ChargeParts | undefined;
  readonly brought_forward?: Exact | undefined;
  readonly issued?: Day | undefined;
  readonly known?: Day | undefined;
  readonly true_up?: { readonly from: Day; readonly estimated: readonly EstimatedPart[] } | undefined;
}

export interface EstimatedPart {
  readonly period: DaySpan;
  readonly usage: UsageParts;
  readonly history?: HistoryParts | undefined;
  readonly charges?: ChargeParts | undefined;
  readonly issued?: Day | undefined;
}

/** Messages of its issues have two lines: what is wrong, and the remedy. */
export function requestSchema(plan: Plan): z.ZodType<RequestParts> {
  const { calendar } = plan;
  const history = historySchema(plan);
  const charges = chargesSchema(plan);
  const usage = usageSchema(plan);
  const issued = dateSchema(calendar, "day of issue");
  const estimated = strictObject({
    period: spanSchema(calendar, "the estimated bill"),
    usage,
    history: history.optional(),
    charges: charges.optional(),
    issued: issued.optional(),
  });
  return strictObject({
    id: idSchema,
    tariff: tariffSchema(plan).optional(),
    account: accountSchema(plan).optional(),
    period: spanSchema(calendar, "the bill"),
    usage: usage.optional(),
    readings: readingsSchema(plan).optional(),
    history: history.optional(),
    charges: charges.optional(),
    brought_forward: broughtForwardSchema(plan).optional(),
    issued: issued.optional(),
    known: dateSchema(calendar, "the day as known on which the rules are read").optional(),
    true_up: strictObject({ from: dateSchema(calendar, "the day of the last actual reading"), estimated: estimatedBills(estimated) }).optional(),
  });
}

/** JSON Schema (draft 2020-12) of the requests that the plan's schema takes. Ranges and calendar days stand in descriptions: it cannot say them. */
export function requestJsonSchema(plan: Plan): Readonly<Record<string, unknown>> {
  return { title: `Bill request: ${plan.name}`, ...z.toJSONSchema(requestSchema(plan), { io: "input" }) };
}

const MOST_ESTIMATED_BILLS = 24;

function estimatedBills(bill: z.ZodType<EstimatedPart>): z.ZodType<readonly EstimatedPart[]> {
  const error: z.core.$ZodErrorMap = (issue) =>
    messageOf(
      issue.code === "too_big" || issue.code === "too_small"
        ? {
            problem: "the number of estimated bills is not 1 .. 24",
            remedy: `give the estimated bills since the last actual reading, at most ${MOST_ESTIMATED_BILLS}`,
          }
        : { problem: `${kindOf(issue.input)} stands where a list of estimated bills belongs`, remedy: "give a list" },
    );
  return z.array(bill, { error }).min(1, { error }).max(MOST_ESTIMATED_BILLS, { error });
}

const idSchema: z.ZodType<string, string> = z.string({ error: ({ input }) => messageOf(notAString(input)) }).check((context) => {
  const id = context.value;
  if (id.length > 0 && id.length <= 200 && isPlain(id)) return;
  const problem =
    id === "" ? "the id is empty" : id.length > 200 ? "the id is longer than 200 characters" : `${quoted(id)} holds a control or an invisible character`;
  context.issues.push({ code: "custom", input: id, message: messageOf({ problem, remedy: "give 1 to 200 visible characters" }) });
});

/** Bills hand on whole numbers of the smallest amount that is paid. */
function broughtForwardSchema({ currency, currencyDecimals }: Plan): z.ZodType<Exact, string> {
  return decimalSchema({ what: "brought forward", unit: currency, least: undefined, most: undefined, places: currencyDecimals, factor: "1" });
}

function tariffSchema(plan: Plan): z.ZodType<string, string> {
  return choiceSchema(Object.keys(plan.tariffs));
}
