// A point of a space in a reader's words: "class `residential`, contracted 30 kW, region any".

import type { Calendar } from "../../../../values/calendar.ts";
import { textFromDay } from "../../../../values/calendar.ts";
import { fractionWords, quotient } from "../fraction.ts";
import type { Value } from "./axis.ts";
import type { Dimension, Point, Space } from "./space.ts";

export function pointWords(calendar: Calendar, space: Space, point: Point): string {
  const words = [...point].flatMap(([key, value]) => {
    const dimension = space.get(key);
    return dimension === undefined || key === DAY ? [] : [valueWords(calendar, dimension, value)];
  });
  return words.join(", ");
}

/** The key of the axis for the day, which is told apart from what the account has. */
export const DAY = "day";

function valueWords(calendar: Calendar, { axis }: Dimension, value: Value): string {
  if (typeof value === "string") return `${axis.words} \`${value}\``;
  switch (axis.kind) {
    case "choice":
      return axis.words;
    case "date":
      return `${axis.words} ${textFromDay(calendar, Number(value.top))}`;
    case "order":
      return `${axis.words} ${value.top < 0n ? "less" : value.top > 0n ? "more" : "equal"}`;
    case "number": {
      const { name, factor } = axis.unit;
      return `${axis.words} ${fractionWords(quotient(value, factor))}${name === "" ? "" : ` ${name}`}`;
    }
  }
}
