// What a parameter of a fault says, in Persian, where it is a phrase with a number or a name in it: `average of 12 bills`, `max 1 turned round`. Single words stand in
// the tables of the pages. A half-space (U+200C) stands where Persian spelling asks for it.

export interface FaultValueWriter {
  readonly number: (text: string) => string;
  /** A name of the rules, set apart. */
  readonly name: (text: string) => string;
}

/** Undefined where the value has no form that is known: a number, a name, a fault of a user's own. */
export function persianFaultValue(value: string, writer: FaultValueWriter): string | undefined {
  for (const [form, written] of FORMS) {
    const found = form.exec(value);
    if (found !== null) return written(writer, ...found.slice(1).map((part) => part ?? ""));
  }
  return undefined;
}

type Form = readonly [RegExp, (writer: FaultValueWriter, ...parts: readonly string[]) => string];

const NUMBER = "(\\d+(?:\\.\\d+)?)";

const FORMS: readonly Form[] = [
  [/^(.+), by days$/, (writer, way = "") => `${persianFaultValue(way, writer) ?? writer.name(way)}، به نسبت روزها`],
  [new RegExp(`^${NUMBER} times$`), ({ number }, times = "") => `${number(times)} برابر`],
  [new RegExp(`^${NUMBER} back$`), ({ number }, count = "") => `${number(count)} تا پیش‌تر`],
  [new RegExp(`^by ${NUMBER} months$`), ({ number }, count = "") => `به ${number(count)} ماه`],
  [new RegExp(`^average of ${NUMBER} bills$`), ({ number }, count = "") => `میانگین ${number(count)} قبض`],
  [new RegExp(`^(\\S+) average of ${NUMBER}$`), ({ number, name }, history = "", count = "") => `میانگین ${number(count)} دورهٔ سابقهٔ ${name(history)}`],
  [/^(\S+) latest$/, ({ name }, history = "") => `آخرین دورهٔ سابقهٔ ${name(history)}`],
  [new RegExp(`^(\\S+) ${NUMBER} back$`), ({ number, name }, history = "", count = "") => `${number(count)} دوره پیش‌تر در سابقهٔ ${name(history)}`],
  [new RegExp(`^load factor ${NUMBER}$`), ({ number }, factor = "") => `ضریب بار ${number(factor)}`],
  [/^last bill$/, () => "قبض پیشین"],
  [/^same period of last year$/, () => "همین دوره در سال پیش"],
  [/^charged again$/, () => "دوباره گرفته‌شده"],
  [/^taken off again$/, () => "دوباره کاسته‌شده"],
  [/^its advance$/, () => "علی‌الحساب آن"],
  [/^its advance and its days$/, () => "علی‌الحساب و روزهای آن"],
  [/^prorated though it is due whole$/, () => "به نسبت روزها، با آنکه کامل گرفته می‌شود"],
  [/^edges not rounded$/, () => "مرز پله‌ها گردنشده"],
  [new RegExp(`^threshold ${NUMBER}$`), ({ number }, edge = "") => `آستانهٔ ${number(edge)}`],
  [/^condition (\d+) taken \w\w met$/, ({ number }, nth = "") => `شرط ${number(nth)} برقرار گرفته شده`],
  [/^condition (\d+) taken \w\w not met$/, ({ number }, nth = "") => `شرط ${number(nth)} برقرار گرفته نشده`],
  [/^edge of condition (\d+) on the other side$/, ({ number }, nth = "") => `مرز شرط ${number(nth)} در سوی دیگر`],
  [/^part (\d+) of (min|max) (\d+) alone$/, ({ number }, part = "", which = "", nth = "") => `تنها جزء ${number(part)} از ${extreme(which)} ${number(nth)}`],
  [/^(min|max) (\d+) turned round$/, ({ number }, which = "", nth = "") => `${extreme(which)} ${number(nth)} وارونه شده`],
  [/^another bill$/, () => "قبضی دیگر"],
  [/^account (\S+)$/, ({ name }, account = "") => `اشتراک ${name(account)}`],
  [/^row (\S+)$/, ({ name }, row = "") => `سطر ${name(row)}`],
  [/^(\S+) for (\S+)$/, ({ name }, taken = "", right = "") => `${name(taken)} به جای ${name(right)}`],
];

function extreme(which: string): string {
  return which === "min" ? "کمینهٔ" : "بیشینهٔ";
}
