// Every fault of the catalogue on a bill small enough to be worked out on paper: the faulty bill's figures are written out, and the variant gives exactly those.
import { describe, expect, test } from "vitest";
import { AWAITED, FAULTS, withFaults } from "../../../src/rules/diagnosis/catalogue.ts";
import type { Bench, Fault, Scene, Variant } from "../../../src/rules/diagnosis/fault.ts";
import { vectorOf } from "../../../src/rules/diagnosis/vector.ts";
import type { BillName, Figures } from "./bills.ts";
import { BILLS, shopFigures } from "./bills.ts";
import { show } from "./checked.ts";

function faultNamed(id: string): Fault {
  const fault = FAULTS.find((each) => each.id === id);
  if (fault === undefined) throw new Error(`no fault ${id}`);
  return fault;
}

function variantOf(bench: Bench, key: string): Variant {
  const variants = faultNamed(key.slice(0, 3)).variants(bench);
  const found = variants.filter((each) => each.key === key);
  const [only] = found;
  if (only === undefined || found.length > 1) throw new Error(`${found.length} of ${key} among ${variants.map((each) => each.key).join("; ")}`);
  return only;
}

function faulty(bench: Bench, key: string): Figures | undefined {
  const scene = variantOf(bench, key).apply(bench.scene);
  return scene === undefined ? undefined : show(vectorOf(scene));
}

describe("right bills", () => {
  test.each(Object.entries(BILLS))("%s", (_, { bench, figures }) => {
    expect(show(vectorOf(bench.scene))).toEqual(figures);
  });
});

/** The figures that are not those of the right bill; `undefined` for one that is gone. */
type Case = readonly [bill: BillName, key: string, figures: Readonly<Record<string, string | undefined>>];

/** A household of q kWh in the 30 days of April: what its readings come to. */
const FIGURES_OF = {
  // 0.2 x 10; the price is 3,502, 498 less than the least.
  "0.2": { energy: "2", duty: "0", relief: "-100", least: "498", levy: "175", vat: "350", total: "4425", payable: "4000", carried: "425" },
  "0": { energy: "0", duty: "0", relief: "-100", least: "500", levy: "175", vat: "350", total: "4425", payable: "4000", carried: "425" },
  // 1,000; the price is 4,500.
  "100": { energy: "1000", duty: "200", relief: "-100", levy: "225", vat: "450", total: "5275", payable: "5000", carried: "275" },
  // 1,000 + 30 x 20; the price is 5,100.
  "130": { energy: "1600", duty: "260", relief: "-100", levy: "255", vat: "510", total: "6025", payable: "6000", carried: "25" },
  "150": { energy: "2000", duty: "300", relief: "-100", levy: "275", vat: "550", total: "6525", payable: "6000", carried: "525" },
  // 3,000 + 80 x 50; the price is 10,500.
  "280": { energy: "7000", duty: "560", levy: "525", vat: "1050", total: "12635", payable: "12000", carried: "635" },
  "288": { energy: "7400", duty: "576", levy: "545", vat: "1090", total: "13111", payable: "13000", carried: "111" },
  "300": { energy: "8000", duty: "600", levy: "575", vat: "1150", total: "13825", payable: "13000", carried: "825" },
  "320": { energy: "9000", duty: "640", levy: "625", vat: "1250", total: "15015", payable: "15000", carried: "15" },
  "330": { energy: "9500", duty: "660", levy: "650", vat: "1300", total: "15610", payable: "15000", carried: "610" },
  "400": { energy: "13000", duty: "800", levy: "825", vat: "1650", total: "19775", payable: "19000", carried: "775" },
  "460": { energy: "16000", duty: "920", levy: "975", vat: "1950", total: "23345", payable: "23000", carried: "345" },
  "530": { energy: "19500", duty: "1060", levy: "1150", vat: "2300", total: "27510", payable: "27000", carried: "510" },
  "930": { energy: "39500", duty: "1860", levy: "2150", vat: "4300", total: "51310", payable: "51000", carried: "310" },
  "1400": { energy: "63000", duty: "2800", levy: "3325", vat: "6650", total: "79275", payable: "79000", carried: "275" },
  "2300": { energy: "108000", duty: "4600", levy: "5575", vat: "11150", total: "132825", payable: "132000", carried: "825" },
  "4400": { energy: "213000", duty: "8800", levy: "10825", vat: "21650", total: "257775", payable: "257000", carried: "775" },
  "11300": { energy: "558000", duty: "22600", levy: "28075", vat: "56150", total: "668325", payable: "668000", carried: "325" },
  "23000": { energy: "1143000", duty: "46000", levy: "57325", vat: "114650", total: "1364475", payable: "1364000", carried: "475" },
  "230000": { energy: "11493000", duty: "460000", levy: "574825", vat: "1149650", total: "13680975", payable: "13680000", carried: "975" },
  "999230": { energy: "49954500", duty: "1998460", levy: "2497900", vat: "4995800", total: "59450160", payable: "59450000", carried: "160" },
  "999770": { energy: "49981500", duty: "1999540", levy: "2499250", vat: "4998500", total: "59482290", payable: "59482000", carried: "290" },
} as const;

const cases: readonly Case[] = [
  // The rural exemption: no duty.
  ["april", "F01 area village", { duty: "0", total: "9200", carried: "200" }],
  // 230 x 30; the price is 10,400.
  ["april", "F01 class hostel", { energy: "6900", levy: "520", vat: "1040", total: "12420", payable: "12000", carried: "420" }],
  ["april, the tariff named", "F01 tariff hostel", { energy: "6900", levy: "520", vat: "1040", total: "12420", payable: "12000", carried: "420" }],

  ["september", "F02 price 1 back", { energy: "4500", levy: "400", vat: "800", total: "9660", payable: "9000", carried: "660" }],
  ["april", "F02 price next", { energy: "5400", levy: "445", vat: "890", total: "10695", payable: "10000", carried: "695" }],

  // All at the first day's rates: 4,500; the price is 8,230.
  ["june and july", "F03 price whole at start", { energy: "4500", levy: "412", vat: "823", total: "9925", payable: "9000", carried: "925" }],
  // 5,400; the price is 9,130: levy 456.5.
  ["june and july", "F03 price whole at end", { energy: "5400", levy: "457", vat: "913", total: "10960", carried: "960" }],
  ["may and june", "F03 seasons heat all hot", { summer: "230", levy: "412", vat: "823", total: "9925", carried: "925" }],
  ["may and june", "F03 seasons heat all cool", { summer: "0", levy: "400", vat: "800", total: "9660", carried: "660" }],

  // The tax goes by the last day: by the first it is 10 %.
  ["ladder, june and july", "F03 vat_rate whole at start", { vat: "700", total: "7700", payable: "7700" }],

  ["april", "F04 energy 10", FIGURES_OF["2300"]],
  // 100 + 130 x 10 = 1,400 kWh.
  ["an exchange", "F04 energy#2 alone 10", FIGURES_OF["1400"]],
  // 8 kW on 20 in place of 10: 160 x 200 = 32,000; 0.5 of 102,000; tax of 153,000.
  ["shop, registers", "F04 demand 20", { demand: "32000", reactive: "51000", vat: "15300", total: "168300", payable: "168000", carried: "300" }],
  // Everything twice: 140,000; 160 x 200; 0.5 of 172,000; tax of 258,000.
  [
    "shop, registers",
    "F04 all registers 20",
    { energy: "140000", demand: "32000", reactive: "86000", vat: "25800", total: "283800", payable: "283000", carried: "800" },
  ],
  ["gas", "F04 gas times 10", { gas: "1000000", total: "1000000", payable: "1000000" }],
  ["gas", "F04 gas part 20", { gas: "5000", total: "5000", payable: "5000" }],

  ["a full turn", "F05 energy by size", FIGURES_OF["999770"]],
  ["a full turn", "F05 energy as nothing", FIGURES_OF["0"]],
  ["a full turn", "F05 energy from zero", FIGURES_OF["130"]],
  // -999,770 x 30 = -29,993,100; the price is -29,989,600; the least adds 29,993,600.
  [
    "a full turn, hostel",
    "F05 energy below zero",
    {
      energy: "-29993100",
      duty: "-1999540",
      relief: "-100",
      least: "29993600",
      levy: "-1499480",
      vat: "-2998960",
      total: "-6494080",
      payable: "-6494000",
      carried: "-80",
    },
  ],

  // 000230 is less than 001000: 1,000,000 + 230 - 1,000.
  ["april", "F06 energy current 000230", FIGURES_OF["999230"]],
  // 28.5 is less than 98.5: 1,000 + 28.5 - 98.5 = 930 kWh.
  ["a decimal", "F06 energy current 028.5", FIGURES_OF["930"]],
  ["a decimal", "F08 energy current 378.5", FIGURES_OF["280"]],
  ["april", "F07 energy current 001320", FIGURES_OF["320"]],
  ["april", "F08 energy current 001280", FIGURES_OF["280"]],
  ["april", "F08 energy previous 001100", FIGURES_OF["130"]],
  // 90 kW in place of 80: what is billed by the contract all the same.
  ["shop, registers", "F08 demand maximum 9", {}],
  // Another interim figure moves usage between the pieces, and no rate changes between them.
  ["an interim reading", "F08 energy current 001150", {}],
  ["an interim reading", "F08 energy#2 current 001280", FIGURES_OF["280"]],
  ["april", "F09 energy current 0012300", FIGURES_OF["11300"]],
  // 800 kW x 200; 0.5 of 230,000; tax of 345,000.
  ["shop, registers", "F09 demand maximum 80", { demand: "160000", reactive: "115000", vat: "34500", total: "379500", payable: "379000", carried: "500" }],
  ["april", "F09 energy both by 10", FIGURES_OF["2300"]],

  // 2,000 x 40 + 1,000 x 15 = 95,000; 0.5 of 113,000; tax of 169,500.
  ["shop", "F10 active peak as low, low as peak", { energy: "95000", reactive: "56500", vat: "16950", total: "186450", payable: "186000", carried: "450" }],
  [
    "shop, registers",
    "F10 active.peak as active.low, active.low as active.peak both",
    { energy: "95000", reactive: "56500", vat: "16950", total: "186450", payable: "186000", carried: "450" },
  ],

  // 5,400 - 5,000; 5,400 - 1,000.
  ["beside other bills", "F11 next door theirs both", FIGURES_OF["400"]],
  ["beside other bills", "F11 next door theirs current", FIGURES_OF["4400"]],

  // 31 days: the edges grow by 1/30: 4,266 2/3; service 3,100; the price is 7,867.
  ["april", "F12 end +1", { energy: "4267", service: "3100", levy: "393", vat: "787", total: "9507", carried: "507" }],
  ["march", "F12 end -1", { energy: "4500", service: "3000", levy: "400", vat: "800", total: "9660", carried: "660" }],
  ["april", "F12 start -1", { energy: "4267", service: "3100", levy: "393", vat: "787", total: "9507", carried: "507" }],

  // The price is 7,767: levy 388.35, tax 776.7.
  ["march", "F13 service whole for 1 months", { service: "3000", levy: "388", vat: "777", total: "9392", carried: "392" }],
  // 3,100 x 31/30 = 3,203 1/3; the price is 7,970: levy 398.5.
  ["march", "F13 service twice", { service: "3203", levy: "399", vat: "797", total: "9626", carried: "626" }],
  // 500 x 31/30 = 516 2/3; the price is 7,884: levy 394.2, tax 788.4.
  ["march", "F13 meter by days", { meter: "517", levy: "394", vat: "788", total: "9526", carried: "526" }],

  // 4,500 + 3,100 + 500.
  ["march", "F14 price unscaled", { energy: "4500", levy: "405", vat: "810", total: "9775", carried: "775" }],
  // The contracted power widens the blocks all the same: 3,000 + 200 x 20.
  ["ladder", "F14 price unscaled", { energy: "7000", vat: "700", total: "7700", payable: "7700" }],
  // Edges 200 and 400: 2,000 + 4,000 + 100 x 50; the price is 17,600.
  ["march and april", "F14 price by 2 months", { energy: "11000", levy: "880", vat: "1760", total: "21240", payable: "21000", carried: "240" }],

  // 230 x 50; the price is 15,000.
  ["april", "F15 price", { energy: "11500", levy: "750", vat: "1500", total: "17710", payable: "17000", carried: "710" }],

  // 4,266 2/3 and 786.7 go down; the price is 7,866: levy 393.3, tax 786.6.
  ["march", "F16 energy down", { energy: "4266", total: "9506", carried: "506" }],
  ["march", "F16 all lines down", { energy: "4266", levy: "393", vat: "786", total: "9505", carried: "505" }],
  // 7,867 1/3 would be owed in part rials.
  ["march", "F16 energy none", { energy: "12800/3", levy: "393", vat: "787", total: "28520/3", carried: "1520/3" }],
  // 1,033 1/3 and 943 1/3 each lose their third; the price is 5,576: levy 278.8, tax 557.6.
  ["half a kWh", "F16 energy each block of price", { energy: "1976", total: "6714", carried: "714" }],
  // 151 kWh: 1,033 1/3 + 47.667 x 20 = 1,986 2/3; the price is 5,587: levy 279.35, tax 558.7.
  ["half a kWh", "F16 usage energy whole kWh half up", { energy: "1987", duty: "302", vat: "559", total: "6727", carried: "727" }],
  // 150 kWh: 1,966 2/3; the price is 5,567: levy 278.35, tax 556.7; the relief is given.
  ["half a kWh", "F16 usage energy whole kWh down", { energy: "1967", duty: "300", relief: "-100", levy: "278", vat: "557", total: "6602", carried: "602" }],
  ["april", "F16 payable half up", { payable: "10000", carried: "-340" }],
  // 0.9 / 0.6 is exact; nothing is left to round.
  ["shop", "F16 reactive inner 1 down", {}],

  ["april", "F17 vat on levy", { vat: "840", total: "9700", carried: "700" }],
  // The levy comes before the tax in the file: it is worked out after it.
  ["april", "F17 levy on vat", { levy: "440", total: "9700", carried: "700" }],
  ["april", "F18 vat without service", { vat: "500", total: "9360", carried: "360" }],
  ["april", "F18 vat only energy", { vat: "450", total: "9310", carried: "310" }],
  ["april", "F18 vat with duty", { vat: "846", total: "9706", carried: "706" }],
  ["with a debt", "F18 vat with brought_forward", { vat: "1064", total: "9924", carried: "564" }],
  // Half of the energy alone; tax of 123,000.
  ["shop", "F18 reactive without demand", { reactive: "35000", vat: "12300", total: "135300", payable: "135000", carried: "300" }],

  ["april", "F19 duty rural given", { duty: "0", total: "9200", carried: "200" }],
  ["at the edge", "F19 relief edge 1", { relief: "0", total: "6625", carried: "625" }],
  ["april", "F19 relief if 1 then", { relief: "-100", total: "9560", carried: "560" }],
  // The price is 11,000.
  ["april", "F19 service twice", { service: "6000", levy: "550", vat: "1100", total: "13110", payable: "13000", carried: "110" }],
  // Twice the rounded 4,267, not the rounded 8,533 1/3; the price is 12,134: levy 606.7, tax 1,213.4.
  ["march", "F19 energy twice", { energy: "8534", levy: "607", vat: "1213", total: "14414", payable: "14000", carried: "414" }],
  ["april", "F19 meter omitted", { meter: "0", levy: "375", vat: "750", total: "9085", carried: "85" }],

  ["nothing", "F20 least max 1.1 alone", { least: "0", total: "3925", payable: "3000", carried: "925" }],
  // 4,000 - 8,000.
  ["april", "F20 least max 1.2 alone", { least: "-4000", total: "5660", payable: "5000" }],
  // 80 kW in place of 90: 16,000; 0.5 of 86,000; tax of 129,000.
  ["shop", "F20 demand max 1.1 alone", shopFigures("70000", "16000", "43000", "12900", "141900", "141000", "900")],

  ["beside other bills", "F21 energy last bill", FIGURES_OF["300"]],
  ["with a history", "F21 energy past average of 3", FIGURES_OF["150"]],
  // 0.2 x 2 kW x 720 hours.
  ["with a history", "F21 energy load factor 0.2", FIGURES_OF["288"]],

  ["closing an estimate", "F22 left out", { ...withoutTrueUp(), total: "9660", payable: "9000", carried: "660" }],
  [
    "closing an estimate",
    "F22 twice",
    { "true_up.energy": "3000", "true_up.duty": "120", "true_up.levy": "150", "true_up.vat": "300", total: "13230", payable: "13000", carried: "230" },
  ],
  // The advance of 60 days by the blocks of 30.
  ["closing an estimate", "F22 whole advance on this bill", { ...withoutTrueUp(), ...FIGURES_OF["460"] }],
  ["after an estimate", "F22 energy charged again", FIGURES_OF["530"]],

  ["shop", "F23 contracted 80", shopFigures("70000", "16000", "43000", "12900", "141900", "141000", "900")],
  // 108 kW x 200; 0.5 of 91,600; tax of 137,400.
  ["shop, a history", "F23 contracted 120", shopFigures("70000", "21600", "45800", "13740", "151140", "151000", "140")],
  ["shop, a new contract", "F23 contracted 60", shopFigures("70000", "16000", "43000", "12900", "141900", "141000", "900")],

  ["shop", "F25 taken as one", shopFigures("70000", "18000", "0", "8800", "96800", "96000", "800")],
  // 4,000 / 5,000 = 0.8; 0.9 / 0.8 - 1 = 0.125 of 88,000; tax of 99,000.
  ["shop", "F25 energies exchanged", shopFigures("70000", "18000", "11000", "9900", "108900", "108000", "900")],
  // 0.8 / 0.6 = 1.3333; 29,330.4; tax of 117,330.
  ["shop", "F25 threshold 0.8", shopFigures("70000", "18000", "29330", "11733", "129063", "129000", "63")],
  ["shop", "F25 reactive sign turned", shopFigures("70000", "18000", "-44000", "4400", "48400", "48000", "400")],

  // 3,660 - 5,000; 3,660 - 10,000; 3,660 + 5,000.
  ["with a ledger", "F26 old lost", { brought_forward: "-1340", payable: "8000", carried: "320" }],
  ["with a ledger", "F26 old sign turned", { brought_forward: "-6340", payable: "3000", carried: "320" }],
  ["with a ledger", "F26 old twice", { brought_forward: "8660", payable: "18000", carried: "320" }],
  ["with a ledger", "F26 whole balance lost", { brought_forward: "0", payable: "9000", carried: "660" }],
  ["with a debt", "F26 brought forward lost", { brought_forward: "0", payable: "9000", carried: "660" }],

  ["with a ledger", "F27 rest lost", { brought_forward: "3000", payable: "12000", carried: "660" }],
  ["with a remainder", "F27 brought forward lost", { brought_forward: "0", payable: "9000", carried: "660" }],
  ["with a debt", "F27 brought forward part below 1000 lost", { brought_forward: "2000", payable: "11000", carried: "660" }],

  ["with a ledger", "F28 pay missing", { brought_forward: "5660", payable: "15000", carried: "320" }],
  ["with a ledger", "F28 pay twice", { brought_forward: "1660", payable: "11000", carried: "320" }],
  ["with a ledger", "F28 theirs of account next door", { brought_forward: "2160", payable: "11000", carried: "820" }],

  ["beside other bills", "F29 readings of march", FIGURES_OF["300"]],
  ["beside other bills", "F29 period of march", { energy: "4267", service: "3100", levy: "393", vat: "787", total: "9507", carried: "507" }],
  // 300 kWh in 31 days: 3,100 + 93.333 x 50 = 7,766 2/3; the price is 11,367: levy 568.35, tax 1,136.7.
  [
    "beside other bills",
    "F29 readings and period of march",
    { energy: "7767", service: "3100", duty: "600", levy: "568", vat: "1137", total: "13672", payable: "13000", carried: "672" },
  ],
  ["beside other bills", "F30 advance of march too", FIGURES_OF["530"]],
  // 530 kWh in 61 days: 6,100 + 123.333 x 50 = 12,266 2/3; service 6,100; the price is 18,867: levy 943.35, tax 1,886.7.
  [
    "beside other bills",
    "F30 advance and days of march too",
    { energy: "12267", service: "6100", duty: "1060", levy: "943", vat: "1887", total: "22757", payable: "22000", carried: "757" },
  ],

  ["with a fee", "F31 fee omitted", { brought_forward: "2700", carried: "360" }],
  ["with a fee", "F31 fee twice", { brought_forward: "2900", carried: "560" }],
  // 2 % of what the payment left: 60.
  ["with a fee", "F31 fee 60 on 3000", { brought_forward: "2760", carried: "420" }],

  ["with a fee", "F32 fix twice", { brought_forward: "2500", carried: "160" }],
  ["with a fee", "F32 fix sign turned", { brought_forward: "3400", payable: "13000", carried: "60" }],
  ["with a credit", "F32 charge credit sign turned", { credit: "250", total: "9910", carried: "910" }],

  ["april", "F33 energy 1000 times", FIGURES_OF["230000"]],
  // 0.23 kWh, counted to a tenth.
  ["april", "F33 energy a thousandth", FIGURES_OF["0.2"]],
  ["april", "F33 energy hecto for kWh", FIGURES_OF["23000"]],
  // 100 of a hundred cubic feet: 283.16846592 m3, to four decimals.
  ["gas", "F33 gas ccf for m3", { gas: "283169", total: "283169", payable: "283169" }],
  ["gas", "F33 gas ccf of 2.832 for m3", { gas: "283200", total: "283200", payable: "283200" }],

  ["an exchange", "F34 energy old meter", FIGURES_OF["130"]],
  ["an exchange", "F34 energy#2 new meter", FIGURES_OF["100"]],
  // 1,330 - 1,000.
  ["an exchange", "F34 energy last of the old and first of the new", FIGURES_OF["330"]],
];

function withoutTrueUp(): Readonly<Record<string, undefined>> {
  return { "true_up.energy": undefined, "true_up.duty": undefined, "true_up.levy": undefined, "true_up.vat": undefined };
}

describe("the faulty bill is the one worked out on paper", () => {
  test.each(cases)("%s: %s", (bill, key, figures) => {
    const { bench, figures: right } = BILLS[bill];
    const expected = Object.fromEntries(Object.entries({ ...right, ...figures }).filter(([, value]) => value !== undefined));
    expect(faulty(bench, key)).toEqual(expected);
  });

  test("every fault of the catalogue has a case", () => {
    const tried = new Set(cases.map(([, key]) => key.slice(0, 3)));
    expect(FAULTS.map(({ id }) => id).filter((id) => !tried.has(id))).toEqual([]);
  });
});

describe("what cannot happen to a bill, or changes nothing", () => {
  test.each<readonly [BillName, string]>([
    // Blocks take no quantity below zero.
    ["a full turn", "F05 energy below zero"],
    // A shop's facts are not those of a household.
    ["april", "F01 class shop"],
    // The multiplier is that one.
    ["april", "F04 energy 1"],
  ])("%s: %s gives no bill", (bill, key) => {
    expect(faulty(BILLS[bill].bench, key)).toBeUndefined();
  });

  test.each<readonly [BillName, string]>([
    ["april", "F02 price 2 back"],
    ["april", "F13 service whole for 1 months"],
    ["april", "F14 price unscaled"],
    ["april", "F16 energy half even"],
    ["april", "F19 relief edge 1"],
    ["april", "F20 least max 1.1 alone"],
    ["shop", "F25 threshold 0.9"],
  ])("%s: %s changes nothing", (bill, key) => {
    const { bench, figures } = BILLS[bill];
    expect(faulty(bench, key)).toEqual(figures);
  });

  test("a tax that rests on the other already cannot join its base", () => {
    const { bench } = BILLS.april;
    const first = variantOf(bench, "F17 vat on levy").apply(bench.scene);
    if (first === undefined) throw new Error("the first tax joins");
    expect(variantOf(bench, "F17 levy on vat").apply(first)).toBeUndefined();
  });

  test("a figure that makes the register run backward is no misread of its own", () => {
    const { bench } = BILLS.april;
    expect(
      faultNamed("F08")
        .variants(bench)
        .map(({ key }) => key),
    ).not.toContain("F08 energy current 000230");
  });

  test("a bill without other bills, a ledger or estimates has none of their faults", () => {
    const { bench } = BILLS.april;
    const none = ["F03", "F05", "F10", "F11", "F22", "F23", "F25", "F26", "F27", "F28", "F29", "F30", "F31", "F32", "F34"];
    expect(none.filter((id) => faultNamed(id).variants(bench).length > 0)).toEqual([]);
  });

  test("a line that no day goes into is touched by no other period", () => {
    expect(faultNamed("F12").variants(BILLS.gas.bench)).toEqual([]);
  });
});

describe("the catalogue", () => {
  test("stands in order of id, each id once, and those not there say why", () => {
    const ids = FAULTS.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort());
    const all = [...ids, ...AWAITED.map(({ id }) => id)].sort();
    expect(all).toEqual(Array.from({ length: 35 }, (_, at) => `F${String(at + 1).padStart(2, "0")}`));
    expect(AWAITED.every(({ because }) => because.length > 0)).toBe(true);
  });

  test.each(Object.entries(BILLS))("keys of %s are each there once, and begin with their fault", (_, { bench }) => {
    const keys = FAULTS.flatMap((fault) => fault.variants(bench).map(({ key }) => ({ key, id: fault.id })));
    expect(keys.filter(({ key, id }) => !key.startsWith(`${id} `))).toEqual([]);
    expect(new Set(keys.map(({ key }) => key)).size).toBe(keys.length);
  });

  test("a user's fault comes after it, and takes the place of one with the same id", () => {
    const own: Fault = { ...faultNamed("F33"), id: "U01", variants: () => [{ key: "U01 half", values: {}, touches: undefined, apply: halved }] };
    const other: Fault = { ...own, id: "F33" };
    expect(withFaults([own]).map(({ id }) => id)).toEqual([...FAULTS.map(({ id }) => id), "U01"]);
    expect(withFaults([other])).toHaveLength(FAULTS.length);
    expect(withFaults([other]).find(({ id }) => id === "F33")).toBe(other);
  });
});

function halved(scene: Scene): Scene {
  return { ...scene, ledger: [] };
}
