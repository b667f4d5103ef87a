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

/** An error that left a macrotask, or a rejection that nobody handled. */
function handle(error, origin = 'uncaughtException') {
  if (handling) {
    // The handler itself failed.
    fatal(error, 7);
    return;
  }
  handling = true;
  process.emit('uncaughtExceptionMonitor', error, origin);
  if (captureCallback !== null) captureCallback(error);
  else if (!process.emit('uncaughtException', error, origin)) fatal(error, 1);
  handling = false;
}

function fatal(error, code) {
  report(error);
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
function report(error) {
  let text;
  try {
    text = describe(error);
  } catch {
    text = `${error?.stack ?? error}\n`; // whatever made it impossible, say what can be said
  }
  internalBinding('process').write(2, text);
}

function describe(error) {
  const { inspect } = require('internal/util/inspect');
  const { getOption } = require('internal/options');
  const isObject = typeof error === 'object' && error !== null || typeof error === 'function';
  let text;
  if (isObject && require('util/types').isNativeError(error)) {
    const location = locationOf(error);
    text = location === '' ? '' : `${location}\n`;
    try {
      text += inspect(error, { colors: false });
    } catch {
      text += error.stack;
    }
  } else {
    text = `\nUncaught:\n${inspect(error, { colors: false })}`;
    if (!isObject && !getOption('trace-uncaught')) {
      text += '\n(Use `node --trace-uncaught ...` to show where the exception was thrown)';
    }
  }
  return `${text}\n\nNode.js ${process.version}\n`;
}

/**
 * Where an error was thrown: file:line, the source line and a caret. V8 tells its place only for a SyntaxError here, so for
 * others it is that of the stack's top frame; `throw` before it on the line is the statement that Node points at.
 */
function locationOf(error) {
  const known = require('internal/engine').syntaxErrorLocation.get(error);
  if (known !== undefined) return known;
  const match = /\n\s+at (?:.*\()?((?:\/|node:|\[).*?):(\d+):(\d+)\)?/.exec(`${error.stack}`);
  if (match === null) return '';
  const { 1: file, 2: line, 3: column } = match;
  const source = file.startsWith('node:') ? undefined : process._eval !== undefined && file.startsWith('[') ? process._eval :
    internalBinding('module').readText(file);
  if (typeof source !== 'string') return `${file}:${line}\n`;
  const text = source.split('\n')[line - 1] ?? '';
  const before = text.slice(0, column - 1);
  const statement = /\bthrow\s+(?:[\w.]+\()?$/.exec(before);
  const start = statement === null ? before.length : statement.index;
  return `${file}:${line}\n${text}\n${text.slice(0, start).replace(/[^\t]/g, ' ')}^\n`;
}

module.exports = {
  describe,
  handle,
  hasCaptureCallback: () => captureCallback !== null,
  report,
  setCaptureCallback,
};
