'use strict';

function isatty(fd) {
  return Number.isInteger(fd) && fd >= 0 && fd <= 2147483647 && internalBinding('process').handleType(fd) === 'TTY';
}

module.exports = { isatty };
