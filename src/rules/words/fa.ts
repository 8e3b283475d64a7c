// Decisions and findings in Persian; the words of each finding stand in `findings-fa.ts`. A half-space (U+200C) stands where Persian spelling asks for it.
import type { RuleWords } from "./rule-words.ts";

export const RULE_WORDS_FA: RuleWords = {
  comma: "، ",
  roles: {
    requester: "درخواست‌کننده",
    approver: "تصویب‌کننده",
    reader: "قرائت‌کنندهٔ کنتور",
    "account holder": "دارندهٔ اشتراک",
    "delegate of requester": "نمایندهٔ درخواست‌کننده",
    giver: "تفویض‌کننده",
  },
  kind: "نوع",
  cause: "علت",
  inFavourOf: { customer: "به سود مشترک", company: "به سود شرکت" },
  nouns: {
    correction: "اصلاح",
    write_off: "حذف بدهی",
    waiver: "بخشودگی",
    instalment: "تقسیط",
    class_change: "تغییر تعرفه",
    disconnection: "قطع",
  },
  records: (ids) => `رکوردها: ${ids}`,
  decision: (request, authority, noun) => `درخواست ${request}: ${authority}${noun === undefined ? "" : ` (${noun})`}`,
  version: (from) => `نسخهٔ معتبر از ${from}`,
  allowed: "مجاز است",
  notAllowed: "مجاز نیست",
  amount: (amount, favour) => (favour === undefined ? `مبلغ: ${amount}` : `مبلغ: ${amount}، ${favour}`),
  cumulated: (amount) => `با آنچه کنار آن به شمار می‌آید: ${amount}`,
  counted: (request, amount) => `درخواست ${request}: ${amount}`,
  share: (share) => `سهم از قبض: ${share}`,
  age: (age) => `قدمت قدیمی‌ترین روز: ${age}`,
  grade: (grade, approvers) => `پایین‌ترین رده: ${grade}؛ شمار تصویب‌کنندگان: ${approvers}`,
  nobody: "هیچ رده‌ای نام برده نشده است",
  documents: (documents) => `مدرک‌ها: ${documents}`,
  failed: "آنچه برآورده نشده:",
};
