import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vite";
import { mockServer } from "./dev/mock-plugin.ts";
import config from "./vite.config.ts";

/** For working on the screens without a running city: one is played by this process. Never part of a build. */
export default defineConfig({
  base: config.base,
  build: config.build,
  plugins: [vue(), mockServer()],
  server: { fs: { allow: [".."] } },
});
