// Pages in Persian say in Persian what the diagnosis says in words: names and figures of outside alone stay as they are, set apart.
import { describe, expect, test } from "vitest";
import type { Dossier } from "../../../src/index.ts";
import { dossierPage } from "../../../src/index.ts";
import { dispute, may } from "./dispute.ts";

const dossier: Dossier = dispute.judging.dossier(may);

/** The texts of a section, without marks of direction. */
function textsOf(changed: Dossier, section: string): string {
  const found = dossierPage(changed, "fa").sections.find(({ name }) => name === section);
  return JSON.stringify(found).replace(/[\u2066-\u2069]/g, "");
}

function withCause(changes: Partial<Dossier["cause"]>): Dossier {
  return { ...dossier, cause: { ...dossier.cause, ...changes } };
}

function speaking(...confirms: readonly string[]): Dossier {
  const fault = { fault: "F07", name: "two digits transposed", family: "billing error", evidence: "photo" } as const;
  const values = { register: "active", end: "current", read: "15500", right: "15050" };
  const [first] = dossier.cause.explanations;
  if (first === undefined) throw new Error("the dispute has an explanation");
  const faults = first.faults.slice(0, 1).map((each) => ({ ...each, ...fault, values }));
  return withCause({ explanations: [{ ...first, faults, confirms, refutes: [] }] });
}

describe("what a bill prints of itself", () => {
  test.each([
    ["printed current reading of active 15500", "قرائت کنونی (active) که ۱۵٬۵۰۰ چاپ شده است"],
    ["printed days 30", "شمار روزها که ۳۰ چاپ شده است"],
    ["printed first day 2024-05-02", "روز آغاز که ۲۰۲۴/۰۵/۰۲ چاپ شده است"],
    ["printed class shop", "printed class shop"],
  ])("%s", (said, persian) => {
    expect(textsOf(speaking(said), "cause")).toContain(`تأییدشده با ${persian}`);
  });
});

test("what parameters say: words in Persian, names and figures as they are", () => {
  expect(textsOf(speaking(), "cause")).toContain("شماره‌انداز active، سوی قرائت کنونی، خوانده‌شده ۱۵٬۵۰۰، درست ۱۵٬۰۵۰");
});

test("what would decide", () => {
  expect(textsOf(withCause({ wouldSeparate: "the rule that the issuer rests tax on" }), "cause")).toContain("قاعده‌ای که صادرکننده به آن استناد می‌کند (tax)");
  expect(textsOf(withCause({ wouldSeparate: "bank line of d2" }), "cause")).toContain("سطر بانک (d2)");
});

test("what is marked: its sort and day in Persian, its name as the rules have it", () => {
  const marks: Dossier["marks"] = [
    { kind: "example", what: "rate fee from 2020-01-01", words: undefined },
    { kind: "unverified", what: "source sheet", words: { "": "Sheet of charges" } },
  ];
  const text = textsOf({ ...dossier, marks }, "marks");
  expect(text).toContain("عدد نمونه: نرخ fee از ۲۰۲۰/۰۱/۰۱");
  expect(text).toContain("راستی‌آزمایی‌نشده: سند sheet (Sheet of charges)");
});

test("a fraction is no decimal: a slash may be the mark of decimals", () => {
  expect(textsOf({ ...dossier, harm: "310/3" }, "summary")).toContain("۱۰۳ ۱⁄۳ ریال");
});

test("marks of bills that offices use have Persian names, others their own", () => {
  const text = textsOf({ ...dossier, bill: { ...dossier.bill, marks: { reader: "r1", district: "9" } } }, "summary");
  expect(text).toContain('["مأمور قرائت","r1"]');
  expect(text).toContain('["district","9"]');
});
