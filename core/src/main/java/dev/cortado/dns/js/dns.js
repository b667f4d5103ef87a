'use strict';

// dns.lookup. The resolver (dns.resolve*) is not there yet.

const { codes, DNSException } = require('internal/errors');
const { validateBoolean, validateFunction, validateNumber, validateOneOf, validateString } =
  require('internal/validators');
const { isIP } = require('internal/net');
const { request } = require('internal/loop');
const { customPromisifyArgs } = require('internal/util');

const binding = internalBinding('dns');
const ADDRCONFIG = 32;
const V4MAPPED = 8;
const ALL = 16;
const ORDERS = ['ipv4first', 'ipv6first', 'verbatim'];
let defaultOrder = require('internal/options').getOption('dns-result-order') ?? 'verbatim';

function familyOf(value) {
  switch (value) {
    case 'IPv4': return 4;
    case 'IPv6': return 6;
    default: return value;
  }
}

function order(addresses, how) {
  if (how === 'verbatim') return addresses;
  const wanted = how === 'ipv4first' ? 4 : 6;
  return [...addresses.filter((a) => isIP(a) === wanted), ...addresses.filter((a) => isIP(a) !== wanted)];
}

/** Checks a lookup's options; returns {family, all, order}. */
function check(hostname, options) {
  let family = 0;
  let all = false;
  let how = defaultOrder;
  if (hostname) validateString(hostname, 'hostname');
  if (typeof options === 'number') {
    validateOneOf(options, 'family', [0, 4, 6]);
    family = options;
  } else if (options !== undefined && typeof options !== 'object') {
    throw new codes.ERR_INVALID_ARG_TYPE('options', ['integer', 'object'], options);
  } else {
    if (options?.hints !== null && options?.hints !== undefined) {
      validateNumber(options.hints, 'options.hints');
      const hints = options.hints >>> 0;
      if (hints !== 0 && hints & ~(ADDRCONFIG | V4MAPPED | ALL)) throw new codes.ERR_INVALID_ARG_VALUE('hints', hints);
    }
    if (options?.family !== null && options?.family !== undefined) {
      family = familyOf(options.family);
      validateOneOf(family, 'options.family', [0, 4, 6]);
    }
    if (options?.all !== null && options?.all !== undefined) {
      validateBoolean(options.all, 'options.all');
      all = options.all;
    }
    if (options?.verbatim !== null && options?.verbatim !== undefined) {
      validateBoolean(options.verbatim, 'options.verbatim');
      how = options.verbatim ? 'verbatim' : 'ipv4first';
    }
    if (options?.order !== null && options?.order !== undefined) {
      validateOneOf(options.order, 'options.order', ORDERS);
      how = options.order;
    }
  }
  return { family, all, order: how };
}

/** The addresses of a name, or an error, to a callback. */
function find(hostname, settings, callback) {
  const matched = isIP(hostname);
  if (matched) {
    process.nextTick(callback, null, [hostname]);
    return;
  }
  binding.lookup(request((status, addresses) => {
    if (status < 0) callback(new DNSException(status, 'getaddrinfo', hostname));
    else callback(null, order(addresses, settings.order));
  }, 'GetAddrInfoReqWrap'), require('internal/url').domainToASCII?.(hostname) || hostname, settings.family);
}

function lookup(hostname, options, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  }
  const settings = check(hostname, options);
  validateFunction(callback, 'callback');
  if (!hostname) {
    if (settings.all) process.nextTick(callback, null, []);
    else process.nextTick(callback, null, null, settings.family === 6 ? 6 : 4);
    return {};
  }
  find(hostname, settings, (error, addresses) => {
    if (error) callback(error);
    else if (settings.all) callback(null, addresses.map((address) => ({ address, family: isIP(address) })));
    else callback(null, addresses[0], isIP(addresses[0]));
  });
  return { callback, hostname };
}
Object.defineProperty(lookup, customPromisifyArgs, { __proto__: null, value: ['address', 'family'], enumerable: false });

function setDefaultResultOrder(value) {
  validateOneOf(value, 'dnsOrder', ORDERS);
  defaultOrder = value;
}

const errorCodes = {};
for (const name of ['NODATA', 'FORMERR', 'SERVFAIL', 'NOTFOUND', 'NOTIMP', 'REFUSED', 'BADQUERY', 'BADNAME', 'BADFAMILY', 'BADRESP',
  'CONNREFUSED', 'TIMEOUT', 'EOF', 'FILE', 'NOMEM', 'DESTRUCTION', 'BADSTR', 'BADFLAGS', 'NONAME', 'BADHINTS',
  'NOTINITIALIZED', 'LOADIPHLPAPI', 'ADDRGETNETWORKPARAMS', 'CANCELLED']) {
  errorCodes[name] = name === 'EOF' ? 'EOF' : `E${name}`;
}

module.exports = {
  lookup,
  getDefaultResultOrder: () => defaultOrder,
  setDefaultResultOrder,
  ADDRCONFIG,
  ALL,
  V4MAPPED,
  ...errorCodes,
  check,
  find,
};
for (const name of ['check', 'find']) {
  Object.defineProperty(module.exports, name, { __proto__: null, enumerable: false, value: module.exports[name] });
}
Object.defineProperty(module.exports, 'promises', {
  __proto__: null, configurable: true, enumerable: true, get: () => require('dns/promises'),
});
