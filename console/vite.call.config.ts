import { defineConfig } from "vite";

/** The script of the citizens' page /call: one file with a fixed name, which the page's template refers to. */
export default defineConfig({
  publicDir: false,
  build: {
    outDir: "target/classes/static/assets",
    emptyOutDir: false,
    target: "es2020",
    rolldownOptions: {
      input: "src/call/call.ts",
      output: { format: "es", entryFileNames: "call.js", codeSplitting: false },
    },
  },
});
