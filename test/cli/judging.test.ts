// `mizan audit` and `mizan diagnose` as a user runs them: each bill of the example in both languages, files that cannot be read, and what the commands end with.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ROOT } from "../rule-sets.ts";
import { folderWith, mizan } from "./fake-io.ts";

const RULES = "examples/household/rules.mizan";
const CASES = "examples/issued-bills/cases.jsonl";
const cases = readFileSync(join(ROOT, CASES), "utf8").trim().split("\n");
/** Without the marks that set runs of one direction apart. */
const bare = (text: string): string => text.replace(/[\u2066-\u2069\u200F]/g, "");

async function withCases<T>(lines: readonly string[], run: (file: string) => Promise<T>): Promise<T> {
  const folder = folderWith({ "cases.jsonl": `${lines.join("\n")}\n` });
  try {
    return await run(join(folder.path, "cases.jsonl"));
  } finally {
    folder.remove();
  }
}

describe("mizan audit", () => {
  test("a sentence for a right bill; of a wrong one the figures that differ, where it parts, and the harm", async () => {
    const { code, out, err } = await mizan(["audit", RULES, "--bills", CASES]);
    expect(code).toBe(1);
    expect(err).toContain("6 bills: 1 agree, 5 do not; 0 could not be read");
    // 23 x 409 = 9,407; 9 % of 10,440 is 939.6.
    expect(out).toContain(`right: Every figure that was printed is what the rules give.
multiplier: The bill is not what the rules give.
  Figure                    As issued, IRR  As it should be, IRR  Difference, IRR  Verdict
  Energy                             9,407               115,423         -106,016  differs
  Value added tax                      940                10,481           -9,541  differs
  Total                             11,380               126,937         -115,557  differs
  Payable                           11,000               126,000         -115,000  differs
  Carried to the next bill             380                   937             -557  differs
  The first figure that parts, in the order of calculation, is Energy (1 of 7).
  The difference is carried on into: Value added tax, Total, Payable, Carried to the next bill.
  Of what was to be paid, 115,000 IRR too little was charged.
`);
    expect(out).toContain("  tax = rate × its base (Value added tax)    10,481      12,345       1,864                       0  does not hold\n");
  });
  test("the same in Persian", async () => {
    const { out } = await mizan(["audit", RULES, "--bills", CASES, "--lang", "fa"]);
    const text = bare(out);
    expect(text).toContain("right: همهٔ رقم‌های چاپ‌شده همان است که قواعد می‌دهد.");
    expect(text).toContain("از مبلغ قابل پرداخت، ۱۱۵٬۰۰۰ ریال کمتر از اندازه مطالبه شده است.");
    expect(text.replace(/[A-Za-z-]+(?=:)/g, "")).not.toMatch(/[A-Za-z0-9]/);
  });
  test("ends with 0 where all agree, and with 2 where nothing can be checked", async () => {
    const right = await withCases(cases.slice(0, 1), (file) => mizan(["audit", RULES, "--bills", file]));
    expect(right).toMatchObject({ code: 0, out: "right: Every figure that was printed is what the rules give.\n" });
    expect((await mizan(["audit", RULES, "--bills", "no-such.jsonl"])).code).toBe(2);
    expect((await mizan(["audit", RULES])).code).toBe(2);
    expect((await mizan(["audit", RULES, "--bills", "examples/household/rules.mizan"])).err).toContain("docs/mapping.md");
  });
  test("a case that cannot be read is told with its row, and stops no other", async () => {
    const broken = [cases[0] ?? "", '{"issued": {"id": "x", "total": "NaN"}}', cases[2] ?? ""];
    const { code, out, err } = await withCases(broken, (file) => mizan(["audit", RULES, "--bills", file, "--format", "jsonl"]));
    expect(code).toBe(1);
    expect(
      out
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line).id),
    ).toEqual(["right", "digits"]);
    expect(err).toContain("row 2: ");
    expect(err).toContain("issued.account");
    expect(err).toContain("2 bills: 1 agree, 1 do not; 1 could not be read");
  });
});

describe("mizan diagnose", () => {
  test("finds what was planted in each bill of the example", async () => {
    const { code, out } = await mizan(["diagnose", RULES, "--bills", CASES, "--format", "jsonl"]);
    expect(code).toBe(1);
    const found = out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    const first = ({ explanations }: { readonly explanations: readonly { readonly faults: readonly { readonly key: string }[] }[] }): unknown =>
      explanations[0]?.faults.map(({ key }) => key);
    expect(found.map((diagnosis) => [diagnosis.id, diagnosis.answer, first(diagnosis)])).toEqual([
      ["right", "no fault", undefined],
      ["multiplier", "exact-single", ["F04 active 1"]],
      ["digits", "exact-single", ["F07 active current 15500"]],
      ["last-year", "exact-single", ["F02 energy_price 1 back"]],
      ["payment", "ambiguous", ["F28 d2 missing"]],
      ["unknown", "unexplained", undefined],
    ]);
  });
  test("says it in either language, with what would decide", async () => {
    const [english, persian] = [await mizan(["diagnose", RULES, "--bills", CASES]), await mizan(["diagnose", RULES, "--bills", CASES, "--lang", "fa"])];
    expect(english.out).toContain("  What would decide: bank line of d2.\n");
    expect(english.out).toContain("confirmed by photo of the register p3");
    expect(bare(persian.out)).toContain("آنچه تکلیف را روشن می‌کند: سطر بانک (d2).");
    expect(bare(persian.out)).toContain("جابه‌جایی دو رقم");
  });
});
