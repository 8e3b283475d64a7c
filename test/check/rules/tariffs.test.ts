// Tariffs: the order of lines, sums of tags, groups, amendments, exceptions, names in two spellings, and what has a source.
import { expect, test } from "vitest";
import { diagnosticsIn, lineOf, programOf, tariffOf } from "./check-text.ts";

const SCHEDULE = `schedule s { currency IRR to 0 decimals  calendar persian  zone Asia/Tehran  weekend friday  horizon 1393-01-01 to 1396-01-01 }
source sheet "Sheet"
account { rural: yes | no  free: yes | no }
usage { active: kWh 0 .. 1_000_000 to 3 decimals }
rate price: IRR/kWh { from 1393-01-01 cites sheet: 500 }
rate fee: IRR per 30 days { from 1393-01-01 cites sheet: 1_000 }
`;
const ROUND = "round half up to 1 IRR";
const PAYABLE = "payable = total + brought_forward round down to 1_000 IRR carry remainder";
const home = (items: string, cites = " cites sheet"): string =>
  `${SCHEDULE}tariff home${cites} {\n  for account.rural in (yes, no)\n${items}\n  ${PAYABLE}\n}\n`;
const codes = (text: string): readonly string[] => diagnosticsIn(text).map((diagnostic) => diagnostic.code);

function summed(text: string, tariff: string, line: string): readonly string[] {
  const { value } = lineOf(tariffOf(programOf(text), tariff), line);
  const sum = value.kind === "arithmetic" ? value.right : value;
  return sum.kind === "sum of tag" ? sum.lines : [];
}

test("lines are worked out after what they read, else as printed", () => {
  const text = home(`  line tax = 9% * sum taxable ${ROUND}
  line total_like = energy + tax ${ROUND}
  line subscription [taxable] = fee * days ${ROUND}
  line energy [taxable] = usage.active * price ${ROUND}`);
  expect(tariffOf(programOf(text), "home").order).toEqual(["subscription", "energy", "tax", "total_like"]);
});

test("a sum holds the lines outside groups and the groups so tagged, without the line itself and without what it leaves out", () => {
  const text = home(`  line energy [t] = usage.active * price ${ROUND}
  line floor [t] = max(0 IRR, 10_000 IRR - sum t) ${ROUND}
  group services [t] ${ROUND} { line inner [t] = fee * days ${ROUND}  line other = sum t except energy, floor ${ROUND} }
  line tax = 9% * sum t except floor ${ROUND}`);
  expect(summed(text, "home", "tax")).toEqual(["energy", "services"]);
  expect(summed(text, "home", "other")).toEqual(["inner"]);
  expect(tariffOf(programOf(text), "home").order).toEqual(["energy", "inner", "other", "services", "floor", "tax"]);
});

test.each([
  ["a line in its own group", `  group g [t] ${ROUND} { line a = g ${ROUND} }`, "`g` needs `a` needs `g`"],
  ["through lets", `  let x = b\n  line a = x ${ROUND}\n  line b = 200% * a ${ROUND}`, "`a` needs `b` needs `a`"],
  [
    "through an exception's condition",
    `  line a = fee * days ${ROUND}\n  exception e to a when b > 0 IRR = 0 IRR\n  line b = 200% * a ${ROUND}`,
    "`a` needs `b` needs `a`",
  ],
  ["with itself", `  line a = a + 1 IRR ${ROUND}`, "`a` needs `a`"],
])("a circle %s is told whole", (_what, items, circle) => {
  expect(diagnosticsIn(home(items)).map(({ code, message }) => `${code}: ${message}`)).toEqual([`rule-cycle: these lines need one another: ${circle}`]);
});

const PARENT = `${SCHEDULE}tariff home cites sheet {
  for account.rural in (yes, no)
  let used = usage.active
  line energy [t] = used * price ${ROUND}
  line subscription [t] = fee * days ${ROUND}
  group extras ${ROUND} { line one = 100 IRR ${ROUND}  line two = 200 IRR ${ROUND} }
  exception free to subscription when account.free = yes = 0 IRR
  line tax = 9% * sum t ${ROUND}
  ${PAYABLE}
}
`.replace(`= fee * days ${ROUND}`, `= fee * days each segment, over bill ${ROUND}`);

const shapeOf = (text: string, name: string): readonly string[] =>
  tariffOf(programOf(text), name).items.map((item) => (item.kind === "group" ? `${item.name}(${item.lines.map((line) => line.name).join(" ")})` : item.name));

test.each([
  ["takes everything over", "", ["energy", "subscription", "extras(one two)", "tax"]],
  ["drops a line", "drop line subscription", ["energy", "extras(one two)", "tax"]],
  ["drops a line of a group", "drop line one", ["energy", "subscription", "extras(two)", "tax"]],
  ["drops a group", "drop line extras", ["energy", "subscription", "tax"]],
  ["replaces a line in its place", `line energy [t] = 2 * used * price ${ROUND}`, ["energy", "subscription", "extras(one two)", "tax"]],
  ["replaces a line in its group", `line one = 300 IRR ${ROUND}`, ["energy", "subscription", "extras(one two)", "tax"]],
  ["replaces a group", `group extras ${ROUND} { line three = 1 IRR ${ROUND} }`, ["energy", "subscription", "extras(three)", "tax"]],
  ["replaces a group by a line", `line extras = 5 IRR ${ROUND}`, ["energy", "subscription", "extras", "tax"]],
  ["adds a line", `line duty [t] = 1 IRR ${ROUND}`, ["energy", "subscription", "extras(one two)", "tax", "duty"]],
  ["replaces a let", "let used = 2 * usage.active", ["energy", "subscription", "extras(one two)", "tax"]],
])("a tariff that amends another %s", (_what, items, shape) => {
  const text = `${PARENT}tariff farm amends home cites sheet { for account.rural = yes  ${items} }\n`;
  expect(shapeOf(text, "farm")).toEqual(shape);
  expect(shapeOf(text, "home")).toEqual(["energy", "subscription", "extras(one two)", "tax"]);
});

test("an amendment's lines are in the sums that it takes over, and its own `for` is out of the other's", () => {
  const text = `${PARENT}tariff farm amends home cites sheet { for account.rural = yes  drop line subscription  line duty [t] = 1 IRR ${ROUND} }
tariff poor amends farm { for account.rural = yes and account.free = yes }\n`;
  const program = programOf(text);
  expect(summed(text, "farm", "tax")).toEqual(["energy", "duty"]);
  expect(summed(text, "poor", "tax")).toEqual(["energy", "duty"]);
  expect(tariffOf(program, "home").fits.except).toHaveLength(2);
  expect(tariffOf(program, "farm").fits.except).toEqual([tariffOf(program, "poor").fits.condition]);
  expect(tariffOf(program, "poor")).toMatchObject({ amends: "farm", fits: { except: [] } });
});

test("the exception of a dropped line goes with it; of a replaced line it stays", () => {
  const exceptions = (items: string): readonly string[] => {
    const tariff = tariffOf(programOf(`${PARENT}tariff farm amends home cites sheet { for account.rural = yes  ${items} }\n`), "farm");
    return tariff.items.flatMap((item) => (item.kind === "line" ? item.exceptions.map((one) => one.name) : []));
  };
  expect(exceptions("drop line subscription")).toEqual([]);
  expect(exceptions(`line subscription = 2 * fee * days each segment, over bill ${ROUND}`)).toEqual(["free"]);
});

test("an error in a line that several tariffs take over is told once", () => {
  const text = `${PARENT.replace("used * price", "used * prise")}tariff farm amends home { for account.rural = yes }\n`;
  expect(codes(text)).toEqual(["no-such-name"]);
});

test("a let with an error is told once, and not each of its uses", () => {
  expect(codes(home(`  let a = usage.activ\n  let b = 2 * a\n  line x = a * price ${ROUND}\n  line y = b * price ${ROUND}`))).toEqual(["no-such-field"]);
});

test.each([
  ["two lines of one name", `  line a = 1 IRR ${ROUND}\n  line a = 2 IRR ${ROUND}`, ["duplicate-name"]],
  ["a line and a group of one name", `  line a = 1 IRR ${ROUND}\n  group a ${ROUND} { line b = 2 IRR ${ROUND} }`, ["duplicate-name"]],
  [
    "two exceptions of one name and line",
    `  line a = 1 IRR each segment ${ROUND}\n  exception e to a when account.free = yes = 0 IRR\n  exception e to a when account.free = no = 1 IRR`,
    ["duplicate-name"],
  ],
  [
    "one name for exceptions of two lines",
    `  line a = 1 IRR each segment ${ROUND}\n  line b = 1 IRR each segment ${ROUND}\n  exception e to a when account.free = yes = 0 IRR\n  exception e to b when account.free = no = 1 IRR`,
    [],
  ],
  ["a line called total", `  line total = 1 IRR ${ROUND}`, ["reserved-name"]],
  ["a line that is no sum of money", `  line a = usage.active ${ROUND}`, ["not-money"]],
  ["a line with dayless fee", `  line a = fee ${ROUND}`, ["not-money"]],
  ["a zero without its currency", `  line a = 0 ${ROUND}`, ["not-money"]],
  ["a let and a line of one name, at the use", `  let a = fee * days\n  line a = 1 IRR ${ROUND}\n  line b = a ${ROUND}`, ["ambiguous-name"]],
  ["the same, told apart", `  let a = fee * days\n  line a = 1 IRR ${ROUND}\n  line b = let.a + line.a ${ROUND}`, []],
  ["two spellings of one name", `  line انرژی = usage.active * price ${ROUND}\n  line دوم = 200% * انرژي ${ROUND}`, []],
  ["two spellings of one name, with the letter ى", `  line برقی = usage.active * price ${ROUND}\n  line دوم = 200% * برقى ${ROUND}`, []],
  ["an exception's base", `  line a = fee * days each segment ${ROUND}\n  exception e to a when account.free = yes = base / 2`, []],
  ["an exception to a group", `  group a ${ROUND} { line b = 2 IRR ${ROUND} }\n  exception e to a when account.free = yes = 0 IRR`, ["exception-to-nothing"]],
  ["a group that does not end", `  group a { line b = 2 IRR ${ROUND} }`, ["line-needs-round"]],
  ["a tag in another group only", `  group a ${ROUND} { line b [t] = 2 IRR ${ROUND} }\n  line c = sum t ${ROUND}`, ["no-such-tag"]],
  ["an untranslatable clause for some", '  untranslatable "At the board\'s discretion." because "no rule" when account.free = yes', []],
  ["an untranslatable clause by usage", '  untranslatable "At the board\'s discretion." because "no rule" when usage.active > 3 kWh', ["for-asks-more"]],
])("%s", (_what, items, expected) => {
  expect(codes(home(items))).toEqual(expected);
});

test.each([
  ["a percentage", "line a = 9% * fee * days", ["uncited-number"]],
  ["an amount", "line a = 1_000 IRR", ["uncited-number"]],
  ["a price", "line a = usage.active * 500 IRR/kWh", ["uncited-number"]],
  ["zero", "line a = max(0 IRR, fee * days)", []],
  ["a pure number", "line a = 2 * fee * days", []],
  ["a limit in kWh", "line a = if usage.active > 300 kWh then fee * days else 0 IRR", []],
  ["a cited line", "line a cites sheet = 1_000 IRR", []],
  ["a made-up line", "line a example = 1_000 IRR", []],
  ["an unverified line", "line a unverified = 1_000 IRR", ["uncited-number"]],
  ["a cited let", "let x cites sheet = 9%\n  line a = x * fee * days", []],
  ["an uncited let in an uncited line", "let x = 9%\n  line a = x * fee * days", ["uncited-number"]],
  ["an uncited let in a cited line", "let x = 9%\n  line a cites sheet = x * fee * days", []],
])("a source for %s", (_what, items, expected) => {
  expect(codes(home(`  ${items} ${ROUND}`, ""))).toEqual(expected);
});

test("a tariff's own items and those of its citations are kept in the program", () => {
  const program = programOf(
    home(`  line energy [t] "Energy" fa "انرژی" cites sheet "4-1" unverified = usage.active * price ${ROUND} print half up to 1_000 IRR`),
  );
  expect(lineOf(tariffOf(program, "home"), "energy")).toMatchObject({
    labels: { "": "Energy", fa: "انرژی" },
    tags: ["t"],
    cites: [{ source: "sheet", clause: "4-1" }],
    marks: ["unverified"],
    round: { mode: "half up", step: "1" },
    print: { mode: "half up", step: "1000" },
  });
});

const EVERYBODY = `${SCHEDULE}tariff home cites sheet {\n  line energy = usage.active * price ${ROUND}\n  ${PAYABLE}\n}\n`;

test("a tariff without `for` fits every account on every day", () => {
  const { horizon, tariffs } = programOf(EVERYBODY);
  expect(tariffs["home"]?.fits).toEqual({ condition: undefined, except: [], valid: horizon });
});

test("two tariffs without `for` overlap, and so does one with another's `for`", () => {
  const other = EVERYBODY.slice(SCHEDULE.length).replace("home", "other");
  const told = diagnosticsIn(EVERYBODY + other).map(({ code, related }) => `${code}: ${related[0]?.message ?? ""}`);
  expect(told).toEqual(["tariffs-overlap: `home` has no `for` and fits every account"]);
  expect(codes(EVERYBODY + other.replace("{\n", "{\n  for account.rural = yes\n"))).toEqual(["tariffs-overlap"]);
});

test("what amends a tariff without `for` takes its own customers out of it, or all of them", () => {
  const some = programOf(`${EVERYBODY}tariff farm amends home { for account.rural = yes  drop line energy }`).tariffs;
  expect([some["home"]?.fits.condition, some["home"]?.fits.except.length, some["farm"]?.fits.condition?.kind]).toEqual([undefined, 1, "comparison"]);
  const all = programOf(`${EVERYBODY}tariff farm amends home { drop line energy }`).tariffs;
  expect([all["home"]?.fits.except, all["farm"]?.fits.condition]).toEqual([[undefined], undefined]);
});

test("after `through` a name is the rate's, whatever line is called the same; elsewhere it is not guessed", () => {
  const blocks = "rate energy: IRR/kWh widths unscaled { from 1393-01-01 cites sheet  blocks kWh  0 .. 100 | 5  100 .. | 9 }\n";
  const lined = (value: string): string => `${blocks}${home(`  line energy = usage.active through energy ${ROUND}\n  line other = ${value} ${ROUND}`)}`;
  const { value } = lineOf(tariffOf(programOf(lined("usage.active through rate.energy")), "home"), "energy");
  expect(value).toMatchObject({ kind: "through", rate: "energy", quantity: { kind: "usage", name: "active" } });
  expect(codes(lined("energy"))).toEqual(["ambiguous-name"]);
  expect(codes(lined("usage.active * (energy at usage.active)"))).toEqual(["ambiguous-name"]);
  expect(codes(lined("usage.active * (rate.energy at usage.active)"))).toEqual([]);
  expect(codes(lined("line.energy"))).toEqual([]);
});

test("`over` takes the name of an exception in either spelling", () => {
  const text = home(`  line energy = usage.active * price over bill ${ROUND}
  exception یکی to energy when account.rural = yes = 50% * base
  exception دو to energy over يكي when account.free = yes = 0 IRR`);
  expect(lineOf(tariffOf(programOf(text), "home"), "energy").exceptions.map(({ over }) => over)).toEqual([[], ["یکی"]]);
});
