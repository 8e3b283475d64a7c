// The words of a bill sheet in English and in Persian, and how numbers, dates and names stand in each.
import { grouped, shown } from "./shown.ts";

export const LANGUAGES = ["fa", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

export interface SheetWords {
  readonly bill: (id: string, tariff: string) => string;
  readonly period: (from: string, to: string, days: string) => string;
  readonly span: (from: string, to: string) => string;
  readonly item: string;
  readonly quantity: string;
  readonly rate: string;
  readonly part: string;
  readonly amount: (currency: string) => string;
  readonly block: (number: string) => string;
  readonly memo: string;
  readonly exception: string;
  readonly total: string;
  readonly printDifference: string;
  readonly broughtForward: string;
  readonly payable: string;
  readonly carried: string;
  readonly dropped: string;
  readonly marks: Readonly<Record<"example" | "unverified" | "untranslatable" | "estimated", string>>;
  readonly receipt: (engine: string, rules: string, request: string) => string;
  /** A decimal text, ready to stand in a line. */
  readonly number: (text: string) => string;
  readonly date: (text: string) => string;
  /** An identifier: always left to right. */
  readonly code: (text: string) => string;
  /** Words of a rule file, in whatever language. */
  readonly prose: (text: string) => string;
  readonly unitName: (name: string) => string;
  readonly unitPer: (unit: string, of: string) => string;
  readonly unitEvery: (unit: string, count: string, of: string) => string;
  /** Stands first in each line: lays it out in the language's direction. */
  readonly lineStart: string;
}

const [LEFT_TO_RIGHT, FIRST_STRONG, POP, RIGHT_MARK] = ["\u2066", "\u2068", "\u2069", "\u200F"];
const HAS_RTL = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;
const HAS_LTR = /[A-Za-z0-9]/;

const ENGLISH: SheetWords = {
  bill: (id, tariff) => `Bill ${id}: ${tariff}`,
  period: (from, to, days) => `${from} up to but not including ${to}, ${days} days`,
  span: (from, to) => `${from} .. ${to}`,
  item: "Item",
  quantity: "Quantity",
  rate: "Rate",
  part: "Part",
  amount: (currency) => `Amount, ${currency}`,
  block: (number) => `block ${number}`,
  memo: "(for information)",
  exception: "exception",
  total: "Total",
  printDifference: "of it not shown in the rounded lines",
  broughtForward: "Brought forward",
  payable: "Payable",
  carried: "Carried to the next bill",
  dropped: "Dropped",
  marks: { example: "example figure", unverified: "not verified", untranslatable: "not worked out", estimated: "estimated" },
  receipt: (engine, rules, request) => `Receipt: engine ${engine}, rules ${rules}, request ${request}`,
  number: (text) => grouped(text),
  date: (text) => text,
  code: (text) => (HAS_RTL.test(text) ? `${LEFT_TO_RIGHT}${shown(text)}${POP}` : shown(text)),
  prose: (text) => (HAS_RTL.test(text) ? `${FIRST_STRONG}${shown(text)}${POP}` : shown(text)),
  unitName: (name) => name,
  unitPer: (unit, of) => `${unit}/${of}`,
  unitEvery: (unit, count, of) => `${unit} per ${count} ${of}`,
  lineStart: "",
};

const PERSIAN_UNITS: ReadonlyMap<string, string> = new Map([
  ["IRR", "ریال"],
  ["W", "وات"],
  ["kW", "کیلووات"],
  ["MW", "مگاوات"],
  ["Wh", "وات‌ساعت"],
  ["kWh", "کیلووات‌ساعت"],
  ["MWh", "مگاوات‌ساعت"],
  ["GWh", "گیگاوات‌ساعت"],
  ["kvar", "کیلووار"],
  ["kvarh", "کیلووارساعت"],
  ["kVA", "کیلوولت‌آمپر"],
  ["kVAh", "کیلوولت‌آمپرساعت"],
  ["hour", "ساعت"],
  ["hours", "ساعت"],
  ["day", "روز"],
  ["days", "روز"],
  ["month", "ماه"],
  ["months", "ماه"],
  ["year", "سال"],
  ["%", "٪"],
]);

function isolated(text: string): string {
  return `${LEFT_TO_RIGHT}${text}${POP}`;
}

function persianDigits(text: string): string {
  return text.replace(/\d/g, (digit) => "۰۱۲۳۴۵۶۷۸۹".charAt(Number(digit)));
}

const PERSIAN: SheetWords = {
  bill: (id, tariff) => `قبض ${id}: ${tariff}`,
  period: (from, to, days) => `از ${from} تا پیش از ${to}، ${days} روز`,
  span: (from, to) => `از ${from} تا پیش از ${to}`,
  item: "شرح",
  quantity: "مقدار",
  rate: "نرخ",
  part: "جزء",
  amount: (currency) => `مبلغ، ${currency}`,
  block: (number) => `پلهٔ ${number}`,
  memo: "(برای آگاهی)",
  exception: "استثنا",
  total: "جمع کل",
  printDifference: "بخشی از آن که در ردیف‌های گردشده دیده نمی‌شود",
  broughtForward: "ماندهٔ قبض پیشین",
  payable: "قابل پرداخت",
  carried: "انتقال به قبض بعدی",
  dropped: "صرف‌نظرشده",
  marks: { example: "عدد نمونه", unverified: "راستی‌آزمایی‌نشده", untranslatable: "محاسبه‌نشده", estimated: "علی‌الحساب" },
  receipt: (engine, rules, request) => `رسید محاسبه: موتور ${engine}، قواعد ${rules}، درخواست ${request}`,
  number: (text) => isolated(persianDigits(grouped(text, "٬", "٫").replace("-", "−"))),
  date: (text) => isolated(persianDigits(text.replaceAll("-", "/"))),
  code: (text) => isolated(shown(text)),
  prose: (text) => (HAS_LTR.test(text) ? `${FIRST_STRONG}${shown(text)}${POP}` : shown(text)),
  unitName: (name) => PERSIAN_UNITS.get(name) ?? isolated(shown(name)),
  unitPer: (unit, of) => `${unit} بر ${of}`,
  unitEvery: (unit, count, of) => `${unit} برای هر ${count} ${of}`,
  lineStart: RIGHT_MARK,
};

export function wordsIn(language: Language): SheetWords {
  switch (language) {
    case "en":
      return ENGLISH;
    case "fa":
      return PERSIAN;
  }
}

/** `kWh`, `IRR/kWh`, `IRR per 30 days`. `own`: the language's names of the file's own units. */
export function unitIn(words: SheetWords, unit: string, own: ReadonlyMap<string, string>): string {
  const name = (text: string): string => own.get(text) ?? words.unitName(text);
  const every = /^(.*?)\s*\bper (?:([\d.]+) )?(\S+)$/.exec(unit);
  const [head = unit, count, of] = every === null ? [unit] : [every[1] ?? "", every[2], every[3] ?? ""];
  const whole = head.split("/").map(name).reduce(words.unitPer);
  if (of === undefined) return whole;
  return count === undefined ? words.unitPer(whole, name(of)) : words.unitEvery(whole, words.number(count), name(of));
}
