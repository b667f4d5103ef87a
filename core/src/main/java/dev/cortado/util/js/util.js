'use strict';

// The module `util`. Its larger parts are in files beside it and load when they are first used.

const {
  defineLazyProperties,
  deprecate,
  getSystemErrorMap,
  getSystemErrorMessage: errorMessage,
  getSystemErrorName: errorName,
  promisify,
} = require('internal/util');
const { codes, ErrnoException, ExceptionWithHostPort, recapture } = require('internal/errors');
const { debuglog } = require('internal/util/debuglog');
const { format, formatWithOptions, inspect } = require('internal/util/inspect');
const { validateFunction, validateNumber, validateString } = require('internal/validators');

function _extend(target, source) {
  if (source === null || typeof source !== 'object') return target;
  return Object.assign(target, source);
}

function callbackify(original) {
  validateFunction(original, 'original');
  function callbackified(...args) {
    const callback = args.pop();
    validateFunction(callback, 'last argument');
    const call = callback.bind(this);
    Reflect.apply(original, this, args).then(
      (result) => { process.nextTick(call, null, result); },
      (reason) => { process.nextTick(callWithReason, reason, call); });
  }
  const descriptors = Object.getOwnPropertyDescriptors(original);
  // The callback is one more parameter. A program may have set these to anything.
  if (typeof descriptors.length?.value === 'number') descriptors.length.value++;
  if (typeof descriptors.name?.value === 'string') descriptors.name.value += 'Callbackified';
  for (const key of Reflect.ownKeys(descriptors)) {
    Object.setPrototypeOf(descriptors[key], null);
    Object.defineProperty(callbackified, key, descriptors[key]);
  }
  return callbackified;
}

// A rejection without a reason would look like success.
function callWithReason(reason, callback) {
  callback(reason || recapture(new codes.ERR_FALSY_VALUE_REJECTION(reason), callWithReason));
}

function inherits(ctor, superCtor) {
  if (ctor === undefined || ctor === null) throw new codes.ERR_INVALID_ARG_TYPE('ctor', 'Function', ctor);
  if (superCtor === undefined || superCtor === null) throw new codes.ERR_INVALID_ARG_TYPE('superCtor', 'Function', superCtor);
  if (superCtor.prototype === undefined) {
    throw new codes.ERR_INVALID_ARG_TYPE('superCtor.prototype', 'Object', superCtor.prototype);
  }
  Object.defineProperty(ctor, 'super_', { __proto__: null, configurable: true, value: superCtor, writable: true });
  Object.setPrototypeOf(ctor.prototype, superCtor.prototype);
}

function checkErrorNumber(err) {
  validateNumber(err, 'err');
  if (err >= 0 || !Number.isSafeInteger(err)) throw new codes.ERR_OUT_OF_RANGE('err', 'a negative integer', err);
}

function getSystemErrorName(err) {
  checkErrorNumber(err);
  return errorName(err);
}

function getSystemErrorMessage(err) {
  checkErrorNumber(err);
  return errorMessage(err);
}

function _errnoException(...args) {
  checkErrorNumber(args[0]);
  return new ErrnoException(...args);
}

function _exceptionWithHostPort(...args) {
  return new ExceptionWithHostPort(...args);
}

function isDeepStrictEqual(a, b, skipPrototype) {
  return require('internal/util/comparisons').isDeepStrictEqual(a, b, skipPrototype);
}

function stripVTControlCharacters(str) {
  return require('internal/util/width').stripVTControlCharacters(str);
}

function styleText(format, text, options = undefined) {
  return require('internal/util/style').styleText(format, text, options);
}

function toUSVString(input) {
  return `${input}`.toWellFormed();
}

function parseEnv(content) {
  validateString(content, 'content');
  return require('internal/util/dotenv').parse(content);
}

function parseArgs(config = undefined) {
  return require('internal/util/parse_args').parseArgs(config);
}

function getCallSites(frameCount = undefined, options = undefined) {
  return require('internal/util/callsites').getCallSites(frameCount, options);
}

function diff(actual, expected) {
  return require('internal/util/diff').diff(actual, expected);
}

module.exports = {
  _errnoException,
  _exceptionWithHostPort,
  _extend: deprecate(_extend, 'The `util._extend` API is deprecated. Please use Object.assign() instead.', 'DEP0060'),
  callbackify,
  debug: debuglog,
  debuglog,
  deprecate,
  format,
  styleText,
  formatWithOptions,
  getCallSites,
  getSystemErrorMap,
  getSystemErrorName,
  getSystemErrorMessage,
  inherits,
  inspect,
  isArray: deprecate(Array.isArray, 'The `util.isArray` API is deprecated. Please use `Array.isArray()` instead.', 'DEP0044'),
  isDeepStrictEqual,
  promisify,
  stripVTControlCharacters,
  toUSVString,
};

defineLazyProperties(module.exports, 'internal/events/abort_controller', ['aborted']);
Object.assign(module.exports, { types: require('util/types'), parseEnv, parseArgs });
defineLazyProperties(module.exports, 'internal/encoding', ['TextDecoder', 'TextEncoder']);
defineLazyProperties(module.exports, 'internal/util/mime', ['MIMEType', 'MIMEParams']);
module.exports.diff = diff;
