import { describe, expect, test } from "vitest";
import { nearestName, nearestWord } from "../../src/values/near.ts";

describe("the nearest name", () => {
  test.each([
    ["regoin", "region"],
    ["Region", "region"],
    ["enrgy_price", "energy_price"],
    ["energyprice", "energy_price"],
    ["energy-price", "energy_price"],
    ["عادي", "عادی"],
    ["vat", undefined],
    ["x", undefined],
    [`${"region".repeat(20)}`, undefined],
  ])("%s -> %s", (name, nearest) => {
    expect(nearestName(name, ["households", "region", "energy_price", "عادی"])).toBe(nearest);
  });

  test("another thing is not near: a prefix before the name, or more than a third of the letters", () => {
    expect(nearestName("reactive", ["active"])).toBeUndefined();
    expect(nearestName("active", ["reactive"])).toBeUndefined();
    expect(nearestName("nope", ["home"])).toBeUndefined();
    expect(nearestName("activ", ["active", "reactive"])).toBe("active");
  });

  test("of equals the first in order, however they are given", () => {
    expect(nearestName("rat", ["bat", "cat"])).toBe("bat");
    expect(nearestName("rat", ["cat", "bat"])).toBe("bat");
  });
});

describe("the nearest word", () => {
  // Up to two letters none may differ but in case, up to five one, beyond that two.
  test.each([
    ["Or", "or"],
    ["ot", undefined],
    ["haf", "half"],
    ["hfa", undefined],
    ["ruond", "round"],
    ["payble", "payable"],
    ["paybel", "payable"],
    ["pyble", undefined],
    ["round", undefined],
  ])("%s -> %s", (word, nearest) => {
    expect(nearestWord(word, ["or", "half", "round", "payable"])).toBe(nearest);
  });
});
