'use strict';

// util.debuglog: lines on standard error for the sections that NODE_DEBUG names.

let pattern;

function enabledFor(section) {
  if (pattern === undefined) {
    const text = process.env.NODE_DEBUG ?? '';
    const names = text.replace(/[|\\{}()[\]^$+?.]/g, '\\$&').replaceAll('*', '.*').replaceAll(',', '$|^');
    pattern = text === '' ? /$^/ : new RegExp(`^${names}$`, 'i');
  }
  return pattern.test(section);
}

function debuglog(section, callback) {
  let enabled;
  const test = () => enabled ??= enabledFor(section);
  let write;
  const logger = (...args) => {
    if (!test()) return;
    if (write === undefined) {
      const name = section.toUpperCase();
      write = (...values) => {
        const { formatWithOptions } = require('internal/util/inspect');
        process._rawDebug(formatWithOptions({}, `${name} ${process.pid}: ${formatWithOptions({}, ...values)}`));
      };
      if (typeof callback === 'function') callback(write);
    }
    write(...args);
  };
  Object.defineProperty(logger, 'enabled', { __proto__: null, configurable: true, enumerable: true, get: test });
  return logger;
}

module.exports = { debuglog };
