// Why a bill cannot be worked out, in Persian. A failure reaches the pages as its English text: it is known by the form of its template, and its values stand as they
// are, set apart. A half-space (U+200C) stands where Persian spelling asks for it.
import type { Labels } from "../../dsl/program.ts";
import type { FailureCode } from "../../engine/failure.ts";
import { FAILURES } from "../../engine/failure.ts";
import { persianComplaint } from "./complaints-fa.ts";

/** Undefined where the text has no form that is known. `set`: a value as it stands in a Persian line. */
export function persianFailure(text: string, set: (value: string) => string): string | undefined {
  for (const { form, names, persian } of FORMS) {
    const found = form.exec(text);
    if (found === null) continue;
    const values = new Map(names.map((name, at) => [name, found[at + 1] ?? ""]));
    return persian.replace(/\{(\w+)\}/g, (_, name: string) => valueText(values.get(name) ?? "", set));
  }
  const [, place = "", said = ""] = /^([\w.[\]]+): (.+)$/s.exec(text) ?? [];
  const complaint = place === "" ? undefined : persianComplaint(said, set);
  return complaint === undefined ? undefined : `«${set(place)}»: ${complaint}`;
}

/** In both languages; values set apart for a line from right to left. */
export function failureWords(text: string): Labels {
  const persian = persianFailure(text, (value) => `\u2066${value}\u2069`);
  return { "": text, ...(persian === undefined ? {} : { fa: persian }) };
}

/** A sort of rule with its name is said in words: `rate `fee``. Names in backticks stand in Persian quotation marks. */
function valueText(value: string, set: (value: string) => string): string {
  const [, sort, name = ""] = /^(rate|line|tariff|charge|calendar|exception|let) `([^`]*)`$/.exec(value) ?? [];
  if (sort !== undefined) return `${SORTS[sort] ?? sort} «${set(name)}»`;
  const quoted = [...value.matchAll(/`([^`]*)`/g)].map(([, each = ""]) => `«${set(each)}»`);
  return quoted.length > 0 && value.replace(/`[^`]*`|, | and /g, "") === "" ? quoted.join("، ") : set(value.replaceAll("`", ""));
}

const SORTS: Readonly<Record<string, string>> = {
  rate: "نرخ",
  line: "ردیف",
  tariff: "تعرفهٔ",
  charge: "مبلغ اعلامی",
  calendar: "تقویم",
  exception: "استثنای",
  let: "مقدار",
};

/** Any request can be invalid in ways of its own: that is told by its complaint. */
const PERSIAN: Readonly<Record<Exclude<FailureCode, "request-invalid">, string>> = {
  "tariff-unknown": "تعرفه‌ای به نام «{tariff}» نیست",
  "tariff-none-fits": "هیچ تعرفه‌ای برای این اشتراک نیست ({account})",
  "tariff-several-fit": "چند تعرفه برای این اشتراک هست: {tariffs}",
  "tariff-does-not-fit": "تعرفهٔ «{tariff}» برای این اشتراک نیست: شرط آن برقرار نیست",
  "tariff-changes-inside": "تعرفه در {day}، در میانهٔ دوره، از «{first}» به «{second}» تغییر می‌کند",
  "outside-horizon": "دورهٔ {from} تا {to} در بازهٔ قواعد، {horizon}، نمی‌گنجد",
  "reached-unknown": "{what} معلوم نیست: {because}",
  "not-known-yet": "{what} برای {day} نسخه‌ای ندارد که در {known} دانسته بوده باشد",
  "rate-annulled": "{what} برای {day}، در {on} به موجب «{by}» باطل شده است",
  "issue-day-missing": "{what} از روز صدور گرفته می‌شود و روز صدور داده نشده است",
  "issue-day-outside": "{what} از روز صدور گرفته می‌شود و روز صدور، {day}، در بازهٔ قواعد، {horizon}، نیست",
  "fact-missing": "{what} لازم است و داده نشده است",
  "fact-changes-inside": "ویژگی «account.{field}» در {day} تغییر می‌کند و ردیف «{line}» برای همهٔ قبض یک‌جا حساب می‌شود",
  "history-too-short": "سابقهٔ «{field}» {needed} دوره می‌خواهد و {given} دوره دارد",
  "exceptions-conflict": "استثناهای {exceptions} در ردیف «{line}» از {from} تا {to} هر دو برقرارند و هیچ‌یک بر دیگری مقدم نیست",
  "negative-quantity": "ردیف «{line}» مقداری منفی به پله‌های نرخ «{rate}» می‌برد که از صفر آغاز می‌شود",
  "division-by-zero": "در ردیف «{line}» تقسیم بر صفر پیش می‌آید",
  "reading-below-previous": "شماره‌انداز {register}: قرائت کنونی {current} از قرائت پیشین {previous} کمتر است",
  "reading-too-long": "شماره‌انداز {register}: قرائت {reading} در {digits} رقم نمی‌گنجد",
  "readings-do-not-join": "شماره‌انداز {register}: قرائت‌ها دوره را پیوسته نمی‌پوشانند ({problem})",
  "too-many-pieces": "شماره‌انداز {register} در یک قبض {count} تکه دارد",
  "true-up-too-fine": "مابه‌التفاوت قبض‌های پیشین {amount} است و تعرفهٔ «{tariff}» چیزی ریزتر از {coin} را نه می‌گیرد و نه به دورهٔ بعد می‌برد",
  "shares-do-not-exist": "«{what}» را نمی‌توان تقسیم کرد: جمع آن صفر است",
};

interface Form {
  readonly form: RegExp;
  readonly names: readonly string[];
  readonly persian: string;
}

/** Templates of more words first: a short one would take the text of a longer one. */
const FORMS: readonly Form[] = Object.entries(PERSIAN)
  .map(([code, persian]) => ({ template: templateOf(code), persian }))
  .toSorted((a, b) => plainLength(b.template) - plainLength(a.template))
  .map(({ template, persian }) => ({
    form: new RegExp(`^${template.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{\w+\}/g, "(.+?)")}$`, "s"),
    names: [...template.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name),
    persian,
  }));

function templateOf(code: string): string {
  return Object.entries(FAILURES).find(([known]) => known === code)?.[1].message ?? code;
}

function plainLength(template: string): number {
  return template.replace(/\{\w+\}/g, "").length;
}
