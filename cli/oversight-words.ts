// The words of tables of authority and instalments, in the languages of the command.
import type { Language } from "./sheet-words.ts";

export interface OversightWords {
  readonly columns: Readonly<Record<"grade" | "amount" | "share" | "age" | "documents" | "approvers", string>>;
  readonly fields: Readonly<Record<string, string>>;
  readonly any: string;
  readonly none: string;
  readonly noLimit: string;
  readonly months: (count: number) => string;
  readonly from: (from: string, to: string) => string;
  readonly unknown: (because: string) => string;
  readonly bar: (name: string, when: string) => string;
  readonly raise: (when: string, approvers: number) => string;
  readonly forbid: (first: string, second: string) => string;
  readonly window: (count: number, unit: "months" | "days") => string;
  readonly alone: string;
  readonly expires: (days: number) => string;
  readonly delegation: Readonly<Record<"none" | "one step" | "onward", string>>;
  readonly may: (grade: string) => string;
  readonly asked: (names: string) => string;
  readonly source: (cites: string) => string;
}

export const OVERSIGHT_WORDS: Readonly<Record<Language, OversightWords>> = {
  en: {
    columns: { grade: "grade", amount: "up to", share: "share of bill", age: "age up to", documents: "documents", approvers: "approvers" },
    fields: { kind: "kind", cause: "cause", favour: "in favour of" },
    any: "any",
    none: "none",
    noLimit: "no limit",
    months: (count) => `${count} months`,
    from: (from, to) => `in force from ${from} to ${to}`,
    unknown: (because) => `who may decide is unknown: ${because}`,
    bar: (name, when) => `nobody may: ${name}, when ${when}`,
    raise: (when, approvers) => `one grade higher when ${when}; at the top ${approvers} approvers`,
    forbid: (first, second) => `never the same person: ${first} and ${second}`,
    window: (count, unit) => `requests of one account within ${count} ${unit} count together, in size`,
    alone: "each request counts by itself",
    expires: (days) => `an approval can be used for ${days} days`,
    delegation: { none: "powers are not delegated", "one step": "powers are delegated one step", onward: "powers are delegated onward" },
    may: (grade) => `${grade} may answer:`,
    asked: (names) => ` (also asked: ${names})`,
    source: (cites) => `source: ${cites}`,
  },
  fa: {
    columns: { grade: "رده", amount: "تا مبلغ", share: "سهم از صورتحساب", age: "تا قدمت", documents: "مدارک", approvers: "تصویب‌کنندگان" },
    fields: { kind: "نوع", cause: "علت", favour: "به سود" },
    any: "هر",
    none: "هیچ",
    noLimit: "بدون سقف",
    months: (count) => `${count} ماه`,
    from: (from, to) => `معتبر از ${from} تا ${to}`,
    unknown: (because) => `مرجع تصمیم نامعلوم است: ${because}`,
    bar: (name, when) => `هیچ‌کس مجاز نیست: ${name}، وقتی ${when}`,
    raise: (when, approvers) => `یک رده بالاتر وقتی ${when}؛ در بالاترین رده ${approvers} تصویب‌کننده`,
    forbid: (first, second) => `هرگز یک شخص نباشند: ${first} و ${second}`,
    window: (count, unit) => `درخواست‌های یک اشتراک در ${count} ${unit === "months" ? "ماه" : "روز"} با هم، به قدر مطلق، شمرده می‌شوند`,
    alone: "هر درخواست جداگانه شمرده می‌شود",
    expires: (days) => `تصویب تا ${days} روز قابل استفاده است`,
    delegation: { none: "اختیار تفویض نمی‌شود", "one step": "اختیار یک مرحله تفویض می‌شود", onward: "اختیار می‌تواند باز تفویض شود" },
    may: (grade) => `${grade} می‌تواند تصمیم بگیرد دربارهٔ:`,
    asked: (names) => ` (همچنین پرسیده می‌شود: ${names})`,
    source: (cites) => `منبع: ${cites}`,
  },
};
