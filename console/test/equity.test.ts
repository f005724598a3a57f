import { describe, expect, it } from "vitest";
import { equity } from "../dev/mock/figures";
import { anyCompared, groupName, worseOf } from "../src/figures/equity";

describe("Who is served worse", () => {
  it("is named with what they are set against", () => {
    const worse = worseOf(equity());
    expect(worse.map((one) => one.code)).toEqual(Array(5).fill("SMS"));
    expect(worse[1]).toMatchObject({ by: "channel", against: "PHONE", cell: { figure: "solved", value: 0.7 } });
    expect(worse[1]!.measure.value).toBe(0.86);
  });

  it("is not said to be nobody where nobody could be compared", () => {
    expect(anyCompared(equity())).toBe(true);
    const few = equity();
    few.channels.groups.length = 1;
    few.needs.groups.length = 1;
    expect(anyCompared(few)).toBe(false);
  });

  it("has a name of its own kind", () => {
    const keys = (key: string) => key;
    expect(groupName(keys, "channel", "SMS")).toBe("ticket.channel.SMS");
    expect(groupName(keys, "need", "DEAF")).toBe("citizen.need.DEAF");
    expect(groupName(keys, "need", "NONE")).toBe("figures.equity.none");
  });
});
