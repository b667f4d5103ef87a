'use strict';

// http.Agent: connections for requests, shared and kept by what they lead to.

const EventEmitter = require('events');
const { validateNumber, validateOneOf, validateString } = require('internal/validators');
const { once } = require('internal/util');

const kOnKeylog = Symbol('onkeylog');
const kRequestOptions = Symbol('requestOptions');
const kRequestFrame = Symbol('requestFrame');

function Agent(options) {
  if (!(this instanceof Agent)) return new Agent(options);
  Reflect.apply(EventEmitter, this, []);
  this.options = { __proto__: null, ...options };
  this.defaultPort = this.options.defaultPort || 80;
  this.protocol = this.options.protocol || 'http:';
  if (this.options.noDelay === undefined) this.options.noDelay = true;
  this.options.path = null; // net would take it for a unix socket's
  this.requests = { __proto__: null };
  this.sockets = { __proto__: null };
  this.freeSockets = { __proto__: null };
  this.keepAliveMsecs = this.options.keepAliveMsecs || 1000;
  this.keepAlive = this.options.keepAlive || false;
  this.maxSockets = this.options.maxSockets || Agent.defaultMaxSockets;
  this.maxFreeSockets = this.options.maxFreeSockets || 256;
  this.scheduling = this.options.scheduling || 'lifo';
  this.maxTotalSockets = this.options.maxTotalSockets;
  this.totalSocketCount = 0;
  const buffer = this.options.agentKeepAliveTimeoutBuffer;
  this.agentKeepAliveTimeoutBuffer = typeof buffer === 'number' && buffer >= 0 && Number.isFinite(buffer) ? buffer : 1000;
  validateOneOf(this.scheduling, 'scheduling', ['fifo', 'lifo']);
  if (this.maxTotalSockets !== undefined) validateNumber(this.maxTotalSockets, 'maxTotalSockets', 1);
  else this.maxTotalSockets = Infinity;

  this.on('free', (socket, socketOptions) => onFree(this, socket, socketOptions));
  this.on('newListener', enableKeylog);
}
Object.setPrototypeOf(Agent.prototype, EventEmitter.prototype);
Object.setPrototypeOf(Agent, EventEmitter);

/** TLS sockets tell their keys once somebody wants them. */
function enableKeylog(event) {
  if (event !== 'keylog') return;
  this.removeListener('newListener', enableKeylog);
  const agent = this;
  this[kOnKeylog] = function onkeylog(line) { agent.emit('keylog', line, this); };
  for (const list of Object.values(this.sockets)) for (const socket of list) socket.on('keylog', this[kOnKeylog]);
}

/** A socket is done with its request: the next one takes it, or it waits, or it ends. */
function onFree(agent, socket, options) {
  const name = agent.getName(options);
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const waiting = agent.requests[name];
  if (waiting?.length > 0) {
    const req = waiting.shift();
    const frame = req[kRequestFrame];
    if (waiting.length === 0) delete agent.requests[name];
    runInFrame(frame, () => assign(agent, req, socket));
    return;
  }
  const req = socket._httpMessage;
  if (!req || !req.shouldKeepAlive || !agent.keepAlive) {
    socket.destroy();
    return;
  }
  const free = agent.freeSockets[name] || [];
  const count = free.length + (agent.sockets[name] ? agent.sockets[name].length : 0);
  if (agent.totalSocketCount > agent.maxTotalSockets || count > agent.maxSockets ||
      free.length >= agent.maxFreeSockets || !agent.keepSocketAlive(socket)) {
    socket.destroy();
    return;
  }
  agent.freeSockets[name] = free;
  socket._httpMessage = null;
  agent.removeSocket(socket, options);
  socket.once('error', onFreeSocketError);
  free.push(socket);
}

function runInFrame(frame, fn) {
  const { getFrame, setFrame } = require('internal/async_hooks/context');
  const before = getFrame();
  setFrame(frame);
  try {
    fn();
  } finally {
    setFrame(before);
  }
}

function onFreeSocketError() {
  this.destroy();
  this.emit('agentRemove');
}

function assign(agent, req, socket) {
  req.onSocket(socket);
  const agentTimeout = agent.options.timeout || 0;
  if (req.timeout === undefined || req.timeout === agentTimeout) return;
  socket.setTimeout(req.timeout);
}

/** The name that TLS asks for: the Host header's, else the host's; none for addresses. */
function serverName(options, req) {
  let name = options.host;
  const header = req.getHeader('host');
  if (header) {
    validateString(header, 'options.headers.host');
    if (header[0] === '[') {
      const end = header.indexOf(']');
      name = end === -1 ? header : header.slice(1, end);
    } else {
      name = header.split(':', 1)[0];
    }
  }
  return require('net').isIP(name) ? '' : name;
}

function completeOptions(agent, options, req) {
  options = { __proto__: null, ...options, ...agent.options };
  if (options.socketPath) options.path = options.socketPath;
  if (!options.servername && options.servername !== '') options.servername = serverName(options, req);
  return options;
}

function installListeners(agent, socket, options) {
  const free = () => agent.emit('free', socket, options);
  const close = () => {
    agent.totalSocketCount--;
    agent.removeSocket(socket, options);
  };
  // One that waits ends; one in use has listeners of its request's.
  const timeout = () => {
    for (const list of Object.values(agent.freeSockets)) {
      if (list.includes(socket)) {
        socket.destroy();
        return;
      }
    }
  };
  const remove = () => {
    close();
    socket.removeListener('close', close);
    socket.removeListener('free', free);
    socket.removeListener('timeout', timeout);
    socket.removeListener('agentRemove', remove);
  };
  socket.on('free', free);
  socket.on('close', close);
  socket.on('timeout', timeout);
  socket.on('agentRemove', remove);
  if (agent[kOnKeylog]) socket.on('keylog', agent[kOnKeylog]);
}

const methods = {
  createConnection(...args) {
    return require('net').createConnection(...args);
  },

  /** What connections are shared by. */
  getName(options = {}) {
    let name = `${options.host || 'localhost'}:${options.port || ''}:${options.localAddress || ''}`;
    if (options.family === 4 || options.family === 6) name += `:${options.family}`;
    if (options.socketPath) name += `:${options.socketPath}`;
    return name;
  },

  addRequest(req, options, port, localAddress) {
    if (typeof options === 'string') options = { __proto__: null, host: options, port, localAddress };
    options = completeOptions(this, options, req);
    const name = this.getName(options);
    this.sockets[name] ||= [];
    const free = this.freeSockets[name];
    let socket;
    if (free) {
      while (free.length > 0 && free[0].destroyed) free.shift();
      socket = this.scheduling === 'fifo' ? free.shift() : free.pop();
      if (free.length === 0) delete this.freeSockets[name];
    }
    const count = (free ? free.length : 0) + this.sockets[name].length;
    if (socket) {
      this.reuseSocket(socket, req);
      assign(this, req, socket);
      this.sockets[name].push(socket);
    } else if (count < this.maxSockets && this.totalSocketCount < this.maxTotalSockets) {
      this.createSocket(req, options, (error, created) => {
        if (error) req.onSocket(created, error);
        else assign(this, req, created);
      });
    } else {
      this.requests[name] ||= [];
      req[kRequestOptions] = options;
      req[kRequestFrame] = require('internal/async_hooks/context').getFrame();
      this.requests[name].push(req);
    }
  },

  createSocket(req, options, callback) {
    options = completeOptions(this, options, req);
    const name = this.getName(options);
    options._agentKey = name;
    options.encoding = null;
    const created = once((error, socket) => {
      if (error) {
        callback(error);
        return;
      }
      this.sockets[name] ||= [];
      this.sockets[name].push(socket);
      this.totalSocketCount++;
      installListeners(this, socket, options);
      callback(null, socket);
    });
    if (this.keepAlive) {
      options.keepAlive = this.keepAlive;
      options.keepAliveInitialDelay = this.keepAliveMsecs;
    }
    const socket = this.createConnection(options, created);
    if (socket) created(null, socket);
  },

  removeSocket(socket, options) {
    const name = this.getName(options);
    const sets = socket.writable ? [this.sockets] : [this.sockets, this.freeSockets];
    for (const set of sets) {
      const list = set[name];
      const index = list ? list.indexOf(socket) : -1;
      if (index === -1) continue;
      list.splice(index, 1);
      if (list.length === 0) delete set[name];
    }
    // A request that waited for a place may connect.
    let req;
    if (this.requests[name]?.length > 0) {
      req = this.requests[name][0];
    } else {
      for (const other of Object.keys(this.requests)) {
        if (this.sockets[other]?.length > 0) break; // it waits for its own
        req = this.requests[other][0];
        break;
      }
    }
    const waitingOptions = req?.[kRequestOptions];
    if (!waitingOptions) return;
    req[kRequestOptions] = undefined;
    this.createSocket(req, waitingOptions, (error, created) => {
      if (error) process.nextTick(() => req.emit('error', error));
      else created.emit('free');
    });
  },

  /** Prepares a socket to wait for its next request; false if it may not. */
  keepSocketAlive(socket) {
    socket.setKeepAlive(true, this.keepAliveMsecs);
    socket.unref();
    let timeout = this.options.timeout || 0;
    let reusable = true;
    const hint = socket._httpMessage?.res?.headers['keep-alive'];
    const seconds = hint ? /^timeout=(\d+)/.exec(hint)?.[1] : undefined;
    if (seconds) {
      // Earlier than the server does, or a request would meet a closed connection.
      const ours = Math.max(0, Number.parseInt(seconds, 10) * 1000 - this.agentKeepAliveTimeoutBuffer);
      if (ours === 0) reusable = false;
      else if (ours < timeout) timeout = ours;
    }
    if (socket.timeout !== timeout) socket.setTimeout(timeout);
    return reusable;
  },

  reuseSocket(socket, req) {
    socket.removeListener('error', onFreeSocketError);
    req.reusedSocket = true;
    socket.ref();
  },

  destroy() {
    for (const set of [this.freeSockets, this.sockets]) {
      for (const list of Object.values(set)) for (const socket of [...list]) socket.destroy();
    }
  },
};
for (const [name, value] of Object.entries(methods)) {
  Object.defineProperty(Agent.prototype, name, {
    __proto__: null, configurable: true, enumerable: true, writable: true, value,
  });
}

Agent.defaultMaxSockets = Infinity;

module.exports = {
  Agent,
  globalAgent: new Agent({ keepAlive: true, scheduling: 'lifo', timeout: 5000, proxyEnv: undefined }),
};
