/* global hexo */
'use strict';

// Feeds of a Hexo site, by feedgen. After `hexo generate` has written the pages, feedgen writes the feeds into the same
// folder and puts links to them into the pages. `hexo server` serves a preview: it lies in a folder of its own, so
// that nothing is published by looking at it.

const fs = require('fs');
const os = require('os');
const {join, relative} = require('path');
const feedgen = require('feedgen-bin');

const {log, base_dir: site} = hexo;
const hasLinks = (hexo.config.feed || {}).autodiscovery !== false;
const output = () => ['-o', relative(site, hexo.public_dir), '--pages', relative(site, hexo.public_dir)];
let live = false; // served or watched: pages come one by one, so each gets its links as it is rendered
let served = false; // so the terminal shows problems only
let links = ''; // those that each page gets while `live`

function say(severity, line) {
  if (severity === 'error') log.error(line);
  else if (severity === 'warning') log.warn(line);
  else if (served) log.debug(line);
  else log.info(line);
}

// What would surprise: the former plugin, settings and drafts that feedgen does not see.
function warn() {
  const {dependencies, devDependencies} = JSON.parse(fs.readFileSync(join(site, 'package.json'), 'utf8'));
  const installed = {...dependencies, ...devDependencies};
  for (const name of ['hexo-generator-feed', 'hexo-feed'].filter(each => each in installed)) {
    log.warn(`${name} is still installed; feedgen replaces its feeds after each build. Remove it: npm uninstall ${name}`);
  }
  const settings = relative(site, hexo.config_path);
  if (!/^_config\.ya?ml$/.test(settings)) log.warn(`feedgen reads _config.yml, not ${settings}`);
  if (hexo._showDrafts() && !hexo.config.render_drafts) {
    log.warn('feedgen shows drafts only with render_drafts: true in _config.yml');
  }
}

function whileLive() {
  live = true;
  if (hasLinks) {
    hexo.extend.filter.register('before_generate', () => {
      links = feedgen.ask(['list', ...output(), '--html'], {cwd: site});
    });
    hexo.extend.filter.register('after_render:html', html =>
      /type=["']?application\/(atom\+xml|rss\+xml|feed\+json)/i.test(html) ? html : html.replace('</head>', () => `${links}</head>`));
  }
}

// One run after the other; a change during a run makes one more.
function repeat(work) {
  let running = null, again = false;
  return () => {
    again = true;
    running = running || (async () => {
      while (again) {
        again = false;
        await work().catch(error => log.error(error.message));
      }
      running = null;
    })();
    return running;
  };
}

// Has `around(arguments, command)` run in the place of the command.
function wrap(name, around) {
  const command = hexo.extend.console.get(name);
  if (!command) return;
  hexo.extend.console.register(name, command.desc, command.options, args => around(args, each => command.call(hexo, each)));
}

async function generate(args, run) {
  const build = (...options) => feedgen.run([...output(), ...options], {cwd: site, say});
  warn();
  if (args.w || args.watch) {
    whileLive();
    await run(args);
    const rebuild = repeat(build);
    await rebuild();
    hexo.on('generateAfter', rebuild);
    return;
  }
  const {d, deploy, ...others} = args;
  await run(others);
  await build(...(hasLinks ? ['--inject'] : []));
  if (d || deploy) await hexo.call('deploy', args);
}

function serve(args, run) {
  if (args.s || args.static) return run(args); // what `hexo generate` has written
  const folder = fs.mkdtempSync(join(os.tmpdir(), 'feedgen-preview-'));
  process.on('exit', () => fs.rmSync(folder, {recursive: true, force: true}));
  process.once('SIGTERM', () => process.exit(143));
  served = true;
  warn();
  whileLive();
  const rebuild = repeat(async () => {
    const report = JSON.parse(await feedgen.run([...output(), '--preview', folder, '--json'], {cwd: site, say}));
    routes = report.feeds.map(({path}) => ({path, data: () => fs.createReadStream(join(folder, path))}));
    for (const {path, data} of routes) hexo.route.set(path, data);
  });
  let routes = [];
  hexo.extend.generator.register('feedgen', () => routes); // the last preview is served until the next one is there
  let first = true; // the server waits for the first run; later ones must not keep Hexo from noticing the next change
  hexo.extend.filter.register('after_generate', () => {
    const done = rebuild();
    if (first) return first = false, done;
  });
  return run(args);
}

// All plugins have been loaded then.
hexo.once('ready', () => {
  wrap('generate', generate);
  wrap('server', serve);
});
