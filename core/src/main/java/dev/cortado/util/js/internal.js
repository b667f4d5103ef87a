'use strict';

// Small things that built-ins share. What is rarely needed is in helpers.js and loads when it is first used.

const customInspectSymbol = Symbol.for('nodejs.util.inspect.custom');
const customPromisify = Symbol.for('nodejs.util.promisify.custom');
const customPromisifyArgs = Symbol('customPromisifyArgs');
const kEmptyObject = Object.freeze({ __proto__: null });
const kEnumerableProperty = Object.freeze({ __proto__: null, enumerable: true });

const helpers = () => require('internal/util/helpers');

const warnedCodes = new Set();

/** A function that warns once, when it is first called. Functions with the same code warn once together. */
function deprecate(fn, message, code, { modifyPrototype = true } = kEmptyObject) {
  if (code !== undefined) require('internal/validators').validateString(code, 'code');
  let warned = false;
  function deprecated(...args) {
    if (!warned && process.noDeprecation !== true) {
      warned = true;
      warnOfDeprecation(message, code, deprecated);
    }
    if (new.target) return Reflect.construct(fn, args, new.target);
    return Reflect.apply(fn, this, args);
  }
  if (modifyPrototype) {
    // Static members and instanceof go on as before.
    Object.setPrototypeOf(deprecated, fn);
    if (fn.prototype) deprecated.prototype = fn.prototype;
  }
  Object.defineProperty(deprecated, 'length', { __proto__: null, ...Object.getOwnPropertyDescriptor(fn, 'length') });
  return deprecated;
}

function warnOfDeprecation(message, code, above) {
  if (code === undefined) process.emitWarning(message, 'DeprecationWarning', above);
  else if (!warnedCodes.has(code)) {
    warnedCodes.add(code);
    process.emitWarning(message, 'DeprecationWarning', code, above);
  }
}

/** A function that warns when it is first called and `shouldWarn` agrees. */
function getDeprecationWarningEmitter(code, message, above, shouldWarn = () => true) {
  let warned = false;
  return function(...args) {
    if (warned || !shouldWarn(...args)) return;
    warned = true;
    warnOfDeprecation(typeof message === 'function' ? message(...args) : message, code, above ?? Object);
  };
}

/** As deprecate, for what only warns under --pending-deprecation. */
function pendingDeprecate(fn, message, code) {
  if (!isPendingDeprecation()) {
    return Object.defineProperty(function(...args) { return Reflect.apply(fn, this, args); }, 'length',
      { __proto__: null, ...Object.getOwnPropertyDescriptor(fn, 'length') });
  }
  return deprecate(fn, message, code);
}

function isPendingDeprecation() {
  return Boolean(require('internal/options').getOption('pending-deprecation')) && !process.noDeprecation;
}

const experimental = new Set();

/** Warns once that a feature is experimental. */
function emitExperimentalWarning(feature, message = `${feature} is an experimental feature and might change at any time`,
  code = undefined, above = undefined) {
  if (experimental.has(feature)) return;
  experimental.add(feature);
  process.emitWarning(message, 'ExperimentalWarning', code, above);
}

function promisify(original) {
  const { validateFunction } = require('internal/validators');
  validateFunction(original, 'original');
  const custom = original[customPromisify];
  if (custom) {
    validateFunction(custom, 'util.promisify.custom');
    return Object.defineProperty(custom, customPromisify, { __proto__: null, configurable: true, value: custom });
  }
  // What a callback gets beside the error, by name, where that is more than one value.
  const names = original[customPromisifyArgs];
  function fn(...args) {
    return new Promise((resolve, reject) => {
      args.push((error, ...values) => {
        if (error) reject(error);
        else if (names !== undefined && values.length > 1) {
          const result = {};
          for (let i = 0; i < names.length; i++) result[names[i]] = values[i];
          resolve(result);
        } else resolve(values[0]);
      });
      if (require('util/types').isPromise(Reflect.apply(original, this, args))) {
        process.emitWarning('Calling promisify on a function that returns a Promise is likely a mistake.',
          'DeprecationWarning', 'DEP0174');
      }
    });
  }
  Object.setPrototypeOf(fn, Object.getPrototypeOf(original));
  Object.defineProperty(fn, customPromisify, { __proto__: null, configurable: true, value: fn });
  const descriptors = Object.getOwnPropertyDescriptors(original);
  for (const key of Reflect.ownKeys(descriptors)) Object.setPrototypeOf(descriptors[key], null);
  return Object.defineProperties(fn, descriptors);
}
promisify.custom = customPromisify;

const encodings = {
  '__proto__': null,
  'utf8': 'utf8', 'utf-8': 'utf8', 'ucs2': 'utf16le', 'ucs-2': 'utf16le', 'utf16le': 'utf16le', 'utf-16le': 'utf16le',
  'latin1': 'latin1', 'binary': 'latin1', 'base64': 'base64', 'base64url': 'base64url', 'hex': 'hex', 'ascii': 'ascii',
};
const encodingsMap = {
  __proto__: null, ascii: 0, utf8: 1, base64: 2, utf16le: 3, latin1: 4, hex: 5, buffer: 6, base64url: 7,
};

/** Node's own name of an encoding, undefined when it has none of that name. */
function normalizeEncoding(encoding) {
  if (encoding == null || encoding === 'utf8' || encoding === 'utf-8' || encoding === '') return 'utf8';
  return encodings[encoding] ?? encodings[`${encoding}`.toLowerCase()];
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

function defineValue(target, name, value, enumerable) {
  Object.defineProperty(target, name, { __proto__: null, configurable: true, enumerable, writable: true, value });
}

/** Properties that load the module they come from when they are first read. */
function defineLazyProperties(target, id, keys, enumerable = true) {
  for (const key of keys) {
    const [name, source] = typeof key === 'string' ? [key, key] : key;
    Object.defineProperty(target, name, {
      __proto__: null,
      configurable: true,
      enumerable,
      get: assignFunctionName(name, () => {
        const value = require(id)[source];
        defineValue(target, name, value, enumerable);
        return value;
      }),
      set: assignFunctionName(name, (value) => { defineValue(target, name, value, true); }),
    });
  }
}

/** As defineLazyProperties, for attributes of a global object: assigning replaces them, if they are writable. */
function defineReplaceableLazyAttribute(target, id, keys, writable = true, check = undefined) {
  for (const key of keys) {
    let value;
    let made = false;
    const get = { [key]() {
      if (check !== undefined) check(this);
      if (!made) {
        value = require(id)[key];
        made = true;
      }
      return value;
    } }[key];
    Object.defineProperty(get, 'name', { __proto__: null, value: `get ${key}` });
    Object.defineProperty(target, key, {
      __proto__: null,
      configurable: true,
      enumerable: true,
      get,
      set: writable ? assignFunctionName(`set ${key}`, function(replacement) {
        defineValue(target, key, replacement, true);
      }) : undefined,
    });
  }
}

/** A function that computes its value once. */
function getLazy(make) {
  let value;
  let made = false;
  return function() {
    if (!made) {
      value = make();
      made = true;
    }
    return value;
  };
}

function cachedResult(make) {
  const get = getLazy(make);
  return () => get().slice();
}

function assignFunctionName(name, fn, descriptor = kEmptyObject) {
  const text = typeof name !== 'symbol' ? name : name.description ? `[${name.description}]` : '';
  return Object.defineProperty(fn, 'name', {
    __proto__: null,
    configurable: true,
    enumerable: false,
    writable: false,
    ...Object.getOwnPropertyDescriptor(fn, 'name'),
    ...descriptor,
    value: text,
  });
}

function setOwnProperty(object, key, value) {
  return Object.defineProperty(object, key, { __proto__: null, configurable: true, enumerable: true, value, writable: true });
}

function filterOwnProperties(source, keys) {
  const result = {};
  for (const key of keys) if (Object.hasOwn(source, key)) result[key] = source[key];
  return result;
}

/** Takes one element out. Faster than Array.prototype.splice. */
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

function lazyDOMExceptionClass() {
  return require('internal/events/domexception').DOMException;
}

function lazyDOMException(message, name) {
  const DOMException = lazyDOMExceptionClass();
  return new DOMException(message, name);
}

function getSystemErrorName(number) {
  return require('internal/errors/errno').errorName(number);
}

function getSystemErrorMessage(number) {
  return require('internal/errors/errno').errorMessage(number);
}

function getSystemErrorMap() {
  return new Map(require('internal/errors/errno').byNumber);
}

module.exports = {
  SymbolAsyncDispose: Symbol.asyncDispose,
  SymbolDispose: Symbol.dispose,
  assignFunctionName,
  cachedResult,
  customInspectSymbol,
  customPromisify,
  customPromisifyArgs,
  defineLazyProperties,
  defineReplaceableLazyAttribute,
  deprecate,
  emitExperimentalWarning,
  encodingsMap,
  filterOwnProperties,
  getDeprecationWarningEmitter,
  getLazy,
  getSystemErrorMap,
  getSystemErrorMessage,
  getSystemErrorName,
  isError,
  isMacOS: false,
  isPendingDeprecation,
  isWindows: false,
  kCustomPromisifyArgsSymbol: customPromisifyArgs,
  kEmptyObject,
  kEnumerableProperty,
  kIsEncodingSymbol: Symbol('kIsEncodingSymbol'),
  lazyDOMException,
  lazyDOMExceptionClass,
  normalizeEncoding,
  once,
  pendingDeprecate,
  promisify,
  setOwnProperty,
  spliceOne,
  toUSVString,

  get WeakReference() { return helpers().WeakReference; },
  get assertCrypto() { return helpers().assertCrypto; },
  get constructSharedArrayBuffer() { return helpers().constructSharedArrayBuffer; },
  get convertToValidSignal() { return helpers().convertToValidSignal; },
  get createClassWrapper() { return helpers().createClassWrapper; },
  get defineOperation() { return helpers().defineOperation; },
  get deprecateInstantiation() { return helpers().deprecateInstantiation; },
  get exposeInterface() { return helpers().exposeInterface; },
  get exposeLazyInterfaces() { return helpers().exposeLazyInterfaces; },
  get exposeNamespace() { return helpers().exposeNamespace; },
  get filterDuplicateStrings() { return helpers().filterDuplicateStrings; },
  get getCIDR() { return helpers().getCIDR; },
  get getCWDURL() { return helpers().getCWDURL; },
  get getConstructorOf() { return helpers().getConstructorOf; },
  get getStructuredStack() { return helpers().getStructuredStack; },
  get isUnderNodeModules() { return helpers().isUnderNodeModules; },
  get join() { return helpers().join; },
  get removeColors() { return helpers().removeColors; },
  get sleep() { return helpers().sleep; },
};
