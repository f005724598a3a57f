import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vite";

/** `npm run dev` shows the pages of this folder over a city that runs: its address, as `./civicline up` says it. */
const city = process.env.CIVICLINE_CITY ?? "http://localhost:8080";

export default defineConfig({
  base: "/console/",
  plugins: [vue()],
  server: {
    fs: { allow: [".."] },
    proxy: { "/api": city, "/assets": city, "/ws": { target: city, ws: true } },
  },
  build: {
    outDir: "target/classes/static/console",
    emptyOutDir: true,
    target: "es2022",
    // The content security policy allows no data: URI but images, and no inline script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
  },
});
