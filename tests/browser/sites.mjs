// Sites whose pages are looked at: the demo, and others that are made here.
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const WORDS = ["harbour", "lantern", "ferry", "copper", "orchard", "marble", "winter", "signal", "garden", "river"];
const LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";

function article({ title, category, day, summary, more = "" }) {
  const date = new Date(Date.UTC(2021, 0, 1 + day, 10)).toISOString();
  return `---\ntitle: ${JSON.stringify(title)}\ndate: ${date}\ncategories: [${JSON.stringify(category)}]\n` +
    `summary: ${JSON.stringify(summary)}\n${more}---\nText.\n`;
}

function some(count, make) {
  return Array.from({ length: count }, (_, i) => article({ day: i, ...make(i) }));
}

function many(categories, articles) {
  const path = (i) => [WORDS[i % 10], WORDS[Math.floor(i / 10) % 5] + " works", `${WORDS[Math.floor(i / 50) % 10]} ${i}`];
  return some(articles, (i) => ({
    title: `Article ${i}`, category: i < categories ? path(i) : ["crowded"], summary: "A short text on it.", day: i % 900,
  }));
}

const HARBOUR = [
  ["The lamp on the north pier", "Harbour/Lights", "It was lit by hand until 1961. The last keeper still climbs the stairs on Sundays, and says what the sea says."],
  ["How to read a tide table", "Sailing", "Four numbers a day, and three of them matter. A short course for those who came by train."],
  ["Repairing a clinker hull", "Workshop/Wood", "Copper nails, larch, and a kettle that never cools. Notes from two winters in the shed behind the chandlery."],
  ["Fog, in five kinds", "Weather", "The morning fog goes with the postman. The river fog walks in the middle of the road."],
  ["A map of all the benches", "Harbour/Walks", "Thirty-one benches, what each looks at, and which of them are dry after rain."],
  ["What the ferry timetable leaves out", "Sailing", "The 7:40 waits for the baker. It has for years, and nobody has written it down so far."],
  ["Sharpening, without ceremony", "Workshop/Tools", "One stone, water, and ten minutes. The rest is opinion."],
];

// The settings and the articles of each site.
const SITES = {
  harbour: ["title: Harbour Notes\nbase_url: https://harbour.example/\nlanguage: en\n" +
    "description: Boats, weather and small repairs, from a town with one ferry.\naccent_color: \"0B6E6E\"\n",
    () => some(14, (i) => ({ title: HARBOUR[i % 7][0] + (i < 7 ? ", again" : ""), category: HARBOUR[i % 7][1].split("/"),
      summary: HARBOUR[i % 7][2], day: 30 * i, more: i % 3 ? "image: https://harbour.example/p.png\n" : "" })).reverse()],
  many: ["title: Many\nbase_url: https://many.example/\nlanguage: en\n", () => many(500, 560)],
  arabic: ["title: دفتر الميناء\nbase_url: https://ar.example/\nlanguage: ar\ndescription: أخبار الميناء القديم وسفنه\n",
    () => some(7, (i) => ({ title: `مقالة رقم ${i} عن الميناء القديم`, category: ["أخبار", "محلية"],
      summary: "ملخص قصير عن المقالة وما فيها من أخبار الميناء والسفن.", more: "image: https://ar.example/p.png\n" }))],
  chinese: ["title: 港口笔记\nbase_url: https://zh.example/\nlanguage: zh-CN\ndescription: 关于旧港口和船只的笔记\naccent_color: B03A2E\n",
    () => some(7, (i) => ({ title: `第 ${i} 篇文章：旧港口的故事`, category: ["技术", "工具"],
      summary: "这是一段关于旧港口和船只的简短摘要，介绍文章的主要内容。" }))],
  long: [`title: ${LONG}\nbase_url: https://long.example/\nlanguage: de\n`,
    () => [article({ day: 1, title: LONG.repeat(3) + " and more words".repeat(20), category: [LONG, `${LONG} 2`],
      summary: LONG.repeat(5) })]],
  own: ["title: Of its own\nbase_url: https://own.example/\nlanguage: it\npage_style: page.css\npage_template: page.mustache\n" +
    "page_texts: {it: {subscribe: Abbonati}}\n",
  () => some(5, (i) => ({ title: `Articolo ${i}`, category: ["Uno", "Due"], summary: "Un testo breve." })),
  { "page.css": ".bar { background: rgb(1, 2, 3); }\n", "page.mustache": (run) => run("--generate", "page-template") }],
  empty: ["title: Nothing yet\nbase_url: https://empty.example/\nlanguage: en\n", () => []],
};

/// name -> the folder of its feeds. `wanted` are names of sites; "demo" is that of the repository.
export function makeSites(feedgen, project, folder, wanted) {
  const run = (...args) => execFileSync(feedgen, args, { stdio: "pipe" });
  const made = {};
  for (const name of wanted) {
    made[name] = join(folder, name, "feeds");
    mkdirSync(join(folder, name, "articles"), { recursive: true });
    if (name === "demo") {
      run(join(project, "fixtures/articles"), "-o", made[name]);
      continue;
    }
    const [settings, articles, files = {}] = SITES[name];
    for (const [file, text] of Object.entries(files)) {
      writeFileSync(join(folder, name, "articles", file), typeof text === "string" ? text : text(run));
    }
    writeFileSync(join(folder, name, "articles/feedgen.yaml"), settings);
    articles().forEach((text, i) => writeFileSync(join(folder, name, `articles/${i}.md`), text));
    run(join(folder, name, "articles"), "-o", made[name]);
  }
  return made;
}
