'use strict';

// The public module `http`.

const { validateInteger } = require('internal/validators');
const { methods, parsers } = require('_http_common');
const { IncomingMessage } = require('_http_incoming');
const { OutgoingMessage, validateHeaderName, validateHeaderValue } = require('_http_outgoing');
const agents = require('_http_agent');
const { ClientRequest } = require('_http_client');
const { STATUS_CODES, Server, ServerResponse, _connectionListener } = require('_http_server');

function createServer(options, requestListener) {
  return new Server(options, requestListener);
}

function request(url, options, callback) {
  return new ClientRequest(url, options, callback);
}

function get(url, options, callback) {
  const req = request(url, options, callback);
  req.end();
  return req;
}

function setMaxIdleHTTPParsers(max) {
  validateInteger(max, 'max', 1);
  parsers.max = max;
}

module.exports = {
  _connectionListener,
  METHODS: methods.toSorted(),
  STATUS_CODES,
  Agent: agents.Agent,
  ClientRequest,
  IncomingMessage,
  OutgoingMessage,
  Server,
  ServerResponse,
  createServer,
  validateHeaderName,
  validateHeaderValue,
  get,
  request,
  setMaxIdleHTTPParsers,
};

function lazily(name, get, set) {
  Object.defineProperty(module.exports, name, { __proto__: null, configurable: true, enumerable: true, get, set });
}

lazily('maxHeaderSize', () => require('internal/http/limits').maxHeaderSize());
lazily('globalAgent', () => agents.globalAgent, (value) => { agents.globalAgent = value; });
lazily('WebSocket', () => globalThis.WebSocket);
lazily('CloseEvent', () => globalThis.CloseEvent);
lazily('MessageEvent', () => globalThis.MessageEvent);
