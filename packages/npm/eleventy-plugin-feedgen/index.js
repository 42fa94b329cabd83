'use strict';

// Feeds of an Eleventy site, by feedgen. After a build feedgen writes them into the output folder and puts links to them
// into the pages. While Eleventy serves or watches, they are a preview: the same files, but no id is kept.

const fs = require('fs');
const os = require('os');
const {join} = require('path');
const feedgen = require('feedgen-bin');

function say(severity, line) {
  const name = '[feedgen]';
  if (severity === 'error') console.error(name, line);
  else if (severity === 'warning') console.warn(name, line);
  else console.log(name, line);
}

function previewFolder() {
  const folder = fs.mkdtempSync(join(os.tmpdir(), 'feedgen-preview-'));
  process.on('exit', () => fs.rmSync(folder, {recursive: true, force: true}));
  process.once('SIGTERM', () => process.exit(143));
  return folder;
}

// Eleventy's configuration is a program; so feedgen is told where the pages lie.
const at = output => ['-o', output, '--pages', output];

// The option --output does not reach `dir`; Eleventy 2 shows it in the paths of pages alone.
function outputOf({dir, directories, results = []}) {
  if (directories) return directories.output;
  const end = ({url}) => `${url}index.html`;
  const page = results.find(each => each.url && each.outputPath && each.outputPath.endsWith(end(each)));
  return page ? page.outputPath.slice(0, -end(page).length) || '.' : dir.output;
}

async function preview(folder, output) {
  const report = JSON.parse(await feedgen.run([...at(output), '--preview', folder, '--json'], {say}));
  for (const {path} of report.feeds) {
    fs.mkdirSync(join(output, path, '..'), {recursive: true});
    fs.copyFileSync(join(folder, path), join(output, path));
  }
}

/** `options.inject: false` keeps links to the feeds out of the pages. */
module.exports = (config, {inject = true} = {}) => {
  let folder = '';
  let links = '';
  config.on('eleventy.before', ({dir, runMode}) => {
    if (inject && runMode !== 'build') links = feedgen.ask(['list', ...at(dir.output), '--html']);
  });
  config.addTransform('feedgen', function (html) {
    const isPage = links && /\.html?$/.test(this.page.outputPath || '');
    const leads = isPage && /type=["']?application\/(atom\+xml|rss\+xml|feed\+json)/i.test(html);
    return isPage && !leads ? html.replace('</head>', () => `${links}</head>`) : html;
  });
  config.on('eleventy.after', async event => {
    const {runMode, outputMode} = event;
    if ((outputMode && outputMode !== 'fs') || process.argv.includes('--dryrun')) return; // nothing is written
    const output = outputOf(event);
    if (runMode === 'build') {
      await feedgen.run([...at(output), ...(inject ? ['--inject'] : [])], {say});
      return;
    }
    folder = folder || previewFolder();
    await preview(folder, output).catch(error => say('error', error.message));
  });
};
