// What is wrong with a place of a request, and the remedy, in Persian: the texts that the readers of requests and records give, each by its form.
// A text that is not listed stays as it is, set apart. A half-space (U+200C) stands where Persian spelling asks for it.

/** Undefined where no form fits. `set`: a value as it stands in a Persian line. */
export function persianComplaint(text: string, set: (value: string) => string): string | undefined {
  for (const [form, written] of FORMS) {
    const found = form.exec(text);
    if (found !== null) return written(...found.slice(1).map((value) => list(value, set)));
  }
  return undefined;
}

/** Values in backticks stand in Persian quotation marks, each apart; a list of them is parted as Persian parts it. */
function list(value: string | undefined, set: (value: string) => string): string {
  if (value === undefined) return "";
  const words = Object.hasOwn(WORDS, value) ? WORDS[value] : undefined;
  if (words !== undefined) return words;
  const reason = FORMS_OF_DATES.flatMap(([form, written]) => {
    const found = form.exec(value);
    return found === null ? [] : [written(...found.slice(1).map((part) => (Object.hasOwn(WORDS, part) ? (WORDS[part] ?? part) : set(part))))];
  });
  if (reason[0] !== undefined) return reason[0];
  const quoted = [...value.matchAll(/`([^`]*)`/g)].map(([, name = ""]) => `«${set(name)}»`);
  return quoted.length === 0 ? set(value) : quoted.join("، ");
}

type Form = readonly [RegExp, (...values: readonly string[]) => string];

const FORMS_OF_DATES: readonly Form[] = [
  [/^month (\d+) does not exist$/, (month) => `ماه ${month} وجود ندارد`],
  [/^day (\d+) does not exist$/, (day) => `روز ${day} وجود ندارد`],
  [/^(\w+) (\d+) has (\d+) days$/, (month, year, days) => `${month} سال ${year} ${days} روز دارد`],
  [/^year (\d+) is outside (\d+) to (\d+) of the (\w+) calendar$/, (year, from, to, calendar) => `سال ${year} در بازهٔ ${from} تا ${to} ${calendar} نیست`],
  [/^a date is written (\S+)$/, (form) => `تاریخ به شکل ${form} نوشته می‌شود`],
];

const WORDS: Readonly<Record<string, string>> = {
  nothing: "چیزی",
  null: "تهی",
  "a list": "فهرست",
  "an object": "شیء",
  "a string": "رشته",
  "a number": "عدد",
  "a boolean": "درست یا نادرست",
  persian: "تقویم هجری شمسی",
  gregorian: "تقویم میلادی",
  Farvardin: "فروردین",
  Ordibehesht: "اردیبهشت",
  Khordad: "خرداد",
  Tir: "تیر",
  Mordad: "مرداد",
  Shahrivar: "شهریور",
  Mehr: "مهر",
  Aban: "آبان",
  Azar: "آذر",
  Dey: "دی",
  Bahman: "بهمن",
  Esfand: "اسفند",
  January: "ژانویه",
  February: "فوریه",
  March: "مارس",
  April: "آوریل",
  May: "مه",
  June: "ژوئن",
  July: "ژوئیه",
  August: "اوت",
  September: "سپتامبر",
  October: "اکتبر",
  November: "نوامبر",
  December: "دسامبر",
};

const FORMS: readonly Form[] = [
  // Problems.
  [/^nothing is given$/, () => "چیزی داده نشده است"],
  [/^nothing stands where .+ belongs$/, () => "چیزی داده نشده است"],
  [/^(.+?) stands where .+ belongs$/, (found) => `در اینجا ${found} آمده است که جای آن نیست`],
  [/^(`[^`]*`) is not a date: (.+)$/, (text, why) => `${text} تاریخ نیست: ${why}`],
  [/^(`[^`]*`) is not a (?:decimal )?number$/, (text) => `${text} عدد نیست`],
  [/^(`[^`]*`) is not a whole number (\S+) \.\. (\S+)$/, (text, least, most) => `${text} عدد صحیحی از ${least} تا ${most} نیست`],
  [/^(.+) is no payment$/, (text) => `${text} پرداخت نیست`],
  [/^(`[^`]*`) is not a hash$/, (text) => `${text} چکیدهٔ رمزی نیست`],
  [/^(`[^`]*`) is none of (.+)$/, (text, known) => `${text} هیچ‌یک از این‌ها نیست: ${known}`],
  [/^(`[^`]*`) is finer than declared: .+$/, (text) => `${text} ریزتر از آن است که اعلام شده`],
  [/^(`[^`]*`) has Persian or Arabic digits$/, (text) => `رقم‌های ${text} فارسی یا عربی است`],
  [/^(`[^`]*`) has its digits grouped$/, (text) => `رقم‌های ${text} سه‌رقم سه‌رقم جدا شده است`],
  [/^(`[^`]*`) has spaces around it$/, (text) => `در دو سوی ${text} فاصله هست`],
  [/^(\S+) is a JSON number, not a string$/, (number) => `${number} عدد JSON است، نه رشته`.replace("JSON", "\u2066JSON\u2069")],
  [/^an empty string is not a number$/, () => "رشتهٔ تهی عدد نیست"],
  [/^unknown fields? (.+)$/, (fields) => `ویژگی ناشناخته: ${fields}`],
  [/^there is no record (`[^`]*`)$/, (record) => `رکوردی به نام ${record} نیست`],
  [/^it does not say which record it is$/, () => "نگفته است که کدام رکورد است"],
  [/^`to` is the same day as `from`$/, () => "روز پایان همان روز آغاز است"],
  [/^`to` is before `from`$/, () => "روز پایان پیش از روز آغاز است"],
  [/^both a sum and documents are given$/, () => "هم مبلغ داده شده است و هم سندهای بدهی"],
  [/^no debt is given$/, () => "بدهی داده نشده است"],

  // Remedies.
  [/^add it$/, () => "آن را بیاورید"],
  [/^give one string$/, () => "یک رشته بدهید"],
  [/^give a list; an empty one where there are none$/, () => "فهرستی بدهید؛ اگر چیزی نیست، فهرستی تهی"],
  [/^give a date that exists in the (\w+) calendar, as (\S+)$/, (calendar, form) => `تاریخی بدهید که در ${calendar} هست، به شکل ${form}`],
  [/^write digits with at most one `\.`: (.+)$/, (examples) => `رقم‌ها را با حداکثر یک ممیز بنویسید: ${examples}`],
  [/^write a whole number (\S+) \.\. (\S+) as a string$/, (least, most) => `عدد صحیحی از ${least} تا ${most} را به شکل رشته بنویسید`],
  [/^give a whole number (\S+) \.\. (\S+), without quotes$/, (least, most) => `عدد صحیحی از ${least} تا ${most} بدهید، بی‌گیومه`],
  [/^give a whole number$/, () => "عدد صحیح بدهید"],
  [/^write it as a string: (.+)$/, (example) => `آن را به شکل رشته بنویسید: ${example}`],
  [/^write the digits 0 to 9.*$/, () => "رقم‌ها را لاتین بنویسید"],
  [/^write the digits without separators$/, () => "رقم‌ها را بی‌جداکننده بنویسید"],
  [/^take the spaces away$/, () => "فاصله‌ها را بردارید"],
  [/^give the 64 digits 0 to 9, a to f$/, () => "همان ۶۴ رقم چکیده را بدهید"],
  [/^give 1 to (\d+) visible characters$/, (most) => `از یک تا ${most} نویسهٔ دیدنی بدهید`],
  [/^give a (\S+) here$/, (kind) => `در اینجا ${kind} بدهید`],
  [/^give what was paid, above zero, or leave the record out$/, () => "مبلغ پرداخت‌شده را که بیش از صفر است بدهید، یا این رکورد را نیاورید"],
  [/^give an object of names with their texts$/, () => "شیئی از نام‌ها با متن هریک بدهید"],
  [/^write (\x60\S+)$/, (word) => `${word} را بنویسید`],
  [/^(?:name|give|write) one of these$/, () => "یکی از این‌ها را بنویسید"],
  [/^name one of (.+)$/, (names) => `یکی از این‌ها را بنویسید: ${names}`],
  [/^did you mean (.+)\?$/, (names) => `شاید منظور ${names} است`],
  [/^give an object with (.+)$/, (names) => `شیئی با این ویژگی‌ها بدهید: ${names}`],
  [/^`to` is the day after the last: give a later one$/, () => "روز پایان روزِ پس از واپسین روز است: روز دیرتری بدهید"],
  [
    /^give `debt`, or .+$/,
    () => `یا «${"\u2066debt\u2069"}» را بدهید یا «${"\u2066documents\u2069"}» و «${"\u2066replaces\u2069"}» را که مبلغ آن‌ها در دفتر است`,
  ],
  [
    /^give `documents`, `replaces` or `debt`$/,
    () => `یکی از این‌ها را بدهید: «${"\u2066documents\u2069"}»، «${"\u2066replaces\u2069"}»، «${"\u2066debt\u2069"}»`,
  ],
];
