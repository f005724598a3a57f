import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

/** Else what is only for screen readers, far down a page, makes the window longer than the screen: a second, empty scroll. */
it("holds what is positioned in it, as it scrolls by itself", () => {
  const style = document.head.appendChild(document.createElement("style"));
  style.textContent = readFileSync("src/base.css", "utf8").replace(/^@import.*$/gm, "");
  const page = document.body.appendChild(document.createElement("div"));
  page.className = "page";
  expect(getComputedStyle(page).overflow).toContain("auto");
  expect(getComputedStyle(page).position).toBe("relative");
});
