// A generated schedule of about 10,000 lines that checks without an error: many classes, each with its own tariff and rates of several versions.
const VERSION_STARTS = ["1393-01-01", "1394-01-01", "1395-01-01", "1395-07-01", "1396-01-01"];

export function scheduleText(classes: number): string {
  const names = Array.from({ length: classes }, (_, at) => `class_${at + 1}`);
  return [header(names), ...names.map(rules)].join("\n");
}

function header(names: readonly string[]): string {
  return `schedule generated "Generated" {
  currency IRR to 0 decimals
  calendar persian
  zone Asia/Tehran
  weekend friday
  horizon 1393-01-01 to 1397-01-01
}
source sheet "A generated sheet" dated 1393-01-01
account {
  class: ${names.join(" | ")}
  region: north | south | east | west
  rural: yes | no
  households: whole 1 .. 50
}
usage { active: kWh 0 .. 1_000_000 to 3 decimals }
rate vat: % crossing whole at end {
  from 1393-01-01 cites sheet: 8%
  from 1394-01-01 cites sheet: 9%
}
`;
}

function rules(name: string, at: number): string {
  return `rate ${name}_energy: IRR/kWh at account.region widths per 30 days, per account.households {
${VERSION_STARTS.map((start, version) => version_(start, version, at)).join("\n")}
}
rate ${name}_fee: IRR per 30 days {
${VERSION_STARTS.map((start, version) => `  from ${start} cites sheet: ${1_000 + at + 70 * version}`).join("\n")}
}
tariff ${name} "Tariff ${at + 1}" fa "تعرفهٔ ${at + 1}" cites sheet {
  for account.class = ${name}
  crossing split by days
  # what was used, through the blocks of the region
  line energy [taxable] "Energy" fa "بهای انرژی" = usage.active through ${name}_energy
    each segment, over bill round half up to 1 IRR
  line fee [taxable] "Subscription" fa "آبونمان" = ${name}_fee * days
    each segment, over bill round half up to 1 IRR
  line tax "Value added tax" fa "مالیات" = vat * sum taxable round half up to 1 IRR
  exception rural to fee when account.rural = yes = 50% * base
  payable = total + brought_forward round down to 1_000 IRR carry remainder
}
`;
}

function version_(start: string, version: number, at: number): string {
  const edges = [0, 100, 200, 300, 400, 500, 600, 800, 1_000, 1_500, 2_000, 3_000];
  const rows = edges.map((edge, row) => {
    const cells = [0, 1, 2, 3].map((region) => String(300 + 97 * row + 31 * version + 7 * region + (at % 13))).join(" | ");
    return `    ${edge} .. ${edges[row + 1] ?? ""} | ${cells}`;
  });
  return `  from ${start} cites sheet "table ${version + 1}"
    blocks kWh | north | south | east | west
${rows.join("\n")}`;
}
