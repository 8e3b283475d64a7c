// The form of a row of evidence: what it says, by its kind. Read as strictly as the ledger: a row that says nothing which can be read is refused by name, for one
// that was passed over in silence would look like one that had spoken.
import { z } from "zod";
import type { AccountField } from "../../dsl/program.ts";
import type { Plan } from "../../engine/plan.ts";
import { kindOf, messageOf, quoted } from "../../engine/request/complaint.ts";
import { dateTextSchema } from "../../engine/request/date.ts";
import { decimalTextSchema } from "../../engine/request/decimal.ts";
import { listed, strictObject } from "../../engine/request/strict-object.ts";
import { nearestName } from "../../values/near.ts";
import { own } from "../../values/record.ts";
import type { Shape } from "../records/text-schemas.ts";
import { idSchema, literalSchema, moneySchema, wordsSchema } from "../records/text-schemas.ts";
import type { EvidenceRow } from "./case.ts";

export function evidenceRowSchema(plan: Plan): z.ZodType<EvidenceRow> {
  const head = { id: idSchema, day: dateTextSchema(plan.calendar, "the day of the row") };
  const says = saysOf(plan);
  const row = (kind: EvidenceRow["kind"]): z.core.$ZodTypeDiscriminable & z.ZodType<EvidenceRow> =>
    strictObject({ ...head, kind: z.literal(kind), says: says[kind] } satisfies Shape<EvidenceRow>);
  const kinds = [row("photo"), row("nameplate"), row("exchange_order"), row("bank_line"), row("meter_test"), row("contract")] as const;
  const error: z.core.$ZodErrorMap = ({ input }) => kindMessage(input);
  return z.discriminatedUnion("kind", kinds, { error });
}

const KINDS = literalSchema(["photo", "nameplate", "exchange_order", "bank_line", "meter_test", "contract"]);

function kindMessage(input: unknown): string {
  if (typeof input !== "object" || input === null || Array.isArray(input))
    return messageOf({ problem: `${kindOf(input)} stands where a row of evidence belongs`, remedy: "give an object with `id`, `day`, `kind`, `says`" });
  const kind: unknown = Object.getOwnPropertyDescriptor(input, "kind")?.value;
  return KINDS.safeParse(kind).error?.issues[0]?.message ?? messageOf({ problem: "no kind is given", remedy: "say which row of evidence it is" });
}

type Says = EvidenceRow["says"];

function saysOf(plan: Plan): Readonly<Record<EvidenceRow["kind"], z.ZodType<Says>>> {
  const figure = (what: string, least: "0" | undefined): z.ZodType<string, string> =>
    decimalTextSchema({ what, unit: "a decimal number", least, most: undefined, places: 10, factor: "1" });
  const name = nameSchema(Object.keys(plan.usage), "register").optional();
  const words = wordsSchema("what the evidence says", 200);
  const meter = { register: name, daypart: words.optional(), point: words.optional() };
  return {
    photo: said({ ...meter, reading: figure("the register on the photo", "0") }),
    nameplate: said({ ...meter, multiplier: figure("the multiplier on the plate", "0"), digits: figure("the digits of the register", "0").optional() }),
    exchange_order: said({
      ...meter,
      old_final: figure("the last figure of the old meter", "0").optional(),
      new_start: figure("the first of the new one", "0").optional(),
    }),
    bank_line: said({ payment: words, amount: moneySchema(plan.currency, "the amount on the bank's line", undefined), account: words.optional() }),
    meter_test: said({ error: figure("the meter's error in percent", undefined), register: name }),
    contract: said({ field: nameSchema([...Object.keys(plan.account), "tariff"], "fact of the account"), value: words }).check((context) => {
      const problem = contractProblem(plan, context.value);
      if (problem !== undefined) context.issues.push({ code: "custom", input: context.value, path: ["value"], message: problem });
    }),
  };
}

/** Without the members that were not given. */
function said<S extends Record<string, z.ZodType<string | undefined>>>(shape: S): z.ZodType<Says> {
  return strictObject(shape).transform((found) => {
    const given: Record<string, string> = {};
    for (const [name, text] of Object.entries(found)) if (typeof text === "string") given[name] = text;
    return given;
  });
}

function nameSchema(names: readonly string[], what: string): z.ZodType<string, string> {
  return wordsSchema(`a ${what}`, 100).check((context) => {
    if (names.includes(context.value)) return;
    const near = nearestName(context.value, names);
    const remedy = near === undefined ? `name one of ${listed(names)}` : `did you mean ${quoted(near)}?`;
    context.issues.push({ code: "custom", input: context.value, message: messageOf({ problem: `there is no ${what} ${quoted(context.value)}`, remedy }) });
  });
}

/** A value that the field cannot have says nothing of it. */
function contractProblem(plan: Plan, { field = "", value = "" }: Says): string | undefined {
  const names = field === "tariff" ? Object.keys(plan.tariffs) : choicesOf(own(plan.account, field));
  if (names !== undefined)
    return names.includes(value) ? undefined : messageOf({ problem: `${quoted(field)} is never ${quoted(value)}`, remedy: `write one of ${listed(names)}` });
  const isQuantity = own(plan.account, field)?.kind === "quantity";
  if (!isQuantity || /^-?\d+(\.\d+)?$/.test(value)) return undefined;
  return messageOf({ problem: `${quoted(value)} is not a decimal number`, remedy: `give ${quoted(field)} in its own unit` });
}

function choicesOf(field: AccountField | undefined): readonly string[] | undefined {
  return field?.kind === "choice" ? field.values.map(({ name }) => name) : undefined;
}
