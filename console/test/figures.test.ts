import { describe, expect, it } from "vitest";
import { queueToday, roundTop } from "../src/dashboard/figures";

describe("The dashboard's figures", () => {
  it("read the queue in either of its spellings", () => {
    const expected = {
      offered: 9,
      answered: 8,
      answeredInTarget: 7,
      abandoned: 1,
      waiting: 2,
      longestWaitSeconds: 31,
      targetSeconds: 15,
    };
    expect(queueToday({ ...expected, averageWaitSeconds: 4.2 })).toEqual(expected);
    expect(
      queueToday({
        offeredToday: 9,
        answeredToday: 8,
        answeredInTargetToday: 7,
        abandonedToday: 1,
        waiting: 2,
        longestWaitSeconds: 31,
        targetSeconds: 15,
      }),
    ).toEqual(expected);
  });

  it("end a chart's axis at or above the most, with whole quarters", () => {
    expect([0, 4, 7, 11, 23, 26, 51, 100].map(roundTop)).toEqual([4, 4, 8, 12, 40, 40, 80, 120]);
  });
});
