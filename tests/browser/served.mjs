// A browser that sees the folders of sites on loopback, gets a picture for each picture, and nothing else.
import { readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname, join, normalize } from "node:path";

const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
  "--disable-sync", "--no-first-run", "--disable-dev-shm-usage"];
const TYPES = { ".html": "text/html", ".css": "text/css", ".xml": "application/xml", ".json": "application/feed+json",
  ".opml": "text/x-opml" };

// A hill under a sky, for those pictures that the sites of the tests don't have.
const PICTURE = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 120" width="160" height="120">
<rect width="160" height="120" fill="#b8cfdb"/><circle cx="118" cy="34" r="14" fill="#f4e3b2"/>
<path d="M0 88 52 46 92 82 122 60 160 90V120H0Z" fill="#5f8792"/><path d="M0 104Q60 84 160 106V120H0Z" fill="#335a66"/></svg>`;

export function serve(folder) {
  const server = createServer((request, response) => {
    let path = join(folder, normalize(decodeURIComponent(new URL(request.url, "http://x").pathname)));
    try {
      if (statSync(path).isDirectory()) path = join(path, "index.html");
      const bytes = readFileSync(path);
      response.writeHead(200, { "Content-Type": `${TYPES[extname(path)] ?? "application/octet-stream"}; charset=utf-8` });
      response.end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

export async function launch(modules, chromium) {
  const { chromium: browser } = createRequire(join(modules, "x.js"))("playwright-core");
  return browser.launch({ executablePath: chromium, args: FLAGS });
}

/// A page that notes what goes wrong in `problems`: errors, refused loads, requests for anything but
/// its own files and pictures.
export async function openTab(browser, options, problems, origin) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) problems.push(`${page.url()}: console: ${message.text()}`);
  });
  page.on("pageerror", (error) => problems.push(`${page.url()}: ${error}`));
  await page.route("**", (route) => {
    const request = route.request();
    if (request.url().startsWith(origin)) return route.continue();
    if (request.resourceType() === "image") return route.fulfill({ contentType: "image/svg+xml", body: PICTURE });
    problems.push(`${page.url()}: asked for ${request.url()}`);
    return route.abort();
  });
  return page;
}
