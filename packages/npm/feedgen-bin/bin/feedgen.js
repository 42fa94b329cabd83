#!/usr/bin/env node
'use strict';

// Runs the program in the place of this script: its arguments, its standard streams, its signals, its exit code.

const {spawn} = require('child_process');
const {binary} = require('../index.js');

function fail(problem) {
  process.stderr.write(`feedgen: error: ${problem}\n`);
  process.exitCode = 2;
}

function start(path) {
  const child = spawn(path, process.argv.slice(2), {stdio: 'inherit'});
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR1', 'SIGUSR2'];
  for (const signal of signals) process.on(signal, () => child.kill(signal));
  child.on('error', error => fail(`${path} can't be run (${error.code}); install feedgen again`));
  child.on('exit', (code, signal) => {
    if (signal === null) {
      process.exitCode = code;
      return;
    }
    for (const each of signals) process.removeAllListeners(each);
    process.kill(process.pid, signal);
  });
}

try {
  start(binary());
} catch (error) {
  fail(error.message);
}
