// One bill as a sheet that people read: its lines in columns, then what is to be paid. Figures are those that the bill prints.
import type { Bill, BillBlock, BilledResult, BillGroup, BillLine, BillRegister } from "../src/index.ts";
import { ownLabel } from "../src/index.ts";
import type { Language, SheetWords } from "./sheet-words.ts";
import { unitIn, wordsIn } from "./sheet-words.ts";
import { displayWidth, tableLines } from "./table.ts";

/** Lines end in a line feed. */
export function billSheet(result: BilledResult, language: Language): string {
  const { bill } = result;
  const words = wordsIn(language);
  const sheet: Sheet = { bill, words, ...namesOf(result, language) };
  const rows = [
    headRow(sheet),
    ...bill.lines.flatMap((line, at) => lineRows(sheet, line, bill.lines[at - 1])),
    ...unlistedGroups(sheet),
    RULE,
    ...footRows(sheet),
  ];
  const table = tableLines(
    ["start", "end", "end", "end", "end"],
    rows.map((row) => (row === RULE ? [] : row)),
  );
  const widest = Math.max(...table.map(displayWidth));
  const lines = [
    ...headLines(sheet),
    "",
    ...table.map((line, at) => (rows[at] === RULE ? "─".repeat(widest) : line)),
    ...(bill.marks.length === 0 ? [] : ["", ...markLines(sheet)]),
    "",
    words.receipt(words.code(bill.receipt.engine), words.code(bill.receipt.plan.slice(0, 12)), words.code(bill.receipt.request.slice(0, 12))),
  ];
  return lines.map((line) => (line === "" ? "\n" : `${words.lineStart}${line}\n`)).join("");
}

interface Sheet {
  readonly bill: Bill;
  readonly words: SheetWords;
  /** The language's names of the file's own units. */
  readonly units: ReadonlyMap<string, string>;
  /** The rule file's own words for what is to be paid and what remains. */
  readonly payable: string | undefined;
  readonly remainder: string | undefined;
}

const RULE: readonly string[] = [];

/** Read off the rules: a sheet does not pay for an explanation. */
function namesOf({ trace }: BilledResult, language: Language): Pick<Sheet, "units" | "payable" | "remainder"> {
  const { rule } = trace.payable;
  return {
    units: new Map(trace.plan.units.flatMap(({ unit, labels }) => (labels[language] === undefined ? [] : [[unit.name, labels[language]]]))),
    payable: ownLabel(rule.labels, language),
    remainder: rule.remainder === undefined ? undefined : ownLabel(rule.remainder.labels, language),
  };
}

function headLines({ bill, words }: Sheet): readonly string[] {
  const tariff = bill.label === bill.tariff ? words.code(bill.tariff) : `${words.prose(bill.label)} (${words.code(bill.tariff)})`;
  const { from, to, days } = bill.period;
  return [words.bill(words.code(bill.id), tariff), words.period(words.date(from), words.date(to), words.number(String(days)))];
}

function headRow({ bill, words, units }: Sheet): readonly string[] {
  return [words.item, words.quantity, words.rate, words.part, words.amount(unitIn(words, bill.currency, units))];
}

/** The amounts of lines in a group, and of memo lines, stand as parts: the total does not add them. */
function lineRows(sheet: Sheet, line: BillLine, before: BillLine | undefined): readonly (readonly string[])[] {
  const { bill, words } = sheet;
  const group = line.group === null || line.group === before?.group ? undefined : bill.groups.find(({ name }) => name === line.group);
  const indent = line.group === null ? "" : "  ";
  const label = `${indent}${words.prose(line.label)}${line.memo ? ` ${words.memo}` : ""}`;
  const [quantity, rate] = [measure(sheet, line.quantity, line.unit), measure(sheet, line.rate, line.rate_unit)];
  const amount = words.number(line.printed);
  return [
    ...(group === undefined ? [] : [groupRow(sheet, group)]),
    line.group === null && !line.memo ? [label, quantity, rate, "", amount] : [label, quantity, rate, amount, ""],
    ...blockRows(sheet, line.blocks, indent),
    ...registerRows(sheet, line.registers, indent),
    ...line.exceptions.map((name) => [`${indent}  ${words.exception} ${words.code(name)}`]),
  ];
}

function groupRow({ words }: Sheet, { label, printed }: BillGroup): readonly string[] {
  return [words.prose(label), "", "", "", words.number(printed)];
}

/** Groups all of whose lines were dropped from the bill. */
function unlistedGroups(sheet: Sheet): readonly (readonly string[])[] {
  const { groups, lines } = sheet.bill;
  return groups.filter(({ name }) => !lines.some(({ group }) => group === name)).map((group) => groupRow(sheet, group));
}

/** Where the period was cut, each part's blocks stand under its days. */
function blockRows(sheet: Sheet, blocks: readonly BillBlock[], indent: string): readonly (readonly string[])[] {
  if (blocks.length < 2) return [];
  const { words } = sheet;
  const isCut = blocks.some(({ table, from }) => table !== blocks[0]?.table || from !== blocks[0]?.from);
  return blocks.flatMap((block, at) => {
    const before = blocks[at - 1];
    const begins = isCut && (before?.table !== block.table || before.from !== block.from);
    const row = blockRow(sheet, block, isCut ? `${indent}  ` : indent);
    return begins ? [[`${indent}  ${words.code(block.table)} ${words.span(words.date(block.from), words.date(block.to))}`], row] : [row];
  });
}

/** Where the period was cut, each part's registers stand under its days. */
function registerRows(sheet: Sheet, registers: readonly BillRegister[], indent: string): readonly (readonly string[])[] {
  const { words } = sheet;
  const isCut = registers.some(({ from }) => from !== registers[0]?.from);
  return registers.flatMap((register, at) => {
    const { daypart, from, to, quantity, unit, rate, rate_unit, amount } = register;
    const label = `${indent}  ${isCut ? "  " : ""}${words.code(daypart)}`;
    const row = [label, measure(sheet, quantity, unit), measure(sheet, rate, rate_unit), words.number(amount), ""];
    return isCut && registers[at - 1]?.from !== from ? [[`${indent}  ${words.span(words.date(from), words.date(to))}`], row] : [row];
  });
}

function blockRow(sheet: Sheet, block: BillBlock, indent: string): readonly string[] {
  const { words } = sheet;
  const label = `${indent}  ${words.block(words.number(String(block.block)))}${block.daypart === null ? "" : ` ${words.code(block.daypart)}`}`;
  return [label, measure(sheet, block.quantity, block.unit), measure(sheet, block.rate, block.rate_unit), words.number(block.amount), ""];
}

function measure({ words, units }: Sheet, number: string | null, unit: string | null): string {
  if (number === null) return "";
  if (unit === null || unit === "") return words.number(number);
  return unit === "%" ? `${words.number(number)}${words.unitName("%")}` : `${words.number(number)} ${unitIn(words, unit, units)}`;
}

function footRows({ bill, words, payable, remainder }: Sheet): readonly (readonly string[])[] {
  const row = (label: string, amount: string): readonly string[] => [label, "", "", "", words.number(amount)];
  const own = (label: string | undefined, word: string): string => (label === undefined ? word : words.prose(label));
  const zero = (amount: string): boolean => /^-?0(\.0*)?$/.test(amount);
  return [
    row(words.total, bill.total),
    ...(zero(bill.print_difference) ? [] : [[`  ${words.printDifference}`, "", "", words.number(negated(bill.print_difference)), ""]]),
    ...(zero(bill.brought_forward) ? [] : [row(words.broughtForward, bill.brought_forward)]),
    row(own(payable, words.payable), bill.payable),
    ...(zero(bill.carried) ? [] : [row(own(remainder, words.carried), bill.carried)]),
    ...(zero(bill.dropped) ? [] : [row(own(remainder, words.dropped), bill.dropped)]),
  ];
}

/** `print_difference` is what the printed lines have too much. */
function negated(amount: string): string {
  return amount.startsWith("-") ? amount.slice(1) : `-${amount}`;
}

function markLines({ bill, words }: Sheet): readonly string[] {
  return bill.marks.map(({ kind, what, words: said }) => `* ${words.marks[kind]}: ${words.code(what)}${said === null ? "" : ` (${words.prose(said)})`}`);
}
