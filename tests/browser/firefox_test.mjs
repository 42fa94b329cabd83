// Pages and feeds in headless Firefox, from a server and from the disk: they have their look, fit, and load nothing.
//
//   node firefox_test.mjs PROGRAM PROJECT FIREFOX
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { launchFirefox } from "./firefox.mjs";
import { serve } from "./served.mjs";
import { makeSites } from "./sites.mjs";

const [feedgen, project, program] = process.argv.slice(2);
if (!existsSync(program)) {
  console.error("Firefox is missing; apt-get install firefox-esr");
  process.exit(77);
}
const folder = mkdtempSync(join(tmpdir(), "firefox-pages-"));
let server, firefox, places;

before(async () => {
  makeSites(feedgen, project, folder, ["harbour", "arabic", "own"]);
  server = await serve(folder);
  places = [`http://127.0.0.1:${server.address().port}/`, `file://${folder}/`];
  firefox = await launchFirefox(program);
});

after(async () => {
  await firefox?.close();
  server?.close();
  rmSync(folder, { recursive: true });
});

async function open(url, width) {
  await firefox.send("WebDriver:SetWindowRect", { width, height: 900 });
  await firefox.send("WebDriver:Navigate", { url });
}

async function ask(script) {
  return (await firefox.send("WebDriver:ExecuteScript", { script, args: [] })).value;
}

for (const width of [500, 1440]) { // no window of Firefox is narrower
  test(`pages at ${width} pixels have their look, from a server and from the disk`, async () => {
    for (const place of places) {
      for (const path of ["harbour/feeds/index.html", "harbour/feeds/Workshop/index.html", "arabic/feeds/index.html", "own/feeds/index.html"]) {
        await open(place + path, width);
        const seen = await ask(`
          const bar = document.querySelector(".bar"), root = document.documentElement;
          return { bar: bar.getBoundingClientRect().height, colour: getComputedStyle(bar).backgroundColor,
            title: document.querySelector("h1").getBoundingClientRect().height, tooWide: root.scrollWidth > root.clientWidth,
            filter: document.querySelector(".filter").hidden, entries: document.querySelectorAll("#newest article h3").length,
            loaded: performance.getEntriesByType("resource").filter((one) => one.initiatorType !== "img" && !one.name.endsWith("favicon.ico"))
              .map((one) => one.name) };`);
        assert.ok(seen.bar === 4 && seen.title > 30 && seen.entries > 2 && !seen.filter && !seen.tooWide, `${place}${path}: ${JSON.stringify(seen)}`);
        assert.notEqual(seen.colour, "rgba(0, 0, 0, 0)");
        assert.deepEqual(seen.loaded, []);
        if (path.startsWith("own/")) assert.equal(seen.colour, "rgb(1, 2, 3)");
      }
    }
  });
}

test("feeds are shown by their style sheet, from a server and from the disk", async () => {
  for (const place of places) {
    for (const [path, help] of [["harbour/feeds/rss.xml", /This is a feed/], ["harbour/feeds/Workshop/Wood/atom.xml", /This is a feed/], ["arabic/feeds/atom.xml", /هذه خلاصة/]]) {
      await open(place + path, 768);
      const seen = await ask(`
        const all = (names) => [...document.querySelectorAll(names)];
        return { titles: all("item > title, entry > title").map((one) => one.getBoundingClientRect().height),
          hidden: all("guid, entry > id, content").every((one) => getComputedStyle(one).display === "none"),
          help: getComputedStyle(document.documentElement, "::before").content,
          tooWide: document.documentElement.scrollWidth > document.documentElement.clientWidth };`);
      assert.ok(seen.titles.length > 1 && seen.titles.every((height) => height > 10) && seen.hidden && !seen.tooWide,
        `${place}${path}: ${JSON.stringify(seen)}`);
      assert.match(seen.help, help);
    }
  }
});
