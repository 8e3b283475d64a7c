// A plot drawn as SVG when the report is written: vega without a window or a canvas, the same bytes on every run. Loaded only where there is something to draw.
import type { NumberLocale } from "vega";
import type { TopLevelSpec } from "vega-lite";
import { visibleText } from "../../src/index.ts";
import type { Markup } from "./markup.ts";
import { inDirection } from "./plot-label.ts";
import type { BarPlot } from "./plots.ts";

export async function drawn(plot: BarPlot): Promise<Markup> {
  const [vega, { compile }] = await Promise.all([import("vega"), import("vega-lite")]);
  const view = new vega.View(vega.parse(compile(specOf(plot)).spec), { renderer: "none", logLevel: vega.Error });
  const svg = await view.toSVG();
  view.finalize();
  return { markup: svg };
}

function specOf({ language, axis, isCount, bars, colours }: BarPlot): TopLevelSpec {
  const lines = Math.max(1, ...bars.map(({ name }) => name.split("\n").length));
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    width: 520,
    height: { step: Math.max(20, lines * LINE + 6) },
    data: { values: bars.map((bar) => ({ ...bar })) },
    mark: { type: "bar", aria: false },
    encoding: {
      y: { field: "name", type: "nominal", sort: null, title: null, axis: AXIS_OF_NAMES },
      x: {
        field: "length",
        type: "quantitative",
        title: inDirection(language, visibleText(axis)),
        axis: { tickCount: 6, grid: true, ...(isCount ? { format: ",d", tickMinStep: 1 } : { format: ",~f" }) },
      },
      color: {
        field: "part",
        type: "nominal",
        scale: { domain: colours.map(([part]) => part), range: colours.map(([, colour]) => colour) },
        legend: colours.length > 1 ? { title: null, orient: "top" } : null,
      },
    },
    config: {
      aria: false,
      background: "transparent",
      font: FONT,
      view: { stroke: null },
      axis: { labelFontSize: 11, titleFontSize: 11, titleFontWeight: "normal", gridColor: "#e5e7eb" },
      locale: { number: NUMBERS[language] },
    },
  };
}

const LINE = 14;

/** Lines of a name one below the other, as long as they are, about the middle of the bar and a little way off it. */
const AXIS_OF_NAMES = {
  labelLimit: 0,
  labelLineHeight: LINE,
  labelPadding: 6,
  labelExpr: "split(datum.label, '\\n')",
  labelOffset: { expr: `(1 - length(split(datum.label, '\\n'))) * ${LINE / 2}` },
  ticks: false,
  domain: false,
} as const;

const FONT = "Vazirmatn, Tahoma, 'Segoe UI', 'DejaVu Sans', sans-serif";

const NUMBERS: Readonly<Record<BarPlot["language"], NumberLocale>> = {
  en: { decimal: ".", thousands: ",", grouping: [3], currency: ["", ""], minus: "−" },
  fa: {
    decimal: "٫",
    thousands: "٬",
    grouping: [3],
    currency: ["", ""],
    minus: "−",
    numerals: ["۰", "۱", "۲", "۳", "۴", "۵", "۶", "۷", "۸", "۹"],
  },
};
