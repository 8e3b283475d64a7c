// A TypeScript declaration of one schedule's bill request, for programs that import the library.
import type { AccountField } from "../dsl/program.ts";
import type { Plan } from "../engine/plan.ts";

/** `import type { BillRequest } from "mizan"` narrowed to the schedule's names, each field with its unit and range. */
export function requestTypeText(plan: Plan): string {
  const names = {
    tariff: Object.keys(plan.tariffs),
    account: Object.keys(plan.account),
    usage: Object.keys(plan.usage),
    history: Object.keys(plan.history),
    charges: Object.keys(plan.charges),
  };
  const members = Object.entries(names).map(([key, values]) => `  readonly ${key}: ${union(values)};`);
  return [
    `// Bill requests of the schedule \`${plan.name}\`. Plan ${plan.hash}.`,
    `import type { BillRequest } from "mizan";`,
    "",
    ...accountComments(plan),
    ...measuredComments(plan),
    `export type Request = BillRequest<{`,
    ...members,
    `}>;`,
    "",
  ].join("\n");
}

function union(values: readonly string[]): string {
  return values.length === 0 ? "never" : values.map((value) => JSON.stringify(value)).join(" | ");
}

function accountComments(plan: Plan): readonly string[] {
  return Object.values(plan.account).map((field) => accountComment(plan, field));
}

function accountComment(plan: Plan, field: AccountField): string {
  switch (field.kind) {
    case "choice":
      return `// account.${field.name}: ${union(field.values.map(({ name }) => name))}`;
    case "whole":
      return `// account.${field.name}: a whole number ${field.least} .. ${field.most}`;
    case "quantity":
      return `// account.${field.name}: ${field.unit.name}, ${field.least} .. ${field.most}, at most ${field.places} decimals`;
    case "date":
      return `// account.${field.name}: a date of the ${plan.calendar} calendar`;
    case "iran_bill_id":
    case "iran_payment_id":
      return `// account.${field.name}: ${field.kind === "iran_bill_id" ? "a bill id" : "a payment id"} of Iran, with its check digits`;
  }
}

function measuredComments(plan: Plan): readonly string[] {
  return (["usage", "history", "charges"] as const).flatMap((group) =>
    Object.values(plan[group]).map((field) => {
      const dayparts = field.by === undefined ? "" : ` for each of ${plan.dayparts[field.by]?.members.map(({ name }) => name).join(", ") ?? field.by}`;
      return `// ${group}.${field.name}: ${field.unit.name}, ${field.least} .. ${field.most}, at most ${field.places} decimals${dayparts}`;
    }),
  );
}
