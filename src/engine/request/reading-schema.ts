// The rows of `readings`: a form of its own for each register, chosen by the row's `register`.
import { z } from "zod";
import type { MeasuredField } from "../../dsl/program.ts";
import type { Day } from "../../values/calendar.ts";
import type { Exact } from "../../values/exact.ts";
import { nearestName } from "../../values/near.ts";
import type { Plan } from "../plan.ts";
import { choiceSchema } from "./account-schema.ts";
import { isPlain, kindOf, messageOf, notAString, quoted } from "./complaint.ts";
import { dateSchema, orderedSpan } from "./date.ts";
import { decimalSchema, wholeSchema } from "./decimal.ts";
import { dayparts, flagSchema } from "./measured-schema.ts";
import { listed, strictObject } from "./strict-object.ts";

/** Figures as the register shows them, before the multiplier: not yet in base units. */
export interface ReadingPart {
  readonly register: string;
  readonly daypart?: string | undefined;
  readonly point?: string | undefined;
  readonly previous?: Exact | undefined;
  readonly current?: Exact | undefined;
  readonly maximum?: Exact | undefined;
  readonly multiplier?: Exact | undefined;
  readonly digits?: number | undefined;
  readonly rollover?: boolean | undefined;
  readonly estimated?: boolean | undefined;
  readonly interim?: boolean | undefined;
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
}

const MOST_READINGS = 200;

export function readingsSchema(plan: Plan): z.ZodType<readonly ReadingPart[]> {
  const names = Object.keys(plan.usage);
  const rows = Object.values(plan.usage).map((field) => rowSchema(plan, field));
  const error: z.core.$ZodErrorMap = (issue) =>
    messageOf(
      issue.code === "too_big"
        ? { problem: `more than ${MOST_READINGS} readings`, remedy: "split the bill" }
        : { problem: `${kindOf(issue.input)} stands where a list of readings belongs`, remedy: "give a list of rows" },
    );
  const [first, ...others] = rows;
  if (first === undefined)
    return z.array(z.never({ error: () => messageOf({ problem: "the rules declare no usage", remedy: "leave `readings` out" }) }), { error });
  const row = z.discriminatedUnion("register", [first, ...others], { error: ({ input }) => messageOf(unknownRegister(input, names)) });
  return z.array(row, { error }).max(MOST_READINGS, { error });
}

function unknownRegister(input: unknown, names: readonly string[]): { problem: string; remedy: string } {
  if (typeof input !== "object" || input === null || Array.isArray(input))
    return { problem: `${kindOf(input)} stands where a reading belongs`, remedy: "give an object with `register`" };
  const register: unknown = Object.hasOwn(input, "register") ? Object.getOwnPropertyDescriptor(input, "register")?.value : undefined;
  if (typeof register !== "string")
    return register === undefined ? { problem: "no register is named", remedy: `name one of ${listed(names)}` } : notAString(register);
  const near = nearestName(register, names);
  return { problem: `there is no register ${quoted(register)}`, remedy: near === undefined ? `name one of ${listed(names)}` : `did you mean ${quoted(near)}?` };
}

function rowSchema(plan: Plan, field: MeasuredField): z.core.$ZodTypeDiscriminable & z.ZodType<ReadingPart> {
  const figure = (what: string): z.ZodType<Exact, string> =>
    decimalSchema({ what: `${what} of ${field.name}`, unit: "", least: "0", most: undefined, places: 6, factor: "1" });
  const members = dayparts(plan, field);
  const multiplier = decimalSchema({ what: "multiplier", unit: "", least: "0.000001", most: "10000000", places: 6, factor: "1" });
  const common = {
    register: z.literal(field.name),
    daypart:
      members === undefined
        ? z.never({ error: () => messageOf({ problem: `${quoted(field.name)} has no dayparts`, remedy: "leave `daypart` out" }) }).optional()
        : choiceSchema(members),
    multiplier: multiplier.optional(),
    estimated: flagSchema.optional(),
  };
  if (!field.summable) return strictObject({ ...common, maximum: figure("maximum") });
  return strictObject({
    ...common,
    point: pointSchema.optional(),
    previous: figure("previous reading"),
    current: figure("current reading"),
    digits: wholeSchema("digits", 1, 12).optional(),
    rollover: flagSchema.optional(),
    interim: flagSchema.optional(),
    from: dateSchema(plan.calendar, "day of the previous reading").optional(),
    to: dateSchema(plan.calendar, "day of the current reading").optional(),
  }).check(orderedSpan);
}

const pointSchema: z.ZodType<string, string> = z.string({ error: ({ input }) => messageOf(notAString(input)) }).check((context) => {
  if (context.value.length > 0 && context.value.length <= 60 && isPlain(context.value)) return;
  context.issues.push({
    code: "custom",
    input: context.value,
    message: messageOf({ problem: `${quoted(context.value)} is not a name of a metering point`, remedy: "give 1 to 60 visible characters" }),
  });
});
