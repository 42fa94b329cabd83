// Pages for people in headless Chromium: they are accessible, stay in their width, work by keyboard and without scripts,
// load nothing, and are quick.
//
//   node pages_test.mjs PROGRAM PROJECT CHROMIUM NODE_MODULES
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { checkLinks } from "./links.mjs";
import { launch, openTab, serve } from "./served.mjs";
import { makeSites } from "./sites.mjs";

const [feedgen, project, chromium, modules] = process.argv.slice(2);
if (!existsSync(modules)) {
  console.error(`${modules} is missing; ./dev test installs it`);
  process.exit(77);
}
const AXE = readFileSync(join(modules, "axe-core/axe.min.js"), "utf8");
const WIDTHS = [390, 768, 1440];
const PAGES = ["demo/feeds/", "demo/feeds/Technology/", "many/feeds/", "many/feeds/crowded/", "arabic/feeds/", "chinese/feeds/",
  "long/feeds/", "empty/feeds/", "own/feeds/"];
const MOST_BYTES = 2 * 1024 * 1024;
const MOST_MILLISECONDS = 2000; // to the first paint

const folder = mkdtempSync(join(tmpdir(), "pages-"));
let sites, server, origin, browser;

before(async () => {
  sites = makeSites(feedgen, project, folder, ["demo", "many", "arabic", "chinese", "long", "empty", "own"]);
  server = await serve(folder);
  origin = `http://127.0.0.1:${server.address().port}/`;
  browser = await launch(modules, chromium);
});

after(async () => {
  await browser?.close();
  server?.close();
  rmSync(folder, { recursive: true });
});

// What is wider than the window, or has text that its own box hides.
function outOfPlace() {
  const found = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) found.push(`the page is ${root.scrollWidth} wide in ${root.clientWidth}`);
  for (const element of document.querySelectorAll("body *")) {
    const style = getComputedStyle(element);
    if (element.matches(".summary, .unseen, script") || style.overflow === "visible" || style.display === "inline") continue;
    if (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1) {
      found.push(`<${element.localName} class="${element.className}"> hides a part of its text`);
    }
  }
  return found;
}

test("axe finds nothing, nothing is too wide, and nothing goes wrong", async (t) => {
  const problems = [];
  let runs = 0, rules = 0;
  for (const colorScheme of ["light", "dark"]) {
    const page = await openTab(browser, { colorScheme }, problems, origin);
    for (const path of PAGES) {
      await page.setViewportSize({ width: WIDTHS[0], height: 900 });
      await page.goto(origin + path);
      await page.evaluate(AXE);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        for (const what of await page.evaluate(outOfPlace)) problems.push(`${path} at ${width}: ${what}`);
        const result = await page.evaluate(() => axe.run({ resultTypes: ["violations"] }));
        runs += 1;
        rules += result.passes.length;
        for (const one of result.violations) {
          problems.push(`${path} at ${width}, ${colorScheme}: ${one.id}: ${one.nodes.length} times: ${one.nodes[0].html.slice(0, 200)}`);
        }
      }
      await page.setViewportSize({ width: 640, height: 900 });
      await page.evaluate(() => { document.documentElement.style.fontSize = "200%"; });
      for (const what of await page.evaluate(outOfPlace)) problems.push(`${path} with text of 200 %: ${what}`);
    }
    await page.context().close();
  }
  t.diagnostic(`axe: ${runs} runs, ${rules} rules passed`);
  assert.deepEqual(problems, []);
});

test("every link leads somewhere", (t) => {
  for (const [name, base] of [["demo", "https://landing.example/feeds/"], ["many", "https://many.example/feeds/"],
    ["arabic", "https://ar.example/feeds/"], ["long", "https://long.example/feeds/"], ["empty", "https://empty.example/feeds/"], ["own", "https://own.example/feeds/"]]) {
    const { broken, counts } = checkLinks(sites[name], base);
    t.diagnostic(`${name}: ${counts.files} files, ${counts.local} local links, ${counts.web} links of the web`);
    assert.deepEqual(broken, []);
    assert.ok(counts.local > 5);
  }
});

test("the keyboard reaches all of it, in the order of the page, and shows where it is", async () => {
  const problems = [];
  const page = await openTab(browser, { viewport: { width: 1440, height: 900 } }, problems, origin);
  await page.goto(`${origin}many/feeds/`);
  const wanted = await page.evaluate(() => [...document.querySelectorAll("a[href], button, input, summary, [tabindex='0']")]
    .filter((element) => element.checkVisibility()).map((element) => element.outerHTML.slice(0, 150)));
  const seen = [];
  for (let i = 0; i < wanted.length; ++i) {
    await page.keyboard.press("Tab");
    seen.push(await page.evaluate(() => document.activeElement.outerHTML.slice(0, 150)));
    if (i < 40) {
      assert.notEqual(await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle), "none", seen.at(-1));
    }
  }
  assert.deepEqual(seen, wanted);
  const branch = page.locator("summary").first();
  const isOpen = () => branch.evaluate((element) => element.parentElement.open);
  await branch.focus();
  const before = await isOpen();
  await page.keyboard.press("Enter");
  assert.notEqual(await isOpen(), before);
  await page.keyboard.press("Space");
  assert.equal(await isOpen(), before);
  assert.deepEqual(problems, []);
  await page.context().close();
});

test("the search shows the groups that hold its words, and all of them again", async () => {
  const page = await openTab(browser, {}, [], origin);
  await page.goto(`${origin}many/feeds/`);
  const shown = () => page.locator(".groups li").evaluateAll((items) => items
    .filter((item) => item.checkVisibility()).map((item) => item.querySelector("a").textContent));
  const all = await shown();
  await page.getByRole("searchbox").fill("MARBLE 277");
  assert.deepEqual(await shown(), ["signal", "ferry works", "marble 277"]);
  await page.getByRole("searchbox").fill("no such name");
  assert.deepEqual(await shown(), []);
  await page.getByRole("searchbox").fill("");
  assert.deepEqual(await shown(), all);
  await page.context().close();
});

test("a button copies the address", async () => {
  const page = await openTab(browser, { permissions: ["clipboard-read", "clipboard-write"] }, [], origin);
  await page.goto(`${origin}demo/feeds/`);
  await page.locator("button[data-copy]").first().click();
  await page.getByText("已复制").waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), "https://landing.example/feeds/rss.xml");
  await page.context().close();
});

test("without scripts all is there but the search and the buttons", async () => {
  const problems = [];
  const links = [];
  for (const javaScriptEnabled of [true, false]) {
    const page = await openTab(browser, { javaScriptEnabled }, problems, origin);
    await page.goto(`${origin}many/feeds/`);
    links.push(await page.locator("a[href]").count());
    assert.equal(await page.locator("button, .filter").filter({ visible: true }).count() > 0, javaScriptEnabled);
    const branch = page.locator("summary").first();
    const below = page.locator("details a").first();
    assert.equal(await below.isVisible(), false);
    await branch.click();
    assert.equal(await below.isVisible(), true);
    await page.context().close();
  }
  assert.equal(links[0], links[1]);
  assert.deepEqual(problems, []);
});

test("500 categories, and many articles in one, are small and quick", async (t) => {
  for (const path of ["many/feeds/", "many/feeds/crowded/"]) {
    const bytes = readFileSync(join(folder, path, "index.html")).length;
    const page = await openTab(browser, {}, [], origin);
    await page.goto(origin + path);
    const paint = await page.evaluate(() => new Promise((resolve) => {
      new PerformanceObserver((list) => resolve(list.getEntriesByName("first-contentful-paint")[0].startTime))
        .observe({ type: "paint", buffered: true });
    }));
    t.diagnostic(`${path}: ${bytes} bytes, first paint after ${Math.round(paint)} ms`);
    assert.ok(bytes < MOST_BYTES && paint < MOST_MILLISECONDS, `${bytes} bytes, ${paint} ms`);
    await page.context().close();
  }
});

test("a feed that is opened in the browser shows what people read, and nothing else", async () => {
  const problems = [];
  for (const [base, kind] of [[origin, "rss.xml"], [origin, "atom.xml"], [`file://${folder}/`, "rss.xml"]]) {
    const page = await openTab(browser, { colorScheme: "dark" }, problems, base);
    await page.goto(`${base}demo/feeds/${kind}`);
    const seen = await page.evaluate(() => ({
      titles: [...document.querySelectorAll("item > title, entry > title")].map((one) => one.getBoundingClientRect().height > 10),
      hidden: [...document.querySelectorAll("guid, entry > id")].every((one) => getComputedStyle(one).display === "none"),
      text: getComputedStyle(document.documentElement, "::before").content,
      width: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    }));
    assert.ok(seen.titles.length >= 10 && seen.titles.every(Boolean) && seen.hidden, kind);
    assert.match(seen.text, /这是一个订阅源/);
    assert.equal(seen.width, 0);
    await page.context().close();
  }
  assert.deepEqual(problems, []);
});
