'use strict';

// How a socket connects: to a path, an address, or the addresses of a name one after the other.

const { codes, AggregateError, ExceptionWithHostPort } = require('internal/errors');
const { validateBoolean, validateFunction, validateInt32, validateNumber, validatePort,
  validateString } = require('internal/validators');
const { Pipe, TCP } = require('internal/net/handle');
const { isIP } = require('internal/net');
const { attach, kSetKeepAlive, kSetKeepAliveInitialDelay, kSetNoDelay } = require('internal/net/socket');
const { getOption } = require('internal/options');

const ECANCELED = -125;
const ETIMEDOUT = -110;

const defaults = {
  autoSelectFamily: getOption('network-family-autoselection') !== false,
  attemptTimeout: Number(getOption('network-family-autoselection-attempt-timeout') ?? 250),
};

function connect(socket, options, callback) {
  if (options.port === undefined && (options.path === null || options.path === undefined)) {
    throw new codes.ERR_MISSING_ARGS(['options', 'port', 'path']);
  }
  if (socket.destroyed) {
    socket._handle = null;
    socket._undestroy();
    socket._sockname = undefined;
  }
  if (socket.write !== Object.getPrototypeOf(socket).write && Object.hasOwn(socket, 'write')) delete socket.write;
  const { path } = options;
  const isPipe = Boolean(path);
  if (!socket._handle) {
    socket._handle = isPipe ? new Pipe() : new TCP();
    attach(socket);
  }
  if (callback !== null && callback !== undefined) socket.once('connect', callback);
  socket._unrefTimer();
  socket.connecting = true;
  if (isPipe) {
    validateString(path, 'options.path');
    start(socket, () => socket._handle.connect(path, (status) => afterConnect(socket, status, path)), path);
    return;
  }
  lookupAndConnect(socket, options);
}

/** Begins to connect; a failure at once is told like a later one. */
function start(socket, begin, address) {
  const status = begin();
  if (status < 0) {
    socket.destroy(new ExceptionWithHostPort(status, 'connect', address));
  }
}

function lookupAndConnect(socket, options) {
  const { localAddress, localPort } = options;
  const host = options.host || 'localhost';
  let { port } = options;
  if (localAddress && !isIP(localAddress)) throw new codes.ERR_INVALID_IP_ADDRESS(localAddress);
  if (localPort) validateNumber(localPort, 'options.localPort');
  if (port !== undefined) {
    if (typeof port !== 'number' && typeof port !== 'string') {
      throw new codes.ERR_INVALID_ARG_TYPE('options.port', ['number', 'string'], port);
    }
    validatePort(port);
  }
  port |= 0;
  const { autoSelectFamily } = options;
  if (autoSelectFamily !== undefined) validateBoolean(autoSelectFamily, 'options.autoSelectFamily');
  let timeout = options.autoSelectFamilyAttemptTimeout;
  if (timeout !== undefined) {
    validateInt32(timeout, 'options.autoSelectFamilyAttemptTimeout', 1);
    if (timeout < 10) timeout = 10;
  }
  if (isIP(host)) {
    process.nextTick(() => {
      if (socket.connecting) connectTo(socket, host, port, localAddress, localPort);
    });
    return;
  }
  if (options.lookup !== undefined) validateFunction(options.lookup, 'options.lookup');
  const { family: dnsFamily, hints } = options;
  const dnsOptions = { family: dnsFamily, hints: hints || 0 };
  socket._host = host;
  const lookup = options.lookup || require('dns').lookup;
  const all = dnsFamily !== 4 && dnsFamily !== 6 && !localAddress && (autoSelectFamily ?? defaults.autoSelectFamily);
  if (all) dnsOptions.all = true;
  const { getFrame, setFrame } = require('internal/async_hooks/context');
  const frame = getFrame();
  lookup(host, dnsOptions, (error, found, family) => {
    setFrame(frame);
    const addresses = all ? found : [{ address: found, family }];
    if (!all || error) socket.emit('lookup', error, found, family, host);
    else for (const { address, family: each } of addresses) socket.emit('lookup', null, address, each, host);
    if (!socket.connecting) return;
    if (error) {
      process.nextTick(() => socket.destroy(error));
      return;
    }
    if (all) {
      connectToAny(socket, interleave(addresses), port, timeout ?? defaults.attemptTimeout, { localAddress, localPort });
      return;
    }
    if (!isIP(found)) {
      process.nextTick(() => socket.destroy(new codes.ERR_INVALID_IP_ADDRESS(found)));
      return;
    }
    if (family !== 4 && family !== 6) {
      process.nextTick(() => socket.destroy(new codes.ERR_INVALID_ADDRESS_FAMILY(family, host, port)));
      return;
    }
    socket._unrefTimer();
    connectTo(socket, found, port, localAddress, localPort);
  });
}

/** The two families in turn, beginning with that of the first address. */
function interleave(addresses) {
  const valid = addresses.filter(({ address }) => isIP(address));
  if (valid.length === 0) return valid;
  const first = valid.filter(({ family }) => family === valid[0].family);
  const second = valid.filter(({ family }) => family !== valid[0].family);
  const result = [];
  for (let i = 0; i < Math.max(first.length, second.length); i++) {
    if (i < first.length) result.push(first[i]);
    if (i < second.length) result.push(second[i]);
  }
  return result;
}

function bindLocal(socket, family, localAddress, localPort) {
  if (!localAddress && !localPort) return 0;
  return socket._handle.bind(localAddress || (family === 6 ? '::' : '0.0.0.0'), localPort || 0);
}

function connectTo(socket, address, port, localAddress, localPort) {
  let status = bindLocal(socket, isIP(address), localAddress, localPort);
  if (status < 0) {
    socket.destroy(new ExceptionWithHostPort(status, 'bind', localAddress, localPort));
    return;
  }
  const local = localAddress && localPort ? `${localAddress}:${localPort}` : undefined;
  status = socket._handle.connect(address, port, (result) => afterConnect(socket, result, address, port, local));
  if (status < 0) {
    socket.destroy(new ExceptionWithHostPort(status, 'connect', address, port, local));
  }
}

/** One address after the other; an attempt that takes too long is given up for the next. */
function connectToAny(socket, addresses, port, attemptTimeout, local) {
  if (addresses.length <= 1) {
    if (addresses.length === 1) connectTo(socket, addresses[0].address, port, local.localAddress, local.localPort);
    else socket.destroy(new codes.ERR_INVALID_IP_ADDRESS(`${addresses}`));
    return;
  }
  const errors = [];
  let current = 0;
  socket.autoSelectFamilyAttemptedAddresses = [];
  const attempt = () => {
    if (!socket.connecting) return;
    if (current === addresses.length) {
      if (errors.length === 0) socket.destroy(new codes.ERR_SOCKET_CONNECTION_TIMEOUT());
      else socket.destroy(new AggregateError(errors));
      return;
    }
    const { address, family } = addresses[current++];
    if (current > 1) {
      socket._handle.close();
      socket._handle = new TCP();
      attach(socket);
    }
    const handle = socket._handle;
    socket.autoSelectFamilyAttemptedAddresses.push(`${address}:${port}`);
    socket.emit('connectionAttempt', address, port, family);
    let timer;
    let over = false;
    const fail = (status, event = 'connectionAttemptFailed') => {
      over = true;
      if (timer !== undefined) require('timers').clearTimeout(timer);
      const error = new ExceptionWithHostPort(status, 'connect', address, port);
      errors.push(error);
      socket.emit(event, address, port, family, error);
      attempt();
    };
    const status = handle.connect(address, port, (result) => {
      if (over) return;
      if (result < 0 && result !== ECANCELED) {
        fail(result);
      } else {
        over = true;
        if (timer !== undefined) require('timers').clearTimeout(timer);
        afterConnect(socket, result, address, port);
      }
    });
    if (status < 0) {
      fail(status);
    } else if (current < addresses.length) {
      timer = require('timers').setTimeout(() => {
        if (!over) fail(ETIMEDOUT, 'connectionAttemptTimeout');
      }, attemptTimeout);
    }
  };
  attempt();
}

function afterConnect(socket, status, address, port, local) {
  if (socket.destroyed) return;
  socket.connecting = false;
  socket._sockname = null;
  if (status !== 0) {
    socket.destroy(new ExceptionWithHostPort(status, 'connect', address, port, local));
    return;
  }
  const handle = socket._handle;
  if (socket[kSetNoDelay] && handle.setNoDelay) handle.setNoDelay(true);
  if (socket[kSetKeepAlive] && handle.setKeepAlive) handle.setKeepAlive(true, socket[kSetKeepAliveInitialDelay]);
  socket._unrefTimer();
  socket.emit('connect');
  socket.emit('ready');
  // Reading begins now, so that the other side's end is seen, unless the program paused it.
  if (socket.readable && !socket.isPaused()) socket.read(0);
}

module.exports = { connect, defaults };
