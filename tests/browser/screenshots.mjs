// Pictures of the demo's pages, for the manual and to be looked at.
//
//   node screenshots.mjs PROGRAM PROJECT CHROMIUM NODE_MODULES FOLDER [all]
//
// Without `all`, only those that the manual keeps.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { launch, openTab, serve } from "./served.mjs";
import { makeSites } from "./sites.mjs";

const [feedgen, project, chromium, modules, target, which] = process.argv.slice(2);
const KEPT = [
  ["site", "harbour/feeds/", 1440, "light"],
  ["site-dark", "harbour/feeds/", 1440, "dark"],
  ["site-768", "harbour/feeds/", 768, "light"],
  ["category-390-dark", "harbour/feeds/Workshop/", 390, "dark"],
  ["chinese", "demo/feeds/", 1440, "light"],
  ["arabic-390", "arabic/feeds/", 390, "light"],
  ["feed", "harbour/feeds/rss.xml", 768, "light"],
];
const OTHERS = ["demo/feeds/", "demo/feeds/Technology/", "many/feeds/", "arabic/feeds/", "chinese/feeds/", "long/feeds/", "empty/feeds/",
  "demo/feeds/rss.xml"].flatMap((path) => [390, 768, 1440].flatMap((width) => ["light", "dark"].map((scheme) =>
  [`${path.replaceAll("/", "-")}-${width}-${scheme}`, path, width, scheme])));

const folder = mkdtempSync(join(tmpdir(), "screenshots-"));
makeSites(feedgen, project, folder, ["demo", "harbour", "many", "arabic", "chinese", "long", "empty"]);
const server = await serve(folder);
const browser = await launch(modules, chromium);
mkdirSync(target, { recursive: true });
for (const [name, path, width, colorScheme] of which === "all" ? OTHERS : KEPT) {
  const origin = `http://127.0.0.1:${server.address().port}/`;
  const page = await openTab(browser, { colorScheme, viewport: { width, height: width < 500 ? 844 : 900 } }, [], origin);
  await page.goto(origin + path);
  await page.screenshot({ path: join(target, `${name}.png`) });
  await page.context().close();
}
await browser.close();
server.close();
rmSync(folder, { recursive: true });
