// Every local link of generated pages and OPML lists leads to a file that is there, and every `#name` to an element.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

const ENTITIES = { "&amp;": "&", "&quot;": '"', "&lt;": "<", "&gt;": ">", "&#39;": "'" };
const plain = (text) => text.replace(/&(amp|quot|lt|gt|#39);/g, (found) => ENTITIES[found]);

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

/// `base` is where `folder` is served, in addresses of the site's own.
export function checkLinks(folder, base) {
  const broken = [];
  const counts = { files: 0, local: 0, web: 0 };
  for (const file of filesBelow(folder)) {
    if (!/\.(html|opml|xml)$/.test(file)) continue;
    counts.files += 1;
    const text = readFileSync(file, "utf8");
    const ids = new Set([...text.matchAll(/\sid="([^"]*)"/g)].map((match) => plain(match[1])));
    const pattern = file.endsWith(".html") ? /\s(?:href|src)="([^"]*)"/g
      : file.endsWith(".opml") ? /\s(?:xmlUrl|htmlUrl)="([^"]*)"/g : /<\?xml-stylesheet[^>]*href="([^"]*)"/g;
    for (const [, value] of text.matchAll(pattern)) {
      const link = plain(value);
      if (link.startsWith("#")) {
        counts.local += 1;
        if (!ids.has(link.slice(1))) broken.push(`${file}: no element has the name of ${link}`);
      } else if (link.startsWith(base) || !/^[a-z][a-z0-9+.-]*:/i.test(link)) {
        counts.local += 1;
        const path = link.startsWith(base) ? link.slice(base.length) : link;
        let target = resolve(link.startsWith(base) ? folder : dirname(file), decodeURIComponent(path.split(/[?#]/)[0]));
        if (existsSync(target) && statSync(target).isDirectory()) target = join(target, "index.html");
        if (!existsSync(target)) broken.push(`${file}: ${link} leads nowhere`);
      } else {
        counts.web += 1;
        if (!/^(https?|feed|mailto|data):/.test(link)) broken.push(`${file}: ${link} is no address of the web`);
        else if (/^https?:/.test(link)) new URL(link);
      }
    }
  }
  return { broken, counts };
}
