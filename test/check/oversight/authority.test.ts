// Authorities as bound: matrix, bars, clauses; and what is refused, each with its code.
import { describe, expect, test } from "vitest";
import { authority, authorityBody, checkText, codesOf, correction, HEAD, problemsOf, programOf, WAIVER_MATRIX } from "./oversight-text.ts";

const ROWS = `clerk | misread | any | customer | 5_000_000 IRR | 50% | 3 months | photo | 1
board | any | any | any | no limit | no limit | no limit | photo, sheet | 2`;

describe("what an authority says is bound", () => {
  test("rows: exact sums, shares as ratios, whole months; any value is said by leaving the field out", () => {
    const { matrix } = authorityBody(correction(ROWS));
    const [row, top] = matrix.kind === "rows" ? matrix.rows : [];
    expect(row).toMatchObject({
      grade: "clerk",
      fits: { kind: ["misread"], favour: ["customer"] },
      amount: "5000000",
      share: "0.5",
      age: 3,
      documents: ["photo"],
      approvers: 1,
    });
    expect(top).toMatchObject({ grade: "board", fits: {}, amount: undefined, share: undefined, age: undefined, documents: ["photo", "sheet"], approvers: 2 });
  });

  test("a column may be any choice of the account, and names count as declared", () => {
    const matrix = `grade | account.class | up to | age up to | approvers
clerk | home, farm | 1_000 IRR | 1 month | 1
board | any | no limit | no limit | 1`;
    const body = authorityBody(authority({ matrix }));
    expect(body.matrix.kind === "rows" ? body.matrix.rows.map(({ fits }) => fits) : []).toEqual([{ "account.class": ["home", "farm"] }, {}]);
  });

  test("clauses: bars, forbids, raises, window, delegation, expiry", () => {
    const bars = `bar old "Too old" fa "کهنه" when age > 60 months cites limit_act "s. 2" unverified
forbid requester = approver cites limit_act
forbid approver = account holder
raise one grade when account.related = yes, at the top 3 approvers`;
    const rest = "delegation onward\napproval expires 30 days after";
    const body = authorityBody(correction(ROWS, { bars, count: "count amount gross", cumulate: "cumulate per account over 90 days in absolute value", rest }));
    expect(body.bars).toMatchObject([
      {
        name: "old",
        labels: { "": "Too old", fa: "کهنه" },
        condition: { kind: "number", field: "age", sign: ">", value: "60" },
        cites: [{ source: "limit_act", clause: "s. 2" }],
        marks: ["unverified"],
      },
    ]);
    expect(body.forbids.map(({ roles }) => roles)).toEqual([
      ["requester", "approver"],
      ["approver", "account holder"],
    ]);
    expect(body.raises).toMatchObject([{ topApprovers: 3, condition: { kind: "choice", field: "account.related", values: ["yes"] } }]);
    expect(body).toMatchObject({ amount: "gross", cumulate: { count: 90, unit: "days" }, delegation: "onward", expires: 30 });
  });

  test("an unknown matrix leaves the bars; a version that is unknown as a whole leaves nothing", () => {
    const known = authorityBody(authority({ matrix: 'unknown because "no copy"', bars: "bar old when age > 60 months" }));
    expect(known.matrix).toEqual({ kind: "unknown", because: "no copy" });
    expect(known.bars).toHaveLength(1);
    const unknown = authority({ matrix: 'unknown because "no copy"', cumulate: "", rest: "", head: "from 1399-01-01" });
    expect(programOf(unknown).oversight.authorities["a"]?.versions[0]?.body).toEqual({ kind: "unknown", because: "no copy" });
  });

  test("grades stand in their order, and a file of oversight alone, without account or tariff, is whole", () => {
    const text = `schedule s { currency IRR to 0 decimals  calendar persian  zone Asia/Tehran  weekend friday  horizon 1399-01-01 to 1402-01-01 }
grades { clerk "Clerk" fa "کارمند", board }
${authority({ head: "from 1400-01-01 to 1401-01-01 example" })}`;
    const { program, diagnostics } = checkText(text);
    expect(diagnostics).toEqual([]);
    expect(program?.oversight.grades).toEqual([
      { name: "clerk", labels: { "": "Clerk", fa: "کارمند" } },
      { name: "board", labels: {} },
    ]);
  });

  test.each(["write_off", "instalment", "disconnection"])("%s has the columns of a waiver", (over) => {
    expect(problemsOf(authority({ over }))).toEqual([]);
  });

  test("a change of class has no amount", () => {
    const matrix = "grade | age up to | approvers\nboard | no limit | 2";
    expect(problemsOf(authority({ over: "class_change", matrix }))).toEqual([]);
  });

  test("versions follow one another, leave gaps, and are announced later than they begin", () => {
    const second = `from 1401-01-01 announced 1401-06-01 cites limit_act\n${WAIVER_MATRIX}\nno cumulation`;
    expect(
      problemsOf(
        authority({
          head: "from 1399-01-01 to 1400-01-01 cites board_1399",
          rest: `delegation none\napproval does not expire\n${second}\ndelegation none\napproval does not expire`,
        }),
      ),
    ).toEqual([]);
  });
});

const both = (extra: string): string => authority({ rest: `delegation none\napproval does not expire\n${extra}` });
const second = (head: string): string => both(`${head}\n${WAIVER_MATRIX}\nno cumulation\ndelegation none\napproval does not expire`);
const columns = (header: string, row: string): string => authority({ matrix: `grade | ${header}\nboard | ${row}` });
const cell = (at: number, text: string): string =>
  correction(
    ["clerk", "misread", "any", "customer", "5_000_000 IRR", "50%", "3 months", "photo", "1"].map((one, place) => (place === at ? text : one)).join(" | "),
  );

/** What is wrong, the codes that say so, and a part of the first message where it matters. */
const REFUSED: readonly (readonly [string, string, readonly string[], string?])[] = [
  // Grades
  ["a grade that is none", cell(0, "clrek"), ["unknown-member"], "the schedule has no grade `clrek`"],
  ["a grade twice", "grades { clerk, clerk }\n", ["grades-twice"]],
  // Names
  ["a kind that is none", cell(1, "misred"), ["unknown-member"], "authority `a` has no kind `misred`"],
  ["a cause that is none", cell(2, "metre_"), ["unknown-member"]],
  ["a side that is none", cell(3, "clerk"), ["unknown-member"], "a correction has no side `clerk`"],
  ["a document that is none", cell(7, "photos"), ["unknown-member"]],
  ["a reserved name", correction(ROWS, { declares: "kind: any | wrong_class\ncause: company\ndocuments: photo, sheet" }), ["reserved-name", "unknown-member"]],
  ["a name twice in a list", correction(ROWS, { declares: "kind: misread | misread\ncause: meter\ndocuments: photo, sheet" }), ["duplicate-name"]],
  // Cells
  ["a sum in another unit", cell(4, "5_000_000 kWh"), ["value-unit"], "`up to` is in IRR, found kWh"],
  ["a sum without a unit", cell(4, "5_000_000"), ["value-needs-unit"]],
  ["a percentage for a sum", cell(4, "50%"), ["value-unit"]],
  ["a name for a sum", cell(4, "any"), ["cell-kind"], "column `up to` takes an amount, or `no limit`, found `any`"],
  ["a number for a percentage", cell(5, "50"), ["percent-expected"]],
  ["a sum for a percentage", cell(5, "50 IRR"), ["value-unit"]],
  ["days for an age", cell(6, "3 days"), ["months-expected"], "`age up to` is counted in whole months, found `3 days`"],
  ["years for an age", cell(6, "1 year"), ["months-expected"]],
  ["half a month", cell(6, "2.5 months"), ["months-expected"]],
  ["an age without a unit", cell(6, "3"), ["months-expected"], "`age up to` is counted in whole months, found `3`, which has no unit"],
  ["any document", cell(7, "any"), ["cell-kind"]],
  ["a document twice", cell(7, "photo, photo"), ["cell-value-twice"]],
  ["any beside a name", cell(1, "any, misread"), ["cell-kind"]],
  ["none for a kind", cell(1, "none"), ["cell-kind"]],
  ["no limit for a kind", cell(1, "no limit"), ["cell-kind"]],
  ["nobody approves", cell(8, "0"), ["whole-number-expected"]],
  ["half an approver", cell(8, "1.5"), ["whole-number-expected"]],
  ["approvers with a unit", cell(8, "2 months"), ["cell-kind"]],
  // Columns
  ["no column for the age", columns("up to | approvers", "no limit | 1"), ["column-missing"]],
  ["a share of the bill in a waiver", columns("up to | share of bill | age up to | approvers", "no limit | 50% | no limit | 1"), ["column-elsewhere"]],
  ["kinds that are not declared", columns("kind | up to | age up to | approvers", "any | no limit | no limit | 1"), ["column-elsewhere"]],
  ["kinds that are declared and have no column", authority({ declares: "kind: fee | penalty" }), ["column-missing"]],
  ["an amount of a change of class", authority({ over: "class_change" }), ["column-elsewhere"]],
  ["a column twice", columns("up to | up to | age up to | approvers", "no limit | no limit | no limit | 1"), ["column-twice"]],
  ["a field that is no choice", columns("account.power | up to | age up to | approvers", "any | no limit | no limit | 1"), ["field-without-list"]],
  ["a field that is none", columns("account.clas | up to | age up to | approvers", "any | no limit | no limit | 1"), ["unknown-field"]],
  ["a value that the field has not", columns("account.class | up to | age up to | approvers", "house | no limit | no limit | 1"), ["unknown-member"]],
  // Clauses
  ["no matrix", authority({ matrix: "" }), ["clause-missing"], "this version of authority `a` does not say who may decide what"],
  ["a matrix and unknown", authority({ matrix: `${WAIVER_MATRIX}\nunknown because "x"` }), ["clause-twice"]],
  ["two matrices", authority({ matrix: `${WAIVER_MATRIX}\ndelegation none\n${WAIVER_MATRIX}`, rest: "approval does not expire" }), ["clause-twice"]],
  ["how a correction is counted", correction(ROWS, { count: "" }), ["clause-missing"]],
  ["how a waiver is counted", authority({ count: "count amount net" }), ["clause-elsewhere"]],
  ["no word on cumulation", authority({ cumulate: "" }), ["clause-missing"]],
  ["no word on delegation", authority({ rest: "approval does not expire" }), ["clause-missing"]],
  ["no word on approval", authority({ rest: "delegation none" }), ["clause-missing"]],
  ["delegation twice", both("delegation onward"), ["clause-twice"]],
  ["an empty window", authority({ cumulate: "cumulate per account over 0 months in absolute value" }), ["whole-number-expected"]],
  [
    "a window of class changes",
    authority({
      over: "class_change",
      matrix: "grade | age up to | approvers\nboard | no limit | 1",
      cumulate: "cumulate per account over 1 month in absolute value",
    }),
    ["clause-elsewhere"],
  ],
  ["an approval that expires at once", authority({ rest: "delegation none\napproval expires 0 days after" }), ["whole-number-expected"]],
  ["a role apart from itself", authority({ bars: "forbid reader = reader" }), ["forbid-same-role"]],
  ["a forbid the other way round", authority({ bars: "forbid reader = approver\nforbid approver = reader" }), ["clause-twice"]],
  ["two bars of one name", authority({ bars: "bar b when age > 60 months\nbar b when age > 70 months" }), ["duplicate-name"]],
  ["no approver at the top", authority({ bars: "raise one grade when account.related = yes, at the top 0 approvers" }), ["whole-number-expected"]],
  // Versions
  ["no version", "authority a over waiver {\n}\n", ["version-gap"]],
  ["no source", authority({ head: "from 1399-01-01" }), ["uncited-version"]],
  ["a source that is none", authority({ head: "from 1399-01-01 cites bord_1399" }), ["unknown-source"]],
  ["a bar's source that is none", authority({ bars: "bar b when age > 60 months cites limit_at" }), ["unknown-source"]],
  ["two versions for one day", second("from 1399-01-01 cites limit_act"), ["versions-overlap"]],
  ["a version outside the horizon", authority({ head: "from 1398-01-01 cites board_1399" }), ["outside-horizon"]],
  ["two authorities of one name", authority() + authority(), ["duplicate-name"]],
];

describe("what is wrong with an authority is told", () => {
  for (const [what, rules, codes, words = ""] of REFUSED) {
    test(what, () => {
      expect(codesOf(rules)).toEqual(codes);
      expect(problemsOf(rules)[0]).toContain(words);
    });
  }

  test("near names are offered, and lists where none is near", () => {
    const help = (rules: string): readonly (string | undefined)[] => checkText(HEAD + rules).diagnostics.map((diagnostic) => diagnostic.help);
    expect(help(cell(0, "clrek"))).toEqual(["did you mean `clerk`?"]);
    expect(help(cell(1, "fraud"))).toEqual(["its kinds are `misread`, `wrong_class`"]);
  });

  test("without grades the message says how to declare them", () => {
    const { diagnostics } = checkText(
      HEAD.replace(/^grades .*\n/m, "") + authority({ matrix: "grade | up to | age up to | approvers\nclerk | no limit | no limit | 1" }),
    );
    expect(diagnostics.map(({ help }) => help)).toEqual(["declare the grades from the lowest to the highest: `grades { clerk }`"]);
  });
});
