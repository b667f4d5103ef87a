'use strict';

// What happens to an exception that nobody caught, and how it is printed.

const { codes } = require('internal/errors');

let captureCallback = null;
let handling = false;

function setCaptureCallback(fn) {
  if (fn === null) {
    captureCallback = null;
    return;
  }
  require('internal/validators').validateFunction(fn, 'fn');
  if (captureCallback !== null) throw new codes.ERR_UNCAUGHT_EXCEPTION_CAPTURE_ALREADY_SET();
  captureCallback = fn;
}

/** From the loop: an error left a macrotask at a place that V8 knows. */
function handle(error, location, origin = 'uncaughtException') {
  if (handling) {
    // The handler itself failed.
    handling = false;
    fatal(error, location, 7);
    return;
  }
  handling = true;
  process.emit('uncaughtExceptionMonitor', error, origin);
  if (captureCallback !== null) captureCallback(error);
  else if (!process.emit('uncaughtException', error, origin)) fatal(error, location, 1);
  handling = false;
}

/** From a built-in that caught an error no one else will see. */
function trigger(error, origin) {
  handle(error, '', origin);
}

function fatal(error, location, code) {
  report(error, location);
  handling = true;
  try {
    if (!process._exiting) {
      process._exiting = true;
      process.exitCode = code;
      process.emit('exit', code);
    }
  } catch {
    // The first error has been told.
  }
  process.reallyExit(typeof process.exitCode === 'number' ? process.exitCode : code);
}

/** Prints an error as the last thing a program says. */
function report(error, location) {
  internalBinding('process').write(2, describe(error, location));
}

function describe(error, location) {
  const { syntaxErrorLocation } = require('internal/engine');
  const isObject = typeof error === 'object' && error !== null || typeof error === 'function';
  const { types: { isNativeError } } = require('util');
  let text = '';
  if (isObject && syntaxErrorLocation.has(error)) location = syntaxErrorLocation.get(error);
  if (isObject && isNativeError(error)) {
    if (location === '' || location.startsWith('node:')) location = locationFromStack(error) ?? location;
    if (location) text += `${location}\n`;
    text += require('internal/util/inspect').inspect(error, { colors: false, customInspect: false });
    if (require('internal/options').getOption('trace-uncaught')) text += '\n';
  } else {
    text += location ? `${location}` : '';
    text = text.replace(/\n$/, '');
    const { inspect } = require('internal/util/inspect');
    let shown;
    if (isObject && typeof error.stack === 'string') shown = error.stack;
    else if (isObject && typeof error.message === 'string' && error.message) shown = `${error.name ?? 'Error'}: ${error.message}`;
    else shown = inspect(error);
    text = text ? `${text}\nUncaught:\n${shown}` : `Uncaught:\n${shown}`;
    if (!require('internal/options').getOption('trace-uncaught')) {
      text += '\n(Use `node --trace-uncaught ...` to show where the exception was thrown)';
    }
  }
  return `${text}\n\nNode.js ${process.version}\n`;
}

/** The place of the top frame, for an error that was thrown within a built-in. */
function locationFromStack(error) {
  const match = /\n\s+at (?:.*\()?(\/.*|node:.*):(\d+):(\d+)\)?/.exec(`${error.stack}`);
  if (match === null) return undefined;
  const { 1: file, 2: line, 3: column } = match;
  if (file.startsWith('node:')) return `${file}:${line}\n`;
  const source = internalBinding('module').readText(file);
  if (typeof source !== 'string') return undefined;
  const text = source.split('\n')[line - 1] ?? '';
  return `${file}:${line}\n${text}\n${text.slice(0, column - 1).replace(/[^\t]/g, ' ')}^\n`;
}

module.exports = {
  describe,
  handle,
  hasCaptureCallback: () => captureCallback !== null,
  report,
  setCaptureCallback,
  trigger,
};
