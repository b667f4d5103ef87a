'use strict';

// TLS is not there yet: what would open a connection says so.

const { codes } = require('internal/errors');

for (const name of ['connect', 'createSecureContext', 'createServer']) {
  module.exports[name] = { [name]() {
    throw new codes.ERR_METHOD_NOT_IMPLEMENTED(`tls.${name}()`);
  } }[name];
}
