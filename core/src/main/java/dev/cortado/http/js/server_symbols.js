'use strict';

// Private state of servers that their connections read.

module.exports = {
  kConnections: Symbol('http.server.connections'),
  kConnectionsCheckingInterval: Symbol('http.server.connectionsCheckingInterval'),
  kOptimizeEmptyRequests: Symbol('OptimizeEmptyRequestsOption'),
  kServerResponse: Symbol('ServerResponse'),
};
