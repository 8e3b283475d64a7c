// `mizan test`: outcomes, coverage, the report for build servers, exit codes.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { folderWith, mizan, type Ran } from "./fake-io.ts";
import { testBlock, WHOLE } from "./rules.ts";

async function run(files: Readonly<Record<string, string>>, ...options: readonly string[]): Promise<Ran & { readonly xml: string }> {
  const { path, remove } = folderWith(files);
  try {
    const ran = await mizan(["test", path, "--junit", `${path}/report.xml`, ...options]);
    return {
      code: ran.code,
      err: ran.err,
      out: ran.out.replaceAll(`${path}/`, ""),
      xml: readFileSync(`${path}/report.xml`, "utf8").replaceAll(`${path}/`, ""),
    };
  } finally {
    remove();
  }
}

describe("outcomes", () => {
  test.each([
    { name: "a test that holds", text: WHOLE + testBlock("70"), code: 0, says: "a.mizan\n  ok     seven\n1 test, all hold\n" },
    { name: "no test", text: WHOLE, code: 0, says: "a.mizan\nno tests\n" },
    {
      name: "a refusal that is expected",
      text:
        WHOLE +
        testBlock("70")
          .replace(/expect .*/, "expect refused")
          .replace("active 7", "active 7.0001"),
      code: 0,
      says: "ok     seven",
    },
    {
      name: "one that does not hold",
      text: WHOLE + testBlock("70") + testBlock("71", "other"),
      code: 1,
      says: "  fails  other a.mizan:28\n         `energy` is 70 IRR, expected 71 IRR\n         Bill other: ",
    },
    {
      name: "a refusal that is not expected",
      text: WHOLE + testBlock("70").replace("active 7", "active 7.0001"),
      code: 1,
      says: "         the bill is refused: ",
    },
    { name: "rules with an error", text: "tariff {", code: 1, says: "error[" },
  ])("$name", async ({ text, code, says }) => {
    const ran = await run({ "a.mizan": text });
    expect(ran.out).toContain(says);
    expect(ran.code).toBe(code);
  });
});

describe("--coverage", () => {
  const withException = (when: string): string =>
    WHOLE.replace("active round", "active over bill round").replace(
      "  payable",
      `  exception half to energy when account.phases = ${when} example = 50% * base\n  payable`,
    );

  test("counts what is reached and names what is not", async () => {
    const { out, code } = await run({ "a.mizan": withException("3") + testBlock("70") }, "--coverage");
    expect(out).toContain(
      [
        "coverage    covered  total",
        "lines             1      1  100%",
        "blocks            0      0     -",
        "exceptions        0      1    0%",
        "versions          1      1  100%",
        "exceptions that no test reaches:",
        "  a.mizan:19  exception half to energy",
      ].join("\n"),
    );
    expect(code).toBe(0);
  });

  test("counts all the same when a test does not hold", async () => {
    const { out, code } = await run({ "a.mizan": withException("1") + testBlock("70") }, "--coverage");
    expect(out).toContain("`energy` is 35 IRR, expected 70 IRR");
    expect(out).toContain("exceptions        1      1  100%");
    expect(code).toBe(1);
  });
});

describe("--junit", () => {
  test("has a case for each test, and escapes what a title holds", async () => {
    const { xml } = await run({ "a.mizan": WHOLE + testBlock("70", "7 < 8 & '9' > ۶") + testBlock("71") });
    expect(xml).toBe(
      [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<testsuites name="mizan" tests="2" failures="1" errors="0">',
        '  <testsuite name="a.mizan" tests="2" failures="1" errors="0">',
        '    <testcase name="7 &lt; 8 &amp; &apos;9&apos; &gt; ۶" classname="a.mizan" file="a.mizan" line="21"/>',
        '    <testcase name="seven" classname="a.mizan" file="a.mizan" line="28"><failure message="`energy` is 70 IRR, expected 71 IRR" type="test-fails">`energy` is 70 IRR, expected 71 IRR</failure></testcase>',
        "  </testsuite>",
        "</testsuites>",
        "",
      ].join("\n"),
    );
  });

  test("rules that do not check are an error, not an empty green run", async () => {
    const { xml, code } = await run({ "a.mizan": WHOLE, "b.mizan": `${WHOLE}}` });
    expect(xml).toContain('<testsuites name="mizan" tests="1" failures="0" errors="1">');
    expect(xml).toMatch(/<testcase name="[a-z-]+ at b\.mizan:21" classname="b\.mizan" file="b\.mizan" line="21"><error message="/);
    expect(code).toBe(1);
  });
});
