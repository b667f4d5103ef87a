'use strict';

// The one source of error codes and messages. Texts are in codes.js, computed.js and native.js; `codes.ERR_X` is a class,
// made when first asked for.

const { determineSpecificType, formatList } = require('internal/errors/describe');

const kIsNodeError = Symbol('kIsNodeError');
const kEnhanceStackBeforeInspector = Symbol('kEnhanceStackBeforeInspector');
const baseClasses = { __proto__: null, Error, TypeError, RangeError, SyntaxError, URIError };

let tables;
function loadTables() {
  return tables ??= {
    plain: require('internal/errors/codes'),
    computed: require('internal/errors/computed'),
    native: require('internal/errors/native'),
  };
}

/** Hides a function and all above it from the stacks of errors that it throws. */
function hideStackFrames(fn) {
  function wrapped(...args) {
    try {
      return Reflect.apply(fn, this, args);
    } catch (error) {
      if (Error.stackTraceLimit && typeof error === 'object' && error !== null && Object.isExtensible(error)) {
        Error.captureStackTrace(error, wrapped);
      }
      throw error;
    }
  }
  wrapped.withoutStackTrace = fn;
  return wrapped;
}

/** Puts %s arguments into a text. */
function fill(text, args) {
  if (args.length === 0) return text;
  let index = 0;
  const { inspect } = args.some((arg) => typeof arg === 'object' && arg !== null) ? require('internal/util/inspect') : {};
  return text.replace(/%[sdij%]/g, (hole) => {
    if (hole === '%%') return '%';
    if (index >= args.length) return hole;
    const value = args[index++];
    if (hole === '%d') return `${Number(value)}`;
    if (hole === '%j') return JSON.stringify(value);
    return typeof value === 'object' && value !== null && inspect !== undefined && typeof value.toString !== 'function' ?
      inspect(value) : String(value);
  });
}

/** The stack's first line shows the code, the error's name does not. */
function addCodeToStack(error, name, code) {
  const limit = Error.stackTraceLimit;
  if (limit === 0) return;
  const plain = `${name}: `;
  const { stack } = error;
  if (typeof stack === 'string' && stack.startsWith(plain)) {
    Object.defineProperty(error, 'stack', {
      __proto__: null, configurable: true, enumerable: false, writable: true,
      value: `${name} [${code}]: ${stack.slice(plain.length)}`,
    });
  }
}

function makeClass(Base, code, compute) {
  const baseName = Base.name;
  class NodeError extends Base {
    constructor(...args) {
      const properties = {};
      super();
      const message = compute(properties, args);
      Object.defineProperties(this, {
        message: { __proto__: null, configurable: true, enumerable: false, writable: true, value: message },
        toString: {
          __proto__: null, configurable: true, enumerable: false, writable: true,
          value() { return `${this.name} [${code}]: ${this.message}`; },
        },
      });
      Error.captureStackTrace(this, NodeError);
      addCodeToStack(this, baseName, code);
      Object.assign(this, properties);
      this.code = code;
    }
  }
  Object.defineProperty(NodeError, 'name', { __proto__: null, configurable: true, value: 'NodeError' });
  Object.defineProperty(NodeError.prototype, kIsNodeError, { __proto__: null, value: true });
  Object.defineProperty(NodeError.prototype, 'constructor', { __proto__: null, configurable: true, writable: true, value: Base });
  NodeError.HideStackFramesError = NodeError;
  return NodeError;
}

/** An error of Node's native half: the code is a property, no more. */
function makeNativeClass(Base, code, text) {
  function NativeError(message = text) {
    const error = new Base(message);
    Error.captureStackTrace(error, NativeError);
    error.code = code;
    return error;
  }
  return NativeError;
}

function makeSystemClass(code, text) {
  return class NodeSystemError extends SystemError {
    constructor(context) {
      super(code, text, context);
    }
  };
}

function find(code) {
  const { plain, computed, native } = loadTables();
  for (const base of Object.keys(plain)) {
    const text = plain[base][code];
    if (text === undefined) continue;
    if (base === 'SystemError') return makeSystemClass(code, text);
    return withOthers(code, makeClass(baseClasses[base], code, (_, args) => fill(text, args)), (_, args) => fill(text, args));
  }
  for (const base of ['Error', 'TypeError', 'RangeError', 'SyntaxError']) {
    const message = computed[base]?.[code];
    if (message === undefined) continue;
    const compute = (properties, args) => Reflect.apply(message, properties, args);
    return withOthers(code, makeClass(baseClasses[base], code, compute), compute);
  }
  for (const base of ['Error', 'TypeError', 'RangeError']) {
    const text = native[base]?.[code];
    if (text !== undefined) return makeNativeClass(baseClasses[base], code, text);
  }
  return undefined;
}

function withOthers(code, made, compute) {
  for (const Base of loadTables().computed.otherClasses[code] ?? []) made[Base.name] = makeClass(Base, code, compute);
  return made;
}

const known = Object.create(null);
const codes = new Proxy(known, {
  get(target, code) {
    if (code in target || typeof code !== 'string') return target[code];
    const made = find(code);
    if (made === undefined) throw new Error(`Unknown error code ${code}`);
    target[code] = made;
    return made;
  },
});

/** An error of a system call with everything that is known of it in `info`. */
class SystemError extends Error {
  constructor(code, text, context) {
    super();
    let message = `${text}: ${context.syscall} returned ${context.code} (${context.message})`;
    if (context.path !== undefined) message += ` ${context.path}`;
    if (context.dest !== undefined) message += ` => ${context.dest}`;
    Error.captureStackTrace(this, new.target);
    const own = (value, enumerable = false) => ({ __proto__: null, configurable: true, enumerable, writable: true, value });
    Object.defineProperties(this, {
      [kIsNodeError]: { __proto__: null, configurable: true, enumerable: false, writable: true, value: true },
      name: own('SystemError'),
      message: own(message),
      info: { ...own(context, true), writable: false },
      errno: {
        __proto__: null, configurable: true, enumerable: true,
        get: () => context.errno,
        set(value) { context.errno = value; },
      },
      syscall: {
        __proto__: null, configurable: true, enumerable: true,
        get: () => context.syscall,
        set(value) { context.syscall = value; },
      },
    });
    for (const name of ['path', 'dest']) {
      if (context[name] === undefined) continue;
      Object.defineProperty(this, name, {
        __proto__: null, configurable: true, enumerable: true,
        get: () => context[name]?.toString(),
        set(value) { context[name] = Buffer.from(`${value}`); },
      });
    }
    this.code = code;
    const { stack } = this;
    if (typeof stack === 'string') {
      const end = stack.indexOf('\n    at ');
      Object.defineProperty(this, 'stack', own(`SystemError [${code}]: ${message}${end === -1 ? '' : stack.slice(end)}`));
    }
  }

  toString() {
    return `${this.name} [${this.code}]: ${this.message}`;
  }
}

/** 'ENOENT: no such file or directory, open 'x''; for results of file operations. */
class UVException extends Error {
  constructor(context) {
    const { errorName, errorMessage } = require('internal/errors/errno');
    const code = context.code ?? errorName(context.errno);
    let message = `${code}: ${context.message ?? errorMessage(context.errno)}, ${context.syscall}`;
    if (context.path) message += ` '${context.path.toString()}'`;
    if (context.dest) message += ` -> '${context.dest.toString()}'`;
    super(message);
    for (const name of Object.keys(context)) {
      if (name === 'message' || name === 'path' || name === 'dest') continue;
      this[name] = context[name];
    }
    this.code = code;
    if (context.path) this.path = context.path.toString();
    if (context.dest) this.dest = context.dest.toString();
  }
}
plain(UVException);

/** 'connect ECONNREFUSED': a system call and what it failed with. */
class ErrnoException extends Error {
  constructor(errno, syscall, original) {
    const code = require('internal/errors/errno').errorName(errno);
    super(original ? `${syscall} ${code} ${original}` : `${syscall} ${code}`);
    this.errno = errno;
    this.code = code;
    this.syscall = syscall;
  }
}
plain(ErrnoException);

class UVExceptionWithHostPort extends Error {
  constructor(errno, syscall, address, port) {
    const { errorName, errorMessage } = require('internal/errors/errno');
    const code = errorName(errno);
    let details = '';
    if (port && port > 0) details = ` ${address}:${port}`;
    else if (address) details = ` ${address}`;
    super(`${syscall} ${code}: ${errorMessage(errno)}${details}`);
    this.code = code;
    this.errno = errno;
    this.syscall = syscall;
    this.address = address;
    if (port) this.port = port;
  }
}
plain(UVExceptionWithHostPort);

class ExceptionWithHostPort extends Error {
  constructor(errno, syscall, address, port, additional) {
    const code = require('internal/errors/errno').errorName(errno);
    let details = '';
    if (port && port > 0) details = ` ${address}:${port}`;
    else if (address) details = ` ${address}`;
    if (additional) details += ` - Local (${additional})`;
    super(`${syscall} ${code}${details}`);
    this.errno = errno;
    this.code = code;
    this.syscall = syscall;
    this.address = address;
    if (port) this.port = port;
  }
}
plain(ExceptionWithHostPort);

class DNSException extends Error {
  constructor(code, syscall, hostname) {
    let errno;
    if (typeof code === 'number') {
      errno = code;
      const { errorName } = require('internal/errors/errno');
      code = code === -3008 || code === -3007 ? 'ENOTFOUND' : errorName(code);
    }
    super(`${syscall} ${code}${hostname ? ` ${hostname}` : ''}`);
    this.errno = errno;
    this.code = code;
    this.syscall = syscall;
    if (hostname) this.hostname = hostname;
  }
}
plain(DNSException);

class ConnResetException extends Error {
  constructor(message) {
    super(message);
    this.code = 'ECONNRESET';
  }
}
plain(ConnResetException);

/** Programs see these as plain errors. */
function plain(type) {
  Object.defineProperty(type.prototype, 'constructor', { __proto__: null, configurable: true, writable: true, value: Error });
}

class AbortError extends Error {
  constructor(message = 'The operation was aborted', options = undefined) {
    if (options !== undefined && typeof options !== 'object') {
      throw new codes.ERR_INVALID_ARG_TYPE('options', 'Object', options);
    }
    super(message, options);
    this.code = 'ABORT_ERR';
    this.name = 'AbortError';
  }
}

class NodeAggregateError extends AggregateError {
  constructor(errors, message) {
    super(errors, message);
    this.code = errors[0]?.code;
  }

  get [kIsNodeError]() {
    return true;
  }

  get ['constructor']() {
    return AggregateError;
  }
}

/** The inner error, with what followed it. */
function aggregateTwoErrors(inner, outer) {
  if (inner && outer && inner !== outer) {
    if (Array.isArray(outer.errors)) {
      outer.errors.push(inner);
      return outer;
    }
    const error = new AggregateError([outer, inner], outer.message);
    error.code = outer.code;
    return error;
  }
  return inner || outer;
}

function isErrorLike(value) {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'message');
}

/** An error with more properties. */
function genericNodeError(message, properties) {
  const error = new Error(message);
  Error.captureStackTrace(error, genericNodeError);
  return Object.assign(error, properties);
}

let overflowName;
let overflowMessage;
function isStackOverflowError(error) {
  if (overflowMessage === undefined) {
    try {
      (function overflow() { overflow(); })();
    } catch (sample) {
      overflowName = sample.name;
      overflowMessage = sample.message;
    }
  }
  return error && error.name === overflowName && error.message === overflowMessage;
}

function hideInternalStackFrames(error) {
  error.stack; // eslint-disable-line no-unused-expressions
}

module.exports = {
  AbortError,
  AggregateError: NodeAggregateError,
  ConnResetException,
  DNSException,
  ErrnoException,
  ExceptionWithHostPort,
  NodeAggregateError,
  SystemError,
  UVException,
  UVExceptionWithHostPort,
  aggregateTwoErrors,
  codes,
  connResetException: (message) => new ConnResetException(message),
  determineSpecificType,
  formatList,
  genericNodeError,
  hideInternalStackFrames,
  hideStackFrames,
  isErrorLike,
  isStackOverflowError,
  kEnhanceStackBeforeInspector,
  kIsNodeError,
};
