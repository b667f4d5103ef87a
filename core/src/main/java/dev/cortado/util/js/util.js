'use strict';

const { codes } = require('internal/errors');
const shared = require('internal/util');
const { format, formatWithOptions, inspect } = require('internal/util/inspect');
const { defineLazyProperties, deprecate, getSystemErrorMessage, promisify, toUSVString } = shared;
const { validateFunction, validateNumber } = require('internal/validators');

function inherits(ctor, superCtor) {
  if (ctor === undefined || ctor === null) throw new codes.ERR_INVALID_ARG_TYPE('ctor', 'Function', ctor);
  if (superCtor === undefined || superCtor === null) throw new codes.ERR_INVALID_ARG_TYPE('superCtor', 'Function', superCtor);
  if (superCtor.prototype === undefined) {
    throw new codes.ERR_INVALID_ARG_TYPE('superCtor.prototype', 'Object', superCtor.prototype);
  }
  Object.defineProperty(ctor, 'super_', { __proto__: null, value: superCtor, writable: true, configurable: true });
  Object.setPrototypeOf(ctor.prototype, superCtor.prototype);
}

function callbackify(original) {
  validateFunction(original, 'original');
  function callbackified(...args) {
    const callback = args.pop();
    validateFunction(callback, 'last argument');
    const bound = callback.bind(this);
    Reflect.apply(original, this, args).then(
      (value) => process.nextTick(bound, null, value),
      (reason) => {
        if (!reason) {
          const error = new codes.ERR_FALSY_VALUE_REJECTION.HideStackFramesError(reason);
          Error.captureStackTrace(error, callbackified);
          reason = error;
        }
        process.nextTick(bound, reason);
      });
  }
  const descriptors = Object.getOwnPropertyDescriptors(original);
  if (typeof descriptors.length.value === 'number') descriptors.length.value++;
  if (typeof descriptors.name.value === 'string') descriptors.name.value += 'Callbackified';
  for (const key of Reflect.ownKeys(descriptors)) Object.setPrototypeOf(descriptors[key], null);
  Object.defineProperties(callbackified, descriptors);
  return callbackified;
}

function getSystemErrorName(number) {
  validateNumber(number, 'err');
  if (number >= 0 || !Number.isSafeInteger(number)) throw new codes.ERR_OUT_OF_RANGE('err', 'a negative integer', number);
  return shared.getSystemErrorName(number);
}

function getCallSites(count = 10, options) {
  if (typeof count === 'object' && options === undefined) {
    options = count;
    count = 10;
  }
  const { validateBoolean, validateInteger, validateObject } = require('internal/validators');
  validateInteger(count, 'frameCount', 1, 200);
  if (options !== undefined) {
    validateObject(options, 'options');
    if (options.sourceMap !== undefined) validateBoolean(options.sourceMap, 'options.sourceMap');
  }
  return require('internal/engine').getCallSites(count + 1).slice(1).map((site) => ({
    functionName: site.getFunctionName() ?? '',
    scriptId: String(site.getScriptId?.() ?? ''),
    scriptName: site.getFileName() ?? '',
    lineNumber: site.getLineNumber(),
    columnNumber: site.getColumnNumber(),
    column: site.getColumnNumber(),
  }));
}

function styleText(format, text, options) {
  return require('internal/util/style').styleText(format, text, options);
}

module.exports = {
  callbackify,
  debug: (name, callback) => module.exports.debuglog(name, callback),
  debuglog: (name, callback) => require('internal/util/debuglog').debuglog(name, callback),
  deprecate,
  format,
  styleText,
  formatWithOptions,
  getCallSites,
  getSystemErrorMap: () => require('internal/errors/errno').byNumber,
  getSystemErrorName,
  getSystemErrorMessage,
  inherits,
  inspect,
  isArray: Array.isArray,
  isDeepStrictEqual(a, b, skipPrototype) {
    return require('internal/util/comparisons').isDeepStrictEqual(a, b, skipPrototype);
  },
  promisify,
  stripVTControlCharacters: (text) => require('internal/util/width').stripVTControlCharacters(text),
  toUSVString,
  types: require('util/types'),
};
defineLazyProperties(module.exports, 'internal/encoding', ['TextDecoder', 'TextEncoder']);
