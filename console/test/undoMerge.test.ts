import { expect, it, vi } from "vitest";
import { nextTick } from "vue";
import type { CitizenMerge } from "../src/citizen/types";
import UndoDialog from "../src/citizen/UndoDialog.vue";
import { find, serve, show, signedIn, write } from "./page";

it("says which of several merges is undone, and undoes that one", async () => {
  await signedIn("SUPERVISOR");
  const merge: CitizenMerge = {
    id: "m2",
    kept: "c1",
    merged: "c7",
    reason: "同一人，电话核实",
    mergedBy: "秦慕清",
    mergedAt: "2026-11-20T02:10:00Z",
    undoneBy: null,
    undoneAt: null,
    undoneReason: null,
  };
  const asked = serve({ "POST /citizens/merges/m2/undo": { id: "c1" } });
  const done = vi.fn();
  show(UndoDialog, { merge, onDone: done });
  await nextTick();
  expect(find(document.body, "undo-which").textContent).toMatch(/秦慕清.*同一人，电话核实/s);
  write(document.body.querySelector("textarea")!, "不是同一人");
  await nextTick();
  [...document.body.querySelectorAll<HTMLButtonElement>("button.primary")].at(-1)!.click();
  await vi.waitFor(() => expect(done).toHaveBeenCalledOnce());
  expect(asked.map((one) => [one.path, one.body])).toEqual([["/citizens/merges/m2/undo", { reason: "不是同一人" }]]);
});
