'use strict';

// What a program is started as: a file, standard input, -e or -p; and how it ends.

const { getOption } = require('internal/options');

function start() {
  const preload = getOption('require');
  if (getOption('expose-internals')) require('internal/runtime/builtins').alias(require('internal/test/names'));
  if (getOption('stack-trace-limit') !== undefined) Error.stackTraceLimit = +getOption('stack-trace-limit');
  if (getOption('trace-warnings')) process.traceProcessWarnings = true;
  if (getOption('trace-deprecation')) process.traceDeprecation = true;
  if (getOption('throw-deprecation')) process.throwDeprecation = true;
  if (getOption('deprecation') === false) process.noDeprecation = true;
  const code = getOption('eval');
  if (code !== undefined) {
    process._eval = code;
    const { Module, evaluate } = require('internal/module/loader');
    Module._preloadModules(preload);
    evaluate('[eval]', code, getOption('print'));
    return;
  }
  if (process.argv.length < 2 || process.argv[1] === '-') {
    fromStandardInput(preload);
    return;
  }
  const path = require('path');
  const { Module } = require('internal/module/loader');
  process.argv[1] = path.resolve(process.argv[1]);
  Module._preloadModules(preload);
  if (getOption('check')) {
    check(process.argv[1]);
    return;
  }
  Module.runMain(process.argv[1]);
}

/** --check: compiles and does not run. */
function check(file) {
  const { Module } = require('internal/module/loader');
  const filename = Module._findPath(file, null, true) || file;
  const text = internalBinding('module').readText(filename);
  if (typeof text !== 'string') {
    Module._resolveFilename(file, null, true);
    return;
  }
  const source = text.startsWith('#!') ? text.replace(/^.*/, '') : text;
  require('internal/engine').compileFunction(source, filename);
}

function fromStandardInput(preload) {
  const { Module, evaluate } = require('internal/module/loader');
  Module._preloadModules(preload);
  const text = internalBinding('process').readStandardInput();
  if (getOption('check')) {
    require('internal/engine').compileFunction(text, '[stdin]');
    return;
  }
  process._eval = text;
  evaluate('[stdin]', text, getOption('print'));
}

function beforeExit() {
  require('internal/async_hooks/ids').ids.flush?.();
  process.emit('beforeExit', process.exitCode || 0);
}

function exit() {
  process.exit();
}

module.exports = { beforeExit, exit, start };
