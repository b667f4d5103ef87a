'use strict';

// Small things that built-ins share.

const customInspectSymbol = Symbol.for('nodejs.util.inspect.custom');
const customPromisify = Symbol.for('nodejs.util.promisify.custom');
const customPromisifyArgs = Symbol('customPromisifyArgs');
const kEmptyObject = Object.freeze({ __proto__: null });
const kEnumerableProperty = Object.freeze({ __proto__: null, enumerable: true });
const warned = new Set();

/** The deprecation of a function or class: warns once, when first called. */
function deprecate(fn, message, code) {
  const { validateString } = require('internal/validators');
  if (code !== undefined) validateString(code, 'code');
  let told = false;
  function deprecated(...args) {
    if (!told && process.noDeprecation !== true) {
      told = true;
      emitDeprecation(message, code, deprecated);
    }
    if (new.target) return Reflect.construct(fn, args, new.target);
    return Reflect.apply(fn, this, args);
  }
  Object.setPrototypeOf(deprecated, fn);
  if (fn.prototype) deprecated.prototype = fn.prototype;
  Object.defineProperty(deprecated, 'length', { __proto__: null, ...Object.getOwnPropertyDescriptor(fn, 'length') });
  return deprecated;
}

function emitDeprecation(message, code, ctor) {
  if (code !== undefined) {
    if (warned.has(code)) return;
    warned.add(code);
  }
  process.emitWarning(message, 'DeprecationWarning', code, ctor);
}

function getDeprecationWarningEmitter(code, message, ctor, shouldEmit = () => true) {
  let told = false;
  return (...args) => {
    if (!told && shouldEmit(...args)) {
      told = true;
      emitDeprecation(typeof message === 'function' ? message(...args) : message, code, ctor);
    }
  };
}

const experimental = new Set();
function emitExperimentalWarning(feature) {
  if (experimental.has(feature)) return;
  experimental.add(feature);
  process.emitWarning(`${feature} is an experimental feature and might change at any time`, 'ExperimentalWarning');
}

function promisify(original) {
  const { validateFunction } = require('internal/validators');
  validateFunction(original, 'original');
  if (original[customPromisify]) {
    const fn = original[customPromisify];
    validateFunction(fn, 'util.promisify.custom');
    return Object.defineProperty(fn, customPromisify,
      { __proto__: null, configurable: true, enumerable: false, value: fn, writable: true });
  }
  const names = original[customPromisifyArgs];
  function fn(...args) {
    return new Promise((resolve, reject) => {
      const result = Reflect.apply(original, this, [...args, (error, ...values) => {
        if (error) reject(error);
        else if (names !== undefined && values.length > 1) {
          resolve(Object.fromEntries(names.map((name, i) => [name, values[i]])));
        } else resolve(values[0]);
      }]);
      if (require('util/types').isPromise(result)) {
        process.emitWarning('Calling promisify on a function that returns a Promise is likely a mistake.',
          'DeprecationWarning', 'DEP0174');
      }
    });
  }
  Object.setPrototypeOf(fn, Object.getPrototypeOf(original));
  Object.defineProperty(fn, customPromisify,
    { __proto__: null, configurable: true, enumerable: false, value: fn, writable: true });
  const descriptors = Object.getOwnPropertyDescriptors(original);
  for (const key of Reflect.ownKeys(descriptors)) Object.setPrototypeOf(descriptors[key], null);
  return Object.defineProperties(fn, descriptors);
}
promisify.custom = customPromisify;

const ENCODINGS = {
  __proto__: null,
  'utf8': 'utf8', 'utf-8': 'utf8', 'ucs2': 'utf16le', 'ucs-2': 'utf16le', 'utf16le': 'utf16le', 'utf-16le': 'utf16le',
  'latin1': 'latin1', 'binary': 'latin1', 'base64': 'base64', 'base64url': 'base64url', 'hex': 'hex', 'ascii': 'ascii',
};

/** The name Node uses for an encoding, undefined if it has none of that name. */
function normalizeEncoding(encoding) {
  if (encoding === undefined || encoding === null || encoding === 'utf8' || encoding === 'utf-8') return 'utf8';
  if (encoding === '') return 'utf8';
  return ENCODINGS[encoding] ?? ENCODINGS[`${encoding}`.toLowerCase()];
}

function once(callback, { preserveReturnValue = false } = kEmptyObject) {
  let called = false;
  let value;
  return function(...args) {
    if (called) return value;
    called = true;
    const result = Reflect.apply(callback, this, args);
    if (preserveReturnValue) value = result;
    return result;
  };
}

/** Properties of a target that load their module when first read. */
function defineLazyProperties(target, id, keys, enumerable = true) {
  for (const key of keys) {
    const name = typeof key === 'string' ? key : key[0];
    Object.defineProperty(target, name, {
      __proto__: null,
      configurable: true,
      enumerable,
      get() {
        const value = require(id)[name];
        Object.defineProperty(target, name, { __proto__: null, configurable: true, enumerable, writable: true, value });
        return value;
      },
      set(value) {
        Object.defineProperty(target, name, { __proto__: null, configurable: true, enumerable: true, writable: true, value });
      },
    });
  }
}

function defineReplaceableLazyAttribute(target, id, keys, writable = true) {
  defineLazyProperties(target, id, keys);
  return writable;
}

/** A function that computes its value once. */
function getLazy(make) {
  let value;
  let made = false;
  return () => {
    if (!made) {
      value = make();
      made = true;
    }
    return value;
  };
}

const lazyDOMExceptionClass = () => require('internal/events/domexception').DOMException;
function lazyDOMException(message, name) {
  const DOMException = lazyDOMExceptionClass();
  return new DOMException(message, name);
}

function assignFunctionName(name, fn, descriptor = kEmptyObject) {
  const text = typeof name === 'symbol' ? `[${name.description}]` : name;
  return Object.defineProperty(fn, 'name', { __proto__: null, writable: false, enumerable: false, configurable: true,
    ...Object.getOwnPropertyDescriptor(fn, 'name'), ...descriptor, value: text });
}

function setOwnProperty(object, key, value) {
  return Object.defineProperty(object, key, { __proto__: null, configurable: true, enumerable: true, value, writable: true });
}

function spliceOne(list, index) {
  for (; index + 1 < list.length; index++) list[index] = list[index + 1];
  list.pop();
}

function isError(value) {
  return require('util/types').isNativeError(value) || value instanceof Error;
}

function toUSVString(text) {
  return `${text}`.toWellFormed();
}

function getSystemErrorName(number) {
  return require('internal/errors/errno').errorName(number);
}

function getSystemErrorMessage(number) {
  return require('internal/errors/errno').errorMessage(number);
}

function convertToValidSignal(signal) {
  const { codes } = require('internal/errors');
  const { signals } = require('os').constants;
  if (typeof signal === 'number' && Object.values(signals).includes(signal)) return signal;
  if (typeof signal === 'string') {
    const number = signals[signal.toUpperCase()];
    if (number) return number;
  }
  throw new codes.ERR_UNKNOWN_SIGNAL(signal);
}

module.exports = {
  SymbolAsyncDispose: Symbol.asyncDispose,
  SymbolDispose: Symbol.dispose,
  assignFunctionName,
  convertToValidSignal,
  customInspectSymbol,
  customPromisify,
  customPromisifyArgs,
  defineLazyProperties,
  defineReplaceableLazyAttribute,
  deprecate,
  emitExperimentalWarning,
  getDeprecationWarningEmitter,
  getLazy,
  getSystemErrorMessage,
  getSystemErrorName,
  isError,
  isWindows: false,
  kCustomPromisifyArgsSymbol: customPromisifyArgs,
  kEmptyObject,
  kEnumerableProperty,
  lazyDOMException,
  lazyDOMExceptionClass,
  normalizeEncoding,
  once,
  promisify,
  setOwnProperty,
  spliceOne,
  toUSVString,
};
