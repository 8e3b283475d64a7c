// Where each line of a published bill stands in our rule files: data only. A figure of the publication that is not compared has its reason here.

/** `block`: the amount of one block of the line. `printed`: what the bill shows. */
export type Place = { readonly line: string; readonly block: number } | { readonly line: string } | { readonly notCompared: string };

/** What the published total is on our bill. */
export type TotalPlace = "payable" | "total" | { readonly line: string };

export interface PublishedBill {
  readonly file: string;
  readonly tariff: string;
  readonly request: Readonly<Record<string, unknown>>;
  /** Printed name -> place on our bill. */
  readonly lines: Readonly<Record<string, Place>>;
  readonly total: TotalPlace;
}

const line = (name: string): Place => ({ line: name });
const block = (name: string, number: number): Place => ({ line: name, block: number });

const kwh = (active: string): { readonly usage: { readonly active: string } } => ({ usage: { active } });
const period = (from: string, to: string): { readonly period: { readonly from: string; readonly to: string } } => ({ period: { from, to } });

/** Every `complete` bill but one, and the component. */
export const PUBLISHED: Readonly<Record<string, PublishedBill>> = {
  "kr-kepco-2018-340": {
    file: "kr-kepco-2018.mizan",
    tariff: "residential",
    request: { ...kwh("340"), ...period("2018-07-01", "2018-08-01") },
    lines: {
      "Basic (201-400 band)": line("basic"),
      "Tier 1": block("energy", 1),
      "Tier 2": block("energy", 2),
      "VAT 10%": line("vat"),
      "Fund 3.7%": line("fund"),
    },
    total: "payable",
  },
  "kr-kepco-2016-225": {
    file: "kr-kepco-2016.mizan",
    tariff: "residential",
    request: { ...kwh("225"), ...period("2016-08-01", "2016-09-01") },
    lines: { "Basic charge (201-300 band)": line("basic"), Energy: line("energy"), "VAT 10%": line("vat"), "Power industry fund 3.7%": line("fund") },
    total: "payable",
  },
  "tw-taipower-2023-400": {
    file: "tw-taipower-2023.mizan",
    tariff: "residential",
    request: { ...kwh("400"), ...period("2023-06-01", "2023-07-01") },
    lines: { "Tier 1": block("energy", 1), "Tier 2": block("energy", 2), "Tier 3": block("energy", 3) },
    total: "payable",
  },
  "ph-meralco-submeter-2016-352": {
    file: "ph-meralco-submeter-2016.mizan",
    tariff: "residential",
    // The base of the tax on transmission is on no line of the publication, so it arrives as a charge: only 12% of it is tested.
    request: { ...kwh("352"), ...period("2016-11-10", "2016-12-10"), charges: { taxed_transmission: "25.71" } },
    lines: {
      Generation: line("generation"),
      Transmission: line("transmission"),
      "System loss": line("system_loss"),
      Distribution: line("distribution"),
      "Metering fixed": line("metering_fixed"),
      Metering: line("metering"),
      "Supply fixed": line("supply_fixed"),
      Supply: line("supply"),
      "Lifeline subsidy": line("lifeline"),
      "Senior citizen subsidy": line("senior"),
      "Local franchise tax": line("franchise"),
      "VAT generation 11.01%": line("vat_on_generation"),
      "VAT transmission": line("vat_on_transmission"),
      "VAT distribution": line("vat_on_distribution"),
      "VAT system loss 9.40%": line("vat_on_loss"),
      "VAT subsidies & others": line("vat_on_others"),
      "UC missionary": line("missionary"),
      "UC environmental": line("environment"),
      "UC NPC SCC": line("stranded"),
      "FIT-ALL": line("feed_in"),
      "Sub-meter fixed charge": line("submeter"),
    },
    total: "payable",
  },
  "in-ts-155": {
    file: "in-tsspdcl-2016.mizan",
    tariff: "domestic",
    request: { ...kwh("155"), ...period("2016-06-01", "2016-07-01"), charges: { additional: "25", duty_interest: "0.03" } },
    lines: {
      "First 100": block("energy", 1),
      "Next 55": block("energy", 2),
      "Customer charge": line("customer"),
      "Additional charges": { notCompared: "printed without a rule: it arrives as a charge" },
      "Electricity duty 6 paise/unit": line("duty"),
      "ED interest": { notCompared: "printed without a rule: it arrives as a charge" },
    },
    total: "payable",
  },
  "in-tneb-2012-130": {
    file: "in-tneb-2012.mizan",
    tariff: "domestic",
    request: { ...kwh("130"), ...period("2012-06-01", "2012-08-01") },
    lines: { "All units": line("energy"), Fixed: line("fixed") },
    total: "payable",
  },
  "in-tneb-2012-230": {
    file: "in-tneb-2012.mizan",
    tariff: "domestic",
    request: { ...kwh("230"), ...period("2012-06-01", "2012-08-01") },
    lines: { "First 200": block("energy", 1), "Next 30": block("energy", 2), Fixed: line("fixed") },
    total: "payable",
  },
  "in-tneb-2022-200": {
    file: "in-tneb-2022.mizan",
    tariff: "domestic",
    request: { ...kwh("200"), ...period("2022-10-01", "2022-12-01") },
    lines: { "Energy (slab set by total band)": line("energy") },
    total: "payable",
  },
  "in-tneb-2022-400": {
    file: "in-tneb-2022.mizan",
    tariff: "domestic",
    request: { ...kwh("400"), ...period("2022-10-01", "2022-12-01") },
    lines: { "Energy (slab set by total band)": line("energy") },
    total: "payable",
  },
  "in-kseb-2020-117": {
    file: "in-kseb-2020.mizan",
    tariff: "domestic",
    // Two months, 234 units: the publication lists the half.
    request: {
      ...kwh("234"),
      ...period("2020-06-01", "2020-08-01"),
      charges: { energy_subsidy: "51.25", fixed_subsidy: "20" },
    },
    lines: {
      "Energy 0-50": block("energy", 1),
      "Energy 51-100": block("energy", 2),
      "Energy 101-150": block("energy", 3),
      "Duty 10%": line("duty"),
      "Meter rent": line("rent"),
      "GST on meter rent 18%": line("gst"),
      "Cess 1%": line("cess"),
      "Fuel surcharge": line("fuel"),
      "Fixed charge": line("fixed"),
    },
    total: { line: "one_month" },
  },
  "th-mea-2003-500": {
    file: "th-mea-2003.mizan",
    tariff: "residential",
    request: { ...kwh("500"), ...period("2003-01-01", "2003-02-01") },
    lines: {
      "First 150": block("energy", 1),
      "Next 250": block("energy", 2),
      "Over 400": block("energy", 3),
      "Service charge (implied)": line("service"),
      "Ft 21.95 satang": line("ft"),
      // Its rounding (down) was read off this very figure.
      "VAT 7%": line("vat"),
    },
    total: "payable",
  },
  "bd-desco-2021-159": {
    file: "bd-desco-2021.mizan",
    tariff: "domestic",
    request: { ...kwh("159"), ...period("2021-04-01", "2021-05-01"), account: { sanctioned_load: "2" } },
    lines: { "Energy 75*4.19+84*5.72": line("energy"), Demand: line("demand"), "Meter rent": line("rent"), "VAT 5%": line("vat") },
    total: "payable",
  },
  "my-tnb-dom-600": {
    file: "my-tnb-domestic-2014.mizan",
    tariff: "domestic",
    request: { ...kwh("600"), ...period("2014-03-01", "2014-04-01") },
    lines: { "First 200": block("energy", 1), "Next 100": block("energy", 2), "Next 300": block("energy", 3) },
    total: "payable",
  },
  "my-tnb-dom-2018-350": {
    file: "my-tnb-domestic-2014.mizan",
    tariff: "domestic",
    request: { ...kwh("350"), ...period("2018-07-01", "2018-08-01") },
    lines: { "First 200": block("energy", 1), "Next 100": block("energy", 2), "Next 300 (50 used)": block("energy", 3) },
    total: "payable",
  },
  "my-tnb-pf-0.6": {
    file: "my-tnb-power-factor.mizan",
    tariff: "below_132_kv",
    request: { usage: { power_factor: "60" }, charges: { bill: "2000" }, ...period("2014-03-01", "2014-04-01") },
    lines: { "PF surcharge": line("surcharge") },
    total: "payable",
  },
  "gh-ecg-2022-8.38-new": {
    file: "gh-ecg-2022.mizan",
    tariff: "lifeline",
    request: { ...kwh("8.38"), ...period("2022-09-01", "2022-10-01") },
    lines: { Energy: line("energy"), "NES levy 2% + public lighting 3%": line("levies"), "Service charge": line("service") },
    total: "payable",
  },
  "ae-dewa-2020-1699": {
    file: "ae-dewa-2020.mizan",
    tariff: "residential",
    request: { usage: { active: "1699", water: "1760" }, ...period("2020-12-01", "2021-01-01") },
    lines: {
      "Electricity slab 1": line("electricity"),
      "Fuel surcharge electricity": line("electricity_fuel"),
      "Meter charge electricity": line("electricity_meter"),
      Water: line("water"),
      "Fuel surcharge water": line("water_fuel"),
      "Meter charge water": line("water_meter"),
      "VAT 5%": line("vat"),
    },
    total: "payable",
  },
  "us-goodland-largecomm-1000": {
    file: "us-goodland.mizan",
    tariff: "large_commercial",
    request: { usage: { active: "1000", demand: "10" }, account: { class: "large_commercial" }, ...period("2024-05-01", "2024-06-01") },
    lines: { Energy: line("energy"), Meter: line("meter"), Demand: line("demand") },
    total: "payable",
  },
  "us-goodland-smallcomm-1000": {
    file: "us-goodland.mizan",
    tariff: "small_commercial",
    request: { ...kwh("1000"), account: { class: "small_commercial" }, ...period("2024-05-01", "2024-06-01") },
    lines: { Energy: line("energy"), Meter: line("meter") },
    total: "payable",
  },
  "us-goodland-res-1000": {
    file: "us-goodland.mizan",
    tariff: "residential",
    request: { ...kwh("1000"), account: { class: "residential" }, ...period("2024-05-01", "2024-06-01") },
    lines: { Energy: line("energy"), Meter: line("meter") },
    total: "payable",
  },
  "us-jcpb-1110": {
    file: "us-jcpb.mizan",
    tariff: "residential",
    request: {
      readings: [{ register: "active", previous: "8865", current: "9975" }],
      ...period("2009-06-01", "2009-07-01"),
    },
    lines: { "Base bill": line("base_bill"), "Availability fee": line("availability") },
    total: "payable",
  },
  "br-residential-2017-176.1": {
    file: "br-residential-2017.mizan",
    tariff: "residential",
    request: { ...kwh("176.1"), ...period("2017-06-01", "2017-07-01") },
    lines: { "Energy with taxes inside": line("energy") },
    total: "payable",
  },
  "gb-gcse-479": {
    file: "gb-textbook.mizan",
    tariff: "domestic",
    request: { readings: [{ register: "active", previous: "5066", current: "5545" }], ...period("2014-05-01", "2014-06-01") },
    lines: { Energy: line("energy"), "VAT 5%": line("vat") },
    total: "payable",
  },
};

/** Complete bills that have no rule file, each with its reason. */
export const WITHOUT_RULES: Readonly<Record<string, string>> = {
  "us-pseg-glp-17588": "the steps of its demand charge are not in the publication",
};

/** Wrong as published: what our rules give, and which published figures differ from it. Line names are as printed; `total` is the total. */
export interface WrongAsPublished extends PublishedBill {
  readonly lawful: Readonly<Record<string, string>>;
  readonly wrong: readonly string[];
}

export const WRONG_AS_PUBLISHED: Readonly<Record<string, WrongAsPublished>> = {
  "tw-taipower-2013-397": {
    file: "tw-taipower-2013.mizan",
    tariff: "residential",
    request: { ...kwh("397"), ...period("2013-06-01", "2013-07-01") },
    lines: { "Tier 1": block("energy", 1), "Tier 2": block("energy", 2), "Tier 3": block("energy", 3) },
    total: "payable",
    lawful: { "Tier 1": "252", "Tier 2": "634.2", "Tier 3": "294.13", total: "1180" },
    wrong: ["Tier 1"],
  },
  "in-tneb-2022-300": {
    file: "in-tneb-2022.mizan",
    tariff: "domestic",
    request: { ...kwh("300"), ...period("2022-10-01", "2022-12-01") },
    lines: { "Energy (slab set by total band)": line("energy") },
    total: "payable",
    lawful: { "Energy (slab set by total band)": "675", total: "675" },
    wrong: ["total"],
  },
  "in-tneb-2022-600": {
    file: "in-tneb-2022.mizan",
    tariff: "domestic",
    request: { ...kwh("600"), ...period("2022-10-01", "2022-12-01") },
    lines: { "Energy (slab set by total band)": line("energy") },
    total: "payable",
    lawful: { "Energy (slab set by total band)": "2750", total: "2750" },
    wrong: ["total"],
  },
};
