'use strict';

// Node's errors: `new codes.ERR_X(...)` makes an error of the right class, with `code` and Node's message.
//
// A class is made when its code is first used; the tables it comes from are codes.js, computed.js and native.js. The code
// belongs to the head of the stack (`TypeError [ERR_X]: ...`) but not to `name`, and V8 writes that head from `name`. So
// Error.prepareStackTrace has a value from the start, as on Node; it also lets the head show the message an error has when
// its stack is first read.

const { determineSpecificType, formatList } = require('internal/errors/describe');

const kIsNodeError = Symbol('kIsNodeError');
const kEnhanceStackBeforeInspector = Symbol('kEnhanceStackBeforeInspector');
const { captureStackTrace, prototype: { toString: errorToString } } = Error;

function defineHidden(object, name, value) {
  Reflect.defineProperty(object, name, { __proto__: null, value, configurable: true, enumerable: false, writable: true });
}

/** What a stack says, unless the program says otherwise by its own Error.prepareStackTrace. */
function ErrorPrepareStackTrace(error, trace) {
  const head = kIsNodeError in error ? `${error.name} [${error.code}]: ${error.message}` :
    Reflect.apply(errorToString, error, []);
  return trace.length === 0 ? head : `${head}\n    at ${trace.join('\n    at ')}`;
}

if (Error.prepareStackTrace === undefined) defineHidden(Error, 'prepareStackTrace', ErrorPrepareStackTrace);

/** Captures the stack again, from the caller of `above`. */
function recapture(error, above) {
  if (error !== null && typeof error === 'object' && isErrorStackTraceLimitWritable()) captureStackTrace(error, above);
  return error;
}

/** Whether Error.stackTraceLimit can be set: it cannot on frozen intrinsics. */
function isErrorStackTraceLimitWritable() {
  const descriptor = Object.getOwnPropertyDescriptor(Error, 'stackTraceLimit');
  if (descriptor === undefined) return Object.isExtensible(Error);
  return 'writable' in descriptor ? descriptor.writable : descriptor.set !== undefined;
}

/** Runs `make` while errors capture no frames. */
function withoutFrames(make) {
  if (!isErrorStackTraceLimitWritable()) return make();
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return make();
  } finally {
    Error.stackTraceLimit = limit;
  }
}

function assertArguments(key, actual, expected, exact) {
  if (exact ? actual === expected : actual >= expected) return;
  throw new codes.ERR_INTERNAL_ASSERTION(
    `Code: ${key}; The provided arguments length (${actual}) does not match the required ones (${expected}).`);
}

function fillHoles(key, text, args) {
  let holes = 0;
  let strings = args.every((each) => typeof each === 'string');
  for (let i = text.indexOf('%'); i !== -1; i = text.indexOf('%', i + 1)) {
    const type = text[i + 1];
    if (type === 's' || type === 'd' || type === 'i' || type === 'f' || type === 'j' || type === 'o' || type === 'O') {
      holes++;
      if (type !== 's') strings = false;
    }
  }
  assertArguments(key, args.length, holes, true);
  if (holes === 0) return text;
  if (strings) {
    let next = 0;
    return text.replace(/%s/g, () => args[next++]);
  }
  return require('internal/util/inspect').format(text, ...args);
}

/** The message of a code, `fields` being filled with further properties of the error. */
function getMessage(key, args, fields) {
  const message = messages.get(key);
  if (typeof message === 'string') return fillHoles(key, message, args);
  assertArguments(key, args.length, message.length, false);
  return Reflect.apply(message, fields, args);
}

const messages = new Map();

function withoutStackVariant(Class) {
  function HideStackFramesError(...args) { return withoutFrames(() => new Class(...args)); }
  HideStackFramesError.prototype = Class.prototype;
  return HideStackFramesError;
}

function makeNodeErrorClass(key, Base) {
  class NodeError extends Base {
    constructor(...args) {
      const fields = {};
      super(getMessage(key, args, fields));
      this.code = key;
      Object.assign(this, fields);
    }

    // The program sees the class that Node documents.
    get ['constructor']() { return Base; }

    get [kIsNodeError]() { return true; }

    toString() { return `${this.name} [${key}]: ${this.message}`; }

    /** For use below hideStackFrames: captures no frames, as they are captured there. */
    static get HideStackFramesError() {
      const value = withoutStackVariant(NodeError);
      defineHidden(NodeError, 'HideStackFramesError', value);
      return value;
    }
  }
  return NodeError;
}

function makeNativeErrorClass(key, Base, text) {
  return class NodeError extends Base {
    constructor(message = text) {
      super(message);
      this.code = key;
    }

    get ['constructor']() { return Base; }
  };
}

function makeSystemErrorClass(key) {
  return class NodeError extends SystemError {
    constructor(context) { super(key, context); }

    static get HideStackFramesError() { return withoutStackVariant(this); }
  };
}

const bases = { __proto__: null, Error, TypeError, RangeError, SyntaxError, URIError };

/** Makes a code known: its message (a text with holes, or a function), its class, and further classes it can be made as. */
function E(key, message, Base, ...otherBases) {
  messages.set(key, message);
  const Class = Base === SystemError ? makeSystemErrorClass(key) : makeNodeErrorClass(key, Base);
  for (const Other of otherBases) Class[Other.name] = makeNodeErrorClass(key, Other);
  defineCode(key, Class);
}

function defineCode(key, Class) {
  Object.defineProperty(codes, key, { __proto__: null, value: Class, configurable: true, enumerable: true, writable: true });
}

function findCode(key) {
  const computed = require('internal/errors/computed');
  const texts = require('internal/errors/codes');
  for (const name in bases) {
    const message = computed[name]?.[key] ?? texts[name]?.[key];
    if (message !== undefined) {
      E(key, message, bases[name], ...computed.otherClasses[key] ?? []);
      return codes[key];
    }
  }
  if (texts.SystemError[key] !== undefined) {
    E(key, texts.SystemError[key], SystemError);
    return codes[key];
  }
  const native = require('internal/errors/native');
  for (const name in native) {
    if (native[name][key] === undefined) continue;
    defineCode(key, makeNativeErrorClass(key, bases[name], native[name][key]));
    return codes[key];
  }
  return undefined;
}

/** All error classes by code. A class becomes an own property when it is first asked for. */
const codes = Object.create(new Proxy({ __proto__: null }, {
  get: (_, key) => (typeof key === 'string' ? findCode(key) : undefined),
  has: (_, key) => typeof key === 'string' && findCode(key) !== undefined,
}));

/** An error of the system that is told by its context: what was called, with what result, on what paths. */
class SystemError extends Error {
  constructor(key, context) {
    // Called with the context alone, it is the error of no code.
    if (arguments.length < 2) [key, context] = ['ERR_SYSTEM_ERROR', key];
    let message = `${messages.get(key) ?? 'A system error occurred'}: ${context.syscall} returned ` +
      `${context.code} (${context.message})`;
    const { path, dest } = context;
    if (path !== undefined) message += ` ${path}`;
    if (dest !== undefined) message += ` => ${dest}`;
    super(message);
    this.code = key;
    defineHidden(this, 'name', 'SystemError');
    Object.defineProperty(this, 'info', { __proto__: null, value: context, configurable: true, enumerable: true });
    mirror(this, context, 'errno', (value) => value);
    mirror(this, context, 'syscall', (value) => value);
    if (path !== undefined) mirror(this, context, 'path', asPath);
    if (dest !== undefined) mirror(this, context, 'dest', asPath);
    Object.defineProperty(this, kIsNodeError, { __proto__: null, value: true, configurable: true });
  }

  toString() { return `${this.name} [${this.code}]: ${this.message}`; }

  [Symbol.for('nodejs.util.inspect.custom')](recurseTimes, options) {
    return require('internal/util/inspect').inspect(this, { ...options, getters: true, customInspect: false });
  }
}

const asPath = (value) => (value == null ? value : value.toString());

/** A property that reads and writes the context: a Buffer there shows as text, and stays one when text is assigned. */
function mirror(error, context, name, show) {
  Object.defineProperty(error, name, {
    __proto__: null,
    configurable: true,
    enumerable: true,
    get: () => show(context[name]),
    set: (value) => {
      const { Buffer } = show === asPath && value ? require('buffer') : {};
      context[name] = Buffer ? Buffer.from(value.toString()) : value;
    },
  });
}

/** Wraps a function so that errors it throws have their stack from the wrapper's caller on. */
function hideStackFrames(fn) {
  function wrapped(...args) {
    try {
      return Reflect.apply(fn, this, args);
    } catch (error) {
      if (Error.stackTraceLimit) recapture(error, wrapped);
      throw error;
    }
  }
  wrapped.withoutStackTrace = fn;
  return wrapped;
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
    super([...errors], message);
    this.code = errors[0]?.code;
  }

  get [kIsNodeError]() { return true; }

  get ['constructor']() { return AggregateError; }
}

/** One error for two: the inner one was thrown while the outer one was handled. */
function aggregateTwoErrors(innerError, outerError) {
  if (!innerError || !outerError || innerError === outerError) return innerError || outerError;
  if (Array.isArray(outerError.errors)) {
    outerError.errors.push(innerError);
    return outerError;
  }
  // eslint-disable-next-line no-restricted-syntax
  const error = new AggregateError([outerError, innerError], outerError.message);
  error.code = outerError.code;
  return recapture(error, aggregateTwoErrors);
}

function genericNodeError(message, properties) {
  const error = new Error(message);
  Object.assign(error, properties);
  return recapture(error, genericNodeError);
}

class ConnResetException extends Error {
  constructor(message) {
    super(message);
    this.code = 'ECONNRESET';
  }

  get ['constructor']() { return Error; }
}

function connResetException(message) {
  return recapture(new ConnResetException(message), connResetException);
}

let overflowName;
let overflowMessage;
/** Whether an error is that of a stack overflow. Its text is V8's, so it is asked for once. */
function isStackOverflowError(error) {
  if (overflowMessage === undefined) {
    try {
      (function overflow() { overflow(); })();
    } catch (caught) {
      ({ name: overflowName, message: overflowMessage } = caught);
    }
  }
  return Boolean(error) && error.name === overflowName && error.message === overflowMessage;
}

function isErrorLike(value) {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'stack');
}

const noCustomInspect = { customInspect: false };

/** As util.inspect, without the program's own inspection functions should they throw. */
function inspectWithNoCustomRetry(value, options) {
  const { inspect } = require('internal/util/inspect');
  try {
    return inspect(value, options);
  } catch {
    return inspect(value, { ...options, ...noCustomInspect });
  }
}

module.exports = {
  AbortError,
  AggregateError: NodeAggregateError,
  ConnResetException,
  E,
  ErrorPrepareStackTrace,
  NodeAggregateError,
  SystemError,
  aggregateTwoErrors,
  codes,
  connResetException,
  determineSpecificType,
  formatList,
  genericNodeError,
  getMessage,
  hideStackFrames,
  inspectWithNoCustomRetry,
  isErrorLike,
  isErrorStackTraceLimitWritable,
  isStackOverflowError,
  kEnhanceStackBeforeInspector,
  kIsNodeError,
  recapture,
  ...require('internal/errors/system'),
};
