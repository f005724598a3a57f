import { nextTick } from "vue";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import LineState from "../src/shell/LineState.vue";
import { type Line, softphone } from "../src/softphone/softphone";
import { button, find, show, signedIn } from "./page";

/** What stands in the top bar of the telephone line. */
describe("The state of the line", () => {
  beforeEach(() => signedIn("AGENT"));
  afterEach(() => turn("off"));

  async function turn(line: Line): Promise<void> {
    softphone().state.line = line;
    await nextTick();
  }

  const help = (host: HTMLElement) => host.querySelector("[role=region]");

  it("says by itself what to do where no call can come", async () => {
    const host = show(LineState, {});
    expect(help(host)).toBeNull();
    await turn("missing");
    expect(help(host)?.textContent).toContain("No microphone");
    await turn("up");
    expect(help(host)).toBeNull();
  });

  it("stays closed once it was closed, until the line is another", async () => {
    await turn("denied");
    const host = show(LineState, {});
    button(host, "Got it").click();
    await nextTick();
    expect(help(host)).toBeNull();
    find(host, "line-state").click();
    await nextTick();
    find(host, "line-state").dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
    await nextTick();
    expect(help(host)).toBeNull();
    await turn("missing");
    expect(help(host)).not.toBeNull();
  });
});
