// The words of tables of authority, corrections and instalments, in the languages of the command. Numbers, dates and names come ready to stand in a line.
import type { Language } from "./sheet-words.ts";
import { counted } from "./shown.ts";

export interface OversightWords {
  /** Between members of a list, between sources, round a clause. */
  readonly comma: string;
  readonly semicolon: string;
  readonly quoted: (text: string) => string;
  readonly source: (cites: string) => string;
  readonly notPossible: (words: string, because: string) => string;
  readonly count: (what: "months" | "days" | "parts", count: number, written: string) => string;
  /** `every month`, `every 2 months`. */
  readonly every: (what: "months" | "days", count: number, written: string) => string;
  readonly told: ToldWords;
  readonly authority: AuthorityWords;
  readonly plans: PlanWords;
  readonly corrections: CorrectionWords;
}

/** What stands on standard error: rows that could not be read, and what a run came to. */
export interface ToldWords {
  readonly row: (file: string, row: string, id: string | undefined, message: string) => string;
  readonly help: (text: string) => string;
  readonly audited: (counts: Readonly<Record<"records" | "unread" | "findings", number>>, number: (count: number) => string) => string;
  readonly corrected: (counts: Readonly<Record<"corrections" | "refused" | "unread", number>>, number: (count: number) => string) => string;
}

export interface AuthorityWords {
  readonly columns: Readonly<Record<"grade" | "amount" | "share" | "age" | "documents" | "approvers" | "bars", string>>;
  readonly fields: Readonly<Record<string, string>>;
  readonly favours: Readonly<Record<string, string>>;
  readonly any: string;
  readonly none: string;
  readonly noLimit: string;
  readonly inForce: (from: string, to: string) => string;
  readonly unknown: (because: string) => string;
  readonly bar: (number: string, name: string, when: string) => string;
  readonly raise: (when: string, approvers: string) => string;
  readonly raised: string;
  readonly forbid: (first: string, second: string) => string;
  readonly roles: Readonly<Record<"requester" | "approver" | "reader" | "account holder" | "delegate of requester", string>>;
  readonly amounts: Readonly<Record<"net" | "gross", string>>;
  readonly window: (span: string) => string;
  readonly alone: string;
  readonly expires: (days: string) => string;
  readonly delegation: Readonly<Record<"none" | "one step" | "onward", string>>;
  readonly may: (grade: string) => string;
  readonly barred: (number: string) => string;
  readonly perhapsBarred: (number: string) => string;
}

export interface PlanWords {
  readonly debt: (amount: string) => string;
  readonly document: string;
  readonly due: string;
  readonly amount: (currency: string) => string;
  readonly may: (rule: string) => string;
  readonly mayNot: (rule: string) => string;
  readonly notFor: (rule: string) => string;
  readonly givesNone: (rule: string) => string;
  readonly isFor: (when: string) => string;
  readonly noneFits: string;
  readonly noneAsAsked: string;
  readonly exception: (name: string) => string;
  readonly noDown: string;
  readonly down: (amount: string) => string;
  readonly downBetween: (least: string, most: string) => string;
  readonly counts: (from: string, upTo: string, grade: string) => string;
  readonly exactly: (count: string, grade: string) => string;
  readonly leastPart: (amount: string) => string;
  readonly firstDue: (day: string, every: string) => string;
  readonly interest: (share: string, days: string) => string;
  readonly heading: (rule: string) => string;
  readonly grantedBy: (grade: string) => string;
  readonly notMade: string;
  readonly part: string;
  readonly interestColumn: string;
  readonly downRow: string;
  readonly sum: string;
}

export interface CorrectionWords {
  readonly heading: (bill: string) => string;
  readonly period: (from: string, to: string) => string;
  readonly columns: Readonly<Record<"issued" | "recomputed" | "change", string>>;
  readonly sumDifference: string;
  readonly notThere: string;
  readonly notStated: string;
  readonly amountsIn: (currency: string) => string;
  readonly asPrinted: string;
  readonly known: (day: string) => string;
  readonly reverse: (hash: string) => string;
  readonly reissue: (hash: string) => string;
  readonly original: (hash: string) => string;
}

const ENGLISH: OversightWords = {
  comma: ", ",
  semicolon: "; ",
  quoted: (text) => `"${text}"`,
  source: (cites) => `source: ${cites}`,
  notPossible: (words, because) => `not in the rules: ${words}, because ${because}`,
  count: (what, count, written) => counted(count, what.slice(0, -1), what).replace(/^\S+/, written),
  every: (what, count, written) => (count === 1 ? `every ${what.slice(0, -1)}` : `every ${written} ${what}`),
  told: {
    row: (file, row, id, message) => `${file}, row ${row}${id === undefined ? "" : ` (${id})`}: ${message}`,
    help: (text) => `  help: ${text}`,
    audited: ({ records, unread, findings }) =>
      `${counted(records, "record")}, ${unread === 0 ? "" : `${unread} more could not be read, `}${counted(findings, "finding")}`,
    corrected: ({ corrections, refused, unread }) =>
      `${counted(corrections, "correction")}, ${refused} refused${unread === 0 ? "" : `, ${counted(unread, "row")} could not be read`}`,
  },
  authority: {
    columns: {
      grade: "grade",
      amount: "up to",
      share: "share of bill",
      age: "age up to",
      documents: "documents",
      approvers: "approvers",
      bars: "bars",
    },
    fields: { kind: "kind", cause: "cause", favour: "in favour of" },
    favours: { customer: "customer", company: "company" },
    any: "any",
    none: "none",
    noLimit: "no limit",
    inForce: (from, to) => `in force from ${from} up to but not including ${to}`,
    unknown: (because) => `who may decide is unknown: ${because}`,
    bar: (number, name, when) => `bar ${number}: ${name}; nobody may when ${when}`,
    raise: (when, approvers) => `one grade higher when ${when}; at the top at least ${approvers} approvers`,
    raised: "one grade higher",
    forbid: (first, second) => `never the same person: ${first} and ${second}`,
    roles: {
      requester: "who asks",
      approver: "who approves",
      reader: "who read the meter",
      "account holder": "the account's holder",
      "delegate of requester": "a delegate of who asks",
    },
    amounts: { net: "the amount is what the total changes by", gross: "the amount is what the lines change by, added up in size" },
    window: (span) => `requests of one account within ${span} count together, in size`,
    alone: "each request counts by itself",
    expires: (days) => `an approval can be used for ${days}`,
    delegation: { none: "powers are not delegated", "one step": "powers are delegated one step", onward: "powers are delegated onward" },
    may: (grade) => `${grade} may answer:`,
    barred: (number) => `bar ${number} forbids it`,
    perhapsBarred: (number) => `bar ${number} may forbid it`,
  },
  plans: {
    debt: (amount) => `debt: ${amount}`,
    document: "document",
    due: "due",
    amount: (currency) => `amount, ${currency}`,
    may: (rule) => `${rule}: may be offered`,
    mayNot: (rule) => `${rule}: may not be offered`,
    notFor: (rule) => `${rule}: not for this debtor`,
    givesNone: (rule) => `${rule}: gives no plan`,
    isFor: (when) => `it is given where ${when}`,
    noneFits: "no rule gives instalments for this debt: it is to be paid at once, unless the account's facts, the debt or the day are other than stated",
    noneAsAsked: "no rule gives instalments for this debt as it is asked: what is missing or not known is told above",
    exception: (name) => `by the exception: ${name}`,
    noDown: "no down payment",
    down: (amount) => `down payment: ${amount}`,
    downBetween: (least, most) => `down payment: ${least} to ${most}`,
    counts: (from, upTo, grade) => `${from} to ${upTo} by ${grade} or above`,
    exactly: (count, grade) => `${count} by ${grade} or above`,
    leastPart: (amount) => `no part below ${amount}`,
    firstDue: (day, every) => `first part due on ${day}, then ${every}`,
    interest: (rate, days) => `interest: ${rate} of the balance for each ${days}`,
    heading: (rule) => `plan: ${rule}`,
    grantedBy: (grade) => `may be granted by ${grade} or above`,
    notMade: "this plan may not be made:",
    part: "part",
    interestColumn: "of it interest",
    downRow: "down",
    sum: "sum",
  },
  corrections: {
    heading: (bill) => `Correction of bill ${bill}`,
    period: (from, to) => `${from} up to but not including ${to}`,
    columns: { issued: "Issued", recomputed: "Recomputed", change: "Change" },
    sumDifference: "In the total beside the lines",
    notThere: "none",
    notStated: "not stated",
    amountsIn: (currency) => `amounts in ${currency}`,
    asPrinted: "figures as printed: the bill was issued by another system",
    known: (day) => `rules as known on ${day}`,
    reverse: (hash) => `reverse: ${hash}`,
    reissue: (hash) => `reissue: ${hash}`,
    original: (hash) => `original: ${hash}`,
  },
};

const PERSIAN_COUNTS = { months: "ماه", days: "روز", parts: "قسط" } as const;

const PERSIAN: OversightWords = {
  comma: "، ",
  semicolon: "؛ ",
  quoted: (text) => `«${text}»`,
  source: (cites) => `سند: ${cites}`,
  notPossible: (words, because) => `در قواعد نیامده: «${words}»، زیرا ${because}`,
  count: (what, _, written) => `${written} ${PERSIAN_COUNTS[what]}`,
  every: (what, count, written) => (count === 1 ? `هر ${PERSIAN_COUNTS[what]}` : `هر ${written} ${PERSIAN_COUNTS[what]}`),
  told: {
    row: (file, row, id, message) => `${file}، سطر ${row}${id === undefined ? "" : ` (${id})`}: ${message}`,
    help: (text) => `  راهنما: ${text}`,
    audited: ({ records, unread, findings }, number) =>
      `${number(records)} رکورد، ${unread === 0 ? "" : `${number(unread)} رکورد دیگر خوانده نشد، `}${number(findings)} یافته`,
    corrected: ({ corrections, refused, unread }, number) =>
      `${number(corrections)} اصلاح، ${number(refused)} رد شد${unread === 0 ? "" : `، ${number(unread)} سطر خوانده نشد`}`,
  },
  authority: {
    columns: {
      grade: "رده",
      amount: "تا مبلغ",
      share: "سهم از قبض",
      age: "تا قدمت",
      documents: "مدرک‌ها",
      approvers: "تصویب‌کنندگان",
      bars: "منع‌ها",
    },
    fields: { kind: "نوع", cause: "علت", favour: "به سود" },
    favours: { customer: "مشترک", company: "شرکت" },
    any: "هر",
    none: "هیچ",
    noLimit: "بدون سقف",
    inForce: (from, to) => `معتبر از ${from} تا پیش از ${to}`,
    unknown: (because) => `معلوم نیست تصمیم با کیست: ${because}`,
    bar: (number, name, when) => `منع ${number}: ${name}؛ هیچ‌کس مجاز نیست وقتی ${when}`,
    raise: (when, approvers) => `یک رده بالاتر وقتی ${when}؛ در بالاترین رده دست‌کم ${approvers} تصویب‌کننده`,
    raised: "یک رده بالاتر",
    forbid: (first, second) => `هرگز یک شخص نباشند: ${first} و ${second}`,
    roles: {
      requester: "درخواست‌کننده",
      approver: "تصویب‌کننده",
      reader: "قرائت‌کنندهٔ کنتور",
      "account holder": "دارندهٔ اشتراک",
      "delegate of requester": "نمایندهٔ درخواست‌کننده",
    },
    amounts: { net: "مبلغ همان تغییر جمع کل است", gross: "مبلغ جمع قدر مطلق تغییر ردیف‌هاست" },
    window: (span) => `درخواست‌های یک اشتراک در ${span} با هم و به قدر مطلق شمرده می‌شوند`,
    alone: "هر درخواست جداگانه شمرده می‌شود",
    expires: (days) => `تصویب تا ${days} اعتبار دارد`,
    delegation: {
      none: "اختیار تفویض نمی‌شود",
      "one step": "اختیار تنها یک بار تفویض می‌شود",
      onward: "اختیار تفویض‌شده را می‌توان باز تفویض کرد",
    },
    may: (grade) => `${grade} می‌تواند دربارهٔ این‌ها تصمیم بگیرد:`,
    barred: (number) => `منع ${number} مانع است`,
    perhapsBarred: (number) => `شاید منع ${number} مانع باشد`,
  },
  plans: {
    debt: (amount) => `بدهی: ${amount}`,
    document: "سند بدهی",
    due: "سررسید",
    amount: (currency) => `مبلغ، ${currency}`,
    may: (rule) => `${rule}: می‌توان پیشنهاد کرد`,
    mayNot: (rule) => `${rule}: نمی‌توان پیشنهاد کرد`,
    notFor: (rule) => `${rule}: برای این بدهکار نیست`,
    givesNone: (rule) => `${rule}: تقسیطی نمی‌دهد`,
    isFor: (when) => `برای وقتی است که ${when}`,
    noneFits: "هیچ قاعده‌ای این بدهی را قسط‌بندی نمی‌کند: یک‌جا پرداخت می‌شود، مگر آنکه ویژگی‌های اشتراک، بدهی یا روز آن جز این باشد",
    noneAsAsked: "هیچ قاعده‌ای این بدهی را، چنان‌که پرسیده شده، قسط‌بندی نمی‌کند: آنچه گفته نشده یا معلوم نیست در بالا آمده است",
    exception: (name) => `بر پایهٔ استثنای «${name}»`,
    noDown: "بدون پیش‌پرداخت",
    down: (amount) => `پیش‌پرداخت: ${amount}`,
    downBetween: (least, most) => `پیش‌پرداخت: از ${least} تا ${most}`,
    counts: (from, upTo, grade) => `از ${from} تا ${upTo} با موافقت ${grade} یا بالاتر`,
    exactly: (count, grade) => `${count} با موافقت ${grade} یا بالاتر`,
    leastPart: (amount) => `هر قسط دست‌کم ${amount}`,
    firstDue: (day, every) => `سررسید قسط نخست ${day}، سپس ${every}`,
    interest: (rate, days) => `سود تقسیط: ${rate} مانده برای هر ${days}`,
    heading: (rule) => `تقسیط: ${rule}`,
    grantedBy: (grade) => `با موافقت ${grade} یا بالاتر`,
    notMade: "این تقسیط مجاز نیست:",
    part: "قسط",
    interestColumn: "سود تقسیط در آن",
    downRow: "پیش‌پرداخت",
    sum: "جمع",
  },
  corrections: {
    heading: (bill) => `اصلاح قبض ${bill}`,
    period: (from, to) => `از ${from} تا پیش از ${to}`,
    columns: { issued: "صادرشده", recomputed: "محاسبهٔ دوباره", change: "تغییر" },
    sumDifference: "در جمع کل، بیرون از ردیف‌ها",
    notThere: "ندارد",
    notStated: "نوشته نشده",
    amountsIn: (currency) => `مبلغ‌ها به ${currency}`,
    asPrinted: "مبلغ‌ها چنان‌که چاپ شده‌اند: قبض را سامانهٔ دیگری صادر کرده است",
    known: (day) => `قواعد چنان‌که در ${day} معلوم بود`,
    reverse: (hash) => `سند برگشت: ${hash}`,
    reissue: (hash) => `سند صدور دوباره: ${hash}`,
    original: (hash) => `قبض صادرشده: ${hash}`,
  },
};

export const OVERSIGHT_WORDS: Readonly<Record<Language, OversightWords>> = { en: ENGLISH, fa: PERSIAN };
