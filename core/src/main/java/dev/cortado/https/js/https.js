'use strict';

// HTTPS needs TLS, which is not there yet: what would open a connection says so.

const { codes } = require('internal/errors');
const http = require('http');

class Agent extends http.Agent {
  constructor(options) {
    super(options);
    this.defaultPort = 443;
    this.protocol = 'https:';
  }

  createConnection() {
    throw new codes.ERR_METHOD_NOT_IMPLEMENTED('https.Agent');
  }
}

module.exports = { Agent, globalAgent: new Agent({ keepAlive: true, scheduling: 'lifo', timeout: 5000 }) };
for (const name of ['createServer', 'get', 'request']) {
  module.exports[name] = { [name]() {
    throw new codes.ERR_METHOD_NOT_IMPLEMENTED(`https.${name}()`);
  } }[name];
}
