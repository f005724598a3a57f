// Called by Maven: `node maven/run.mjs build|test`. Installs packages and builds only when something changed, so that
// an unchanged module costs a few milliseconds.
import { createHash } from "node:crypto";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const home = dirname(dirname(fileURLToPath(import.meta.url)));
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  fail(`Node ${process.versions.node} is too old: install Node 20.19 or newer (Debian: apt-get install nodejs npm)`);
}

const BUILD_INPUTS = [
  "index.html",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  "vite.config.ts",
  "vite.call.config.ts",
  "src",
  "maven",
  "../channels/src/main/resources/static/assets/tokens.css",
];
/** Written for the portal, tested here. */
const PORTAL_SCRIPT = "../channels/src/main/resources/static/assets/suggest.js";
const OUTPUTS = ["target/classes/static/console/index.html", "target/classes/static/assets/call.js"];

const what = process.argv[2];
if (what === "build") {
  install();
  onceFor("build", BUILD_INPUTS, OUTPUTS, () => npm("run", "build"));
} else if (what === "test") {
  install();
  onceFor("test", [...BUILD_INPUTS, "test", "vitest.config.ts", PORTAL_SCRIPT], [], () => npm("test"));
} else {
  fail(`unknown task ${what}: build or test`);
}

function install() {
  // Kept inside node_modules: whoever deletes that folder deletes the stamp with it.
  const stamp = join(home, "node_modules/.civicline-installed");
  const wanted = digest(["package-lock.json"]) + process.versions.modules;
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) {
    return;
  }
  npm("ci", "--no-audit", "--no-fund", "--loglevel=error");
  writeFileSync(stamp, wanted);
}

function onceFor(task, inputs, outputs, work) {
  const stamp = join(home, `target/${task}.stamp`);
  const wanted = digest(inputs);
  const upToDate = outputs.every((one) => existsSync(join(home, one)));
  if (upToDate && existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) {
    return;
  }
  rmSync(stamp, { force: true });
  work();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

function digest(inputs) {
  const hash = createHash("sha256");
  for (const file of inputs.flatMap((one) => files(join(home, one)))) {
    hash.update(relative(home, file)).update("\0").update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

function files(path) {
  if (!existsSync(path)) {
    return [];
  }
  try {
    return readdirSync(path)
      .sort()
      .flatMap((name) => files(join(path, name)));
  } catch (error) {
    if (error.code === "ENOTDIR") {
      return [path];
    }
    throw error;
  }
}

function npm(...args) {
  const done = spawnSync("npm", args, { cwd: home, stdio: "inherit" });
  if (done.error) {
    fail(`npm cannot be started (${done.error.message}): install it (Debian: apt-get install npm)`);
  }
  if (done.status !== 0) {
    process.exit(done.status ?? 1);
  }
}

function fail(message) {
  console.error(`console: ${message}`);
  process.exit(1);
}
