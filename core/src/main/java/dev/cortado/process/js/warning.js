'use strict';

// process.emitWarning, and the warnings that are printed.

const { codes, hideStackFrames } = require('internal/errors');
const { getOption } = require('internal/options');

let setUp = false;
let traceHintShown = false;
const disabled = () => getOption('disable-warning');

function onWarning(warning) {
  if (!getOption('warnings')) return;
  if (!(warning instanceof Error)) return;
  const list = disabled();
  if (list.length > 0 && (list.includes(warning.name) || warning.code && list.includes(warning.code))) return;
  const isDeprecation = warning.name === 'DeprecationWarning';
  if (isDeprecation && process.noDeprecation) return;
  const trace = process.traceProcessWarnings || isDeprecation && process.traceDeprecation;
  let message = `(${process.release.name}:${process.pid}) `;
  if (warning.code) message += `[${warning.code}] `;
  if (trace && warning.stack) {
    message += `${warning.stack}`;
  } else {
    message += typeof warning.toString === 'function' ? `${warning.toString()}` : Error.prototype.toString.call(warning);
  }
  if (typeof warning.detail === 'string') message += `\n${warning.detail}`;
  if (!trace && !traceHintShown) {
    const flag = isDeprecation ? '--trace-deprecation' : '--trace-warnings';
    message += `\n(Use \`${require('path').basename(process.argv0 || 'node', '.exe')} ${flag} ...\` to show where the warning was created)`;
    traceHintShown = true;
  }
  const file = getOption('redirect-warnings') || process.env.NODE_REDIRECT_WARNINGS;
  if (file) {
    require('fs').appendFile(file, `${message}\n`, () => {});
    return;
  }
  internalBinding('process').write(2, `${message}\n`);
}

/** Listens from the first warning on: programs without one pay nothing. */
function listen() {
  if (setUp) return;
  setUp = true;
  if (getOption('warnings') && process.env.NODE_NO_WARNINGS !== '1') process.prependListener('warning', onWarning);
}

function deliver(warning) {
  process.emit('warning', warning);
}

const createWarning = hideStackFrames((warning, type, code, ctor, detail) => {
  if (typeof warning !== 'string') return warning;
  const limit = Error.stackTraceLimit;
  const error = new Error(warning);
  error.name = String(type || 'Warning');
  if (code !== undefined) error.code = code;
  if (detail !== undefined) error.detail = detail;
  Error.captureStackTrace(error, ctor || process.emitWarning);
  Error.stackTraceLimit = limit;
  return error;
});

function emitWarning(warning, type, code, ctor) {
  const { validateString } = require('internal/validators');
  let detail;
  if (type !== null && typeof type === 'object' && !Array.isArray(type)) {
    ctor = type.ctor;
    code = type.code;
    if (typeof type.detail === 'string') detail = type.detail;
    type = type.type || 'Warning';
  } else if (typeof type === 'function') {
    ctor = type;
    code = undefined;
    type = 'Warning';
  }
  if (type !== undefined) validateString(type, 'type');
  if (typeof code === 'function') {
    ctor = code;
    code = undefined;
  } else if (code !== undefined) {
    validateString(code, 'code');
  }
  if (typeof warning === 'string') {
    warning = createWarning(warning, type, code, ctor, detail);
  } else if (!(warning instanceof Error)) {
    throw new codes.ERR_INVALID_ARG_TYPE('warning', ['Error', 'string'], warning);
  }
  if (warning.name === 'DeprecationWarning') {
    if (process.noDeprecation) return;
    if (process.throwDeprecation) {
      process.nextTick(() => { throw warning; });
      return;
    }
  }
  listen();
  process.nextTick(deliver, warning);
}

module.exports = { emitWarning };
