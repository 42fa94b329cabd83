'use strict';

// Where the program feedgen is on this machine, and a way for plugins to run it.

const {spawn, spawnSync} = require('child_process');

const GLIBC = '2.36'; // the oldest that the program runs with

/** The path of the program. FEEDGEN_BINARY in the environment goes first. Throws where there is none. */
function binary() {
  if (process.env.FEEDGEN_BINARY) return process.env.FEEDGEN_BINARY;
  const name = `feedgen-bin-${process.platform}-${process.arch}`;
  const lack = process.platform === 'linux' && lackOfGlibc();
  if (lack) throw new Error(lack);
  try {
    return require.resolve(`${name}/bin/feedgen`);
  } catch (error) {
    if (Object.keys(require('./package.json').optionalDependencies).includes(name)) {
      throw new Error(`the package ${name}, which holds the program, is not installed; install again without ` +
        '--omit=optional or --no-optional, and on this kind of machine');
    }
    throw new Error(`there is no package of feedgen for ${process.platform} on ${process.arch}; build the program from ` +
      'its sources, and name it: FEEDGEN_BINARY=/path/of/feedgen');
  }
}

/** What is wrong with this system's C library; empty if nothing is, or if Node.js does not know. */
function lackOfGlibc() {
  if (!process.report) return '';
  const {header} = process.report.getReport();
  const remedy = 'use a newer system, or build the program from its sources and name it: FEEDGEN_BINARY=/path/of/feedgen';
  if (!header.glibcVersionRuntime) return `feedgen's package needs glibc, which this system (Alpine?) has not; ${remedy}`;
  const [major, minor] = header.glibcVersionRuntime.split('.').map(Number);
  const [wantedMajor, wantedMinor] = GLIBC.split('.').map(Number);
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return '';
  return `feedgen's package needs glibc ${GLIBC}, and this system has ${header.glibcVersionRuntime}; ${remedy}`;
}

/** What a line of the program's standard error is: error, warning, note or info. */
function severity(line) {
  const found = /^(?:feedgen|[^\n]*?:\d+(?::\d+)?|[^\n:]*): (error|warning|note): /.exec(line);
  return found ? found[1] : 'info';
}

/**
 * Runs the program and resolves to what it prints on standard output. `say(severity, line)` gets each line of standard
 * error. Rejects if the program can't be run or ends with another code than 0; the error then has `exitCode`.
 */
function run(args, {cwd, say = () => {}} = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(binary(), args, {cwd, stdio: ['ignore', 'pipe', 'pipe']});
    const output = [];
    let rest = '';
    child.stdout.on('data', data => output.push(data));
    child.stderr.setEncoding('utf8').on('data', text => {
      const lines = (rest + text).split('\n');
      rest = lines.pop();
      for (const line of lines) say(severity(line), line);
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (rest) say(severity(rest), rest);
      if (code === 0) return resolve(Buffer.concat(output).toString());
      const error = new Error(`feedgen failed: ${signal || `exit code ${code}`}; its messages say why`);
      error.exitCode = code;
      reject(error);
    });
  });
}

/** What the program prints on standard output, at once; empty if it fails. For what is asked before a build. */
function ask(args, {cwd} = {}) {
  const done = spawnSync(binary(), args, {cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore']});
  return done.status === 0 ? done.stdout : '';
}

module.exports = {binary, run, ask};
