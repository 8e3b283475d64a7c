// An instalments rule as its file has it: the versions that an answer of the library speaks of, for what the answer leaves to the rule.
import type { Plan } from "../src/index.ts";
import { dayFromText } from "../src/index.ts";
import type { Page } from "./oversight-page.ts";
import { sourcesLine } from "./oversight-page.ts";

type Version = Plan["oversight"]["instalments"][string]["versions"][number];
export type ToldVersion = Version & { readonly body: Extract<Version["body"], { readonly kind: "instalments" }> };

/** Those in force on a day of any shape, as a request has it. */
export function versionsOn(plan: Plan, rule: string, request: unknown): readonly ToldVersion[] {
  const text = typeof request === "object" && request !== null && "day" in request && typeof request.day === "string" ? request.day : "";
  const day = dayFromText(plan.calendar, text);
  return toldVersions(plan, rule).filter(({ from, to }) => day !== undefined && from <= day && day < to);
}

/** Clauses of the version that nobody could put into rules: whether they are met is for people to see. */
export function clausesForPeople(page: Page, rule: string, version: { readonly from: number; readonly to: number } | undefined): readonly string[] {
  const { sheet, words, schedule } = page;
  const same = toldVersions(schedule.plan, rule).filter(({ from, to }) => from === version?.from && to === version.to);
  return same.flatMap(({ body }) =>
    body.untranslatable.flatMap(({ words: text, because, cites }) => [
      words.notPossible(sheet.prose(text), sheet.prose(because)),
      ...sourcesLine(page, cites).map((line) => `  ${line}`),
    ]),
  );
}

function toldVersions({ oversight }: Plan, rule: string): readonly ToldVersion[] {
  const versions = Object.hasOwn(oversight.instalments, rule) ? (oversight.instalments[rule]?.versions ?? []) : [];
  return versions.filter((version): version is ToldVersion => version.body.kind === "instalments");
}
