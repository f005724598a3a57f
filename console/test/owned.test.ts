import { beforeEach, describe, expect, it, vi } from "vitest";
import { countOwned } from "../src/knowledge/owned";
import Rail from "../src/shell/Rail.vue";
import { all, find, serve, show, signedIn } from "./page";

vi.mock("vue-router", async (original) => ({ ...(await original<object>()), useRoute: () => ({ path: "/" }) }));

describe("The number beside an officer's knowledge", () => {
  beforeEach(() => signedIn("OFFICER"));

  it("is what is due for review and what waits for it, and nothing where there is none", async () => {
    serve({ "GET /knowledge/counts": { due: 2, inReview: 1, published: 9, drafts: 4, scheduled: 0, withdrawn: 0 } });
    await countOwned();
    const page = show(Rail, {});
    await vi.waitFor(() => expect(find(page, "owned").textContent).toContain("3"));
    expect(find(page, "owned").textContent).toContain("2 due for review, 1 in review");
    serve({ "GET /knowledge/counts": { due: 0, inReview: 0, published: 9, drafts: 4, scheduled: 0, withdrawn: 0 } });
    await countOwned();
    await vi.waitFor(() => expect(all(page, "owned")).toEqual([]));
  });
});
