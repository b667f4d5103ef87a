'use strict';

// util.debuglog, and how times are shown.

let patterns;

/** Makes the sections that NODE_DEBUG names known: a list with commas, `*` stands for any text. */
function initializeDebugEnv(list) {
  patterns = [];
  for (const each of list ? list.split(',') : []) {
    const pattern = each.replace(/[|\\{}()[\]^$+?.]/g, '\\$&').replaceAll('*', '.*');
    patterns.push(new RegExp(`^${pattern}$`, 'i'));
  }
}

function isEnabled(section) {
  if (patterns === undefined) initializeDebugEnv(process.env.NODE_DEBUG);
  return patterns.some((pattern) => pattern.test(section));
}

function warnOfSecrets(section) {
  if (section !== 'HTTP' && section !== 'HTTP2') return;
  process.emitWarning(`Setting the NODE_DEBUG environment variable to '${section.toLowerCase()}' can expose sensitive ` +
    'data (such as passwords, tokens and authentication headers) in the resulting log.');
}

function noop() {}

function makeLogger(section) {
  if (!isEnabled(section)) return noop;
  warnOfSecrets(section);
  return function debug(...args) {
    const { formatWithOptions } = require('internal/util/inspect');
    const colors = require('internal/util/colors').shouldColorize(process.stderr);
    const message = formatWithOptions({ colors }, ...args);
    const pid = formatWithOptions({ colors }, process.pid);
    process.stderr.write(`${formatWithOptions({ colors }, '%s %s: %s', section, pid, message)}\n`);
  };
}

/**
 * A logger for a section, which decides whether it logs when it is first called. `callback` gets the function that it then
 * is, for callers on hot paths.
 */
function debuglog(set, callback) {
  let enabled;
  const test = () => enabled ??= isEnabled(set.toUpperCase());
  let debug = (...args) => {
    debug = makeLogger(set.toUpperCase());
    if (typeof callback === 'function') callback(debug);
    debug(...args);
  };
  const logger = (...args) => { debug(...args); };
  return Object.defineProperty(logger, 'enabled', {
    __proto__: null, configurable: true, enumerable: true, get() { return test(); },
  });
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const pad = (value) => `${value}`.padStart(2, '0');

/** A time in milliseconds, as console.timeEnd shows it. */
function formatTime(milliseconds) {
  if (milliseconds < SECOND) return `${Number(milliseconds.toFixed(3))}ms`;
  if (milliseconds < MINUTE) return `${(milliseconds / SECOND).toFixed(3)}s`;
  const hours = Math.floor(milliseconds / HOUR);
  const minutes = Math.floor(milliseconds % HOUR / MINUTE);
  const [seconds, fraction] = (milliseconds % MINUTE / SECOND).toFixed(3).split('.');
  return hours === 0 ? `${minutes}:${pad(seconds)}.${fraction} (m:ss.mmm)` :
    `${hours}:${pad(minutes)}:${pad(seconds)}.${fraction} (h:mm:ss.mmm)`;
}

module.exports = { debuglog, formatTime, initializeDebugEnv };
