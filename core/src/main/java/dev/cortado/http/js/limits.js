'use strict';

let size;

/** --max-http-header-size, 16 KiB unless set. */
function maxHeaderSize() {
  if (size === undefined) size = Number(require('internal/options').getOption('max-http-header-size')) || 16 * 1024;
  return size;
}

module.exports = { maxHeaderSize };
