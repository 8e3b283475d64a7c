// Bills as sheets, JSON, JSON lines and CSV, in English and in Persian.
import { describe, expect, test } from "vitest";
import { mizan, type Ran } from "./fake-io.ts";
import { billRequest, CSV, FIRST, SECOND } from "./household.ts";

const first = JSON.stringify(billRequest());

function bill(stdin: string, ...options: readonly string[]): Promise<Ran> {
  return mizan(["bill", "examples/household", "--input", "-", ...options], { stdin });
}

const ISOLATES = /[\u2066-\u2069\u200F]/g;

describe("the sheet", () => {
  test("in English", async () => {
    const { out, code } = await bill(first);
    expect(out.replace(/(rules|request) [0-9a-f]{12}/g, "$1 ...").replace(/engine [\d.]+/, "engine ...")).toBe(
      [
        "Bill first: Residential (residential)",
        "1394-03-01 up to but not including 1394-04-01, 31 days",
        "",
        "Item                           Quantity                   Rate           Part  Amount, IRR",
        "Energy                          230 kWh                                            115,423",
        "  block 1                103.333333 kWh            409 IRR/kWh  42,263.333333",
        "  block 2                103.333333 kWh            477 IRR/kWh         49,290",
        "  block 3                 23.333333 kWh          1,023 IRR/kWh         23,870",
        "Subscription                     31 day  1,000 IRR per 30 days                       1,033",
        "Value added tax             116,456 IRR                     9%                      10,481",
        "──────────────────────────────────────────────────────────────────────────────────────────",
        "Total                                                                              126,937",
        "Payable                                                                            126,000",
        "Thousand-rial remainder                                                                937",
        "",
        "* not verified: source booklet_1394 (Residential rates of 1394)",
        "* example figure: rate subscription_fee from 1393-01-01",
        "* not verified: source vat_note (Value added tax by year)",
        "",
        "Receipt: engine ..., rules ..., request ...",
        "",
      ].join("\n"),
    );
    expect(code).toBe(0);
  });

  test("in Persian: from right to left, Persian labels and digits, identifiers set apart", async () => {
    const { out } = await bill(first, "--lang", "fa");
    const lines = out.split("\n").filter((line) => line !== "");
    expect(lines.every((line) => line.startsWith("\u200F"))).toBe(true);
    expect(lines[0]).toBe("\u200Fقبض \u2066first\u2069: خانگی (\u2066residential\u2069)");
    expect(out).toContain("\u2066۱۳۹۴/۰۳/۰۱\u2069");
    const plain = out.replace(ISOLATES, "");
    expect(plain).toMatch(/^قابل پرداخت +۱۲۶٬۰۰۰$/m);
    expect(plain).toMatch(/^کسر هزار ریال +۹۳۷$/m);
    expect(plain).toMatch(/^آبونمان +۳۱ روز +۱٬۰۰۰ ریال برای هر ۳۰ روز +۱٬۰۳۳$/m);
    expect(out.match(/\u2066|\u2068/g)?.length).toBe(out.match(/\u2069/g)?.length);
  });

  test("the amounts of a Persian sheet end in one column", async () => {
    const { out } = await bill(first, "--lang", "fa");
    const ends = out
      .replace(/[\p{Mn}\p{Cf}]/gu, "")
      .split("\n")
      .filter((line) => /^(بهای انرژی|آبونمان|مالیات|جمع کل|قابل پرداخت)/.test(line))
      .map((line) => line.length);
    expect(ends).toHaveLength(5);
    expect(new Set(ends).size).toBe(1);
  });

  // 3 x 0.5 = 1.5 -> 2: each line prints 1, the group is rounded once.
  test("the lines of a group stand beside the column that is added", async () => {
    const request = JSON.stringify({ id: "3", period: { from: "2024-06-01", to: "2024-07-01" }, usage: { active: "0.5" } });
    const { out } = await mizan(["bill", "test/language-cases/group.mizan", "--input", "-"], { stdin: request });
    expect(out.split("\n").slice(3, 11)).toEqual([
      "Item      Quantity       Rate  Part  Amount, IRR",
      "services                                       2",
      "  first    0.5 kWh  1 IRR/kWh     1",
      "  second   0.5 kWh  1 IRR/kWh     1",
      "  third    0.5 kWh  1 IRR/kWh     1",
      "────────────────────────────────────────────────",
      "Total                                          2",
      "Payable                                        2",
    ]);
  });

  test("what was carried into the bill stands on it", async () => {
    const { out } = await bill(JSON.stringify(billRequest({ brought_forward: "63" })));
    expect(out).toMatch(/^Brought forward +63$/m);
    expect(out).toMatch(/^Payable +127,000$/m);
    expect(out).not.toMatch(/remainder/);
  });

  test.each([
    { lang: "en", says: "Rounded half up to 1 IRR: 115,423 IRR" },
    { lang: "fa", says: "قابل پرداخت: \u2066۱۲۶٬۰۰۰\u2069 ریال" },
  ])("--explain in $lang", async ({ lang, says }) => {
    const { out, code } = await bill(first, "--explain", "--lang", lang);
    expect(out).toContain(says);
    expect(code).toBe(0);
  });

  test("refused rows are told on standard error alone", async () => {
    const { out, err, code } = await bill(`${first}\n{}\n`);
    expect(out.match(/^Bill /gm)).toHaveLength(1);
    expect(err).toMatch(/^row 2 refused:\n {2}id: nothing is given \[request-invalid\]\n {4}help: add it\n/);
    expect(err).toMatch(/\n1 bill, 1 refused\n$/);
    expect(code).toBe(1);
  });
});

describe("JSON", () => {
  test("an array with a record a row, in the order of the input", async () => {
    const { out } = await bill(`${first}\n{}\n${first}\n`, "--format", "json");
    expect(JSON.parse(out)).toMatchObject([
      FIRST,
      { kind: "refused", id: null, row: 2, failures: [{ code: "request-invalid", message: "id: nothing is given", help: "add it", where: "id" }, {}] },
      FIRST,
    ]);
  });

  test("JSON lines have a record a line", async () => {
    const { out } = await bill(CSV, "--format", "jsonl");
    const lines = out.split("\n");
    expect(lines.pop()).toBe("");
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([FIRST, SECOND]);
  });

  test("--explain stands beside the bill", async () => {
    const { out } = await bill(first, "--format", "jsonl", "--explain");
    expect(JSON.parse(out)).toMatchObject({ ...FIRST, explanation: { kind: "explanation", payable: { payable: "126000" } } });
  });

  test("--lang chooses the labels", async () => {
    const { out } = await bill(first, "--format", "jsonl", "--lang", "fa");
    expect(JSON.parse(out)).toMatchObject({ label: "خانگی" });
  });
});

describe("CSV", () => {
  test("a row for each line and sum", async () => {
    const { out } = await bill(first, "--format", "csv");
    expect(out).toBe(
      [
        "id,tariff,from,to,item,name,label,group,quantity,unit,rate,rate_unit,amount,exact,printed,currency",
        "first,residential,1394-03-01,1394-04-01,line,energy,Energy,,230,kWh,,,115423,,115423,IRR",
        "first,residential,1394-03-01,1394-04-01,line,subscription,Subscription,,31,day,1000,IRR per 30 days,1033,,1033,IRR",
        "first,residential,1394-03-01,1394-04-01,line,tax,Value added tax,,116456,IRR,9,%,10481,,10481,IRR",
        "first,residential,1394-03-01,1394-04-01,total,total,,,,,,,126937,,126937,IRR",
        "first,residential,1394-03-01,1394-04-01,brought_forward,brought_forward,,,,,,,0,,0,IRR",
        "first,residential,1394-03-01,1394-04-01,payable,payable,,,,,,,126000,,126000,IRR",
        "first,residential,1394-03-01,1394-04-01,carried,carried,,,,,,,937,,937,IRR",
        "first,residential,1394-03-01,1394-04-01,dropped,dropped,,,,,,,0,,0,IRR",
        "",
      ].join("\r\n"),
    );
  });

  test.each([
    { id: "=1+2", cell: "'=1+2" },
    { id: "+98", cell: "'+98" },
    { id: "-12-3", cell: "'-12-3" },
    { id: "@SUM(A1)", cell: "'@SUM(A1)" },
    { id: '=HYPERLINK("x",1)', cell: `"'=HYPERLINK(""x"",1)"` },
    { id: "-12.5", cell: "-12.5" },
    { id: "12-3", cell: "12-3" },
    { id: 'a "b", c', cell: '"a ""b"", c"' },
  ])("an id $id is the cell $cell", async ({ id, cell }) => {
    const { out } = await bill(JSON.stringify(billRequest({ id })), "--format", "csv");
    expect(out.split("\r\n")[1]?.startsWith(`${cell},residential,`)).toBe(true);
  });

  test("a refused row has its reasons, and as many cells as the header", async () => {
    const { out, code } = await bill(`${JSON.stringify({ id: "=x" })}\n`, "--format", "csv");
    expect(out.split("\r\n")[1]).toBe(`'=x,,,,refused,row 1,"period: nothing is given [request-invalid]",,,,,,,,,`.replaceAll('"', ""));
    expect(code).toBe(1);
  });
});

test("when the reader of the output goes away the run ends quietly", async () => {
  const ran = await mizan(["bill", "examples/household", "--input", "-", "--format", "jsonl"], { stdin: `${first}\n`.repeat(50), closesAfter: 3 });
  expect(ran.out.split("\n")).toHaveLength(4);
  expect(ran).toMatchObject({ code: 0, err: "" });
});

describe("progress", () => {
  const stdin = `${first}\n`.repeat(5);
  test("says nothing in the first second, nor where nobody watches", async () => {
    expect((await mizan(["bill", "examples/household", "--input", "-"], { stdin, terminal: true, tick: 10 })).err).toBe("");
    expect((await mizan(["bill", "examples/household", "--input", "-"], { stdin, tick: 1_000 })).err).toBe("");
  });

  test("a terminal gets one line that is written over and taken away", async () => {
    const { err } = await mizan(["bill", "examples/household", "--input", "-"], { stdin, terminal: true, tick: 600 });
    expect(err).toBe("\r\u001B[K2 bills, 0 refused\r\u001B[K\r\u001B[K4 bills, 0 refused\r\u001B[K");
  });

  test("--progress writes lines", async () => {
    const { err } = await mizan(["bill", "examples/household", "--input", "-", "--progress"], { stdin, tick: 600 });
    expect(err).toBe("2 bills, 0 refused\n4 bills, 0 refused\n");
  });
});
