import { describe, expect, it } from "vitest";
import { defineComponent, h, nextTick, ref, withDirectives } from "vue";
import { vStacked } from "../src/ui/stacked";
import { show } from "./page";

describe("A table that is a card for each row on a phone", () => {
  const rows = ref([["Water", "3"]]);
  const wanted = ref<boolean | undefined>(undefined);
  const Page = defineComponent({
    setup: () => () =>
      withDirectives(
        h("table", [
          h("thead", h("tr", [h("th", "Department"), h("th", " Cases ")])),
          h(
            "tbody",
            rows.value.map(([name, cases]) => h("tr", [h("th", name), h("td", cases)])),
          ),
        ]),
        [[vStacked, wanted.value]],
      ),
  });

  function labels(page: HTMLElement): (string | null)[] {
    return [...page.querySelectorAll("tbody tr > *")].map((one) => one.getAttribute("data-label"));
  }

  it("says in each cell under which heading it stands, in rows that come later too", async () => {
    const page = show(Page, {});
    expect(page.querySelector("table")?.className).toBe("stacked");
    expect(labels(page)).toEqual(["Department", "Cases"]);
    rows.value = [...rows.value, ["Power", "5"]];
    await nextTick();
    expect(labels(page)).toEqual(["Department", "Cases", "Department", "Cases"]);
  });

  it("stays a table where that is not wanted", () => {
    wanted.value = false;
    const page = show(Page, {});
    expect(page.querySelector("table")?.className).toBe("");
    expect(labels(page).filter(Boolean)).toEqual([]);
  });
});
