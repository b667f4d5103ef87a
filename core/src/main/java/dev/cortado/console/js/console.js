'use strict';

// The console. The global one writes to process's streams, which load when it first prints.

const { codes, isStackOverflowError } = require('internal/errors');
const { validateArray, validateInteger, validateObject, validateOneOf } = require('internal/validators');
const { formatWithOptions, inspect } = require('internal/util/inspect');
const { engineConsole, loaded } = require('internal/runtime/builtins');

const kStreams = Symbol('kStreams');
const kState = Symbol('kState');
const COLORS = { colors: true };
const NO_COLORS = {};

class State {
  constructor(colorMode, indentation) {
    this.colorMode = colorMode;
    this.indentation = indentation;
    this.indent = '';
    this.counts = new Map();
    this.inspectOptions = undefined;
  }
}

function Console(options /* or: stdout, stderr, ignoreErrors = true */) {
  if (!new.target) return Reflect.construct(Console, arguments);
  if (!options || typeof options.write === 'function') {
    options = { stdout: options, stderr: arguments[1], ignoreErrors: arguments[2] };
  }
  const { stdout, stderr = stdout, ignoreErrors = true, colorMode = 'auto', inspectOptions, groupIndentation = 2 } = options;
  if (!stdout || typeof stdout.write !== 'function') throw new codes.ERR_CONSOLE_WRITABLE_STREAM('stdout');
  if (!stderr || typeof stderr.write !== 'function') throw new codes.ERR_CONSOLE_WRITABLE_STREAM('stderr');
  validateOneOf(colorMode, 'colorMode', ['auto', true, false]);
  validateInteger(groupIndentation, 'groupIndentation', 0, 1000);
  const state = new State(colorMode, groupIndentation);
  if (inspectOptions !== undefined) {
    validateObject(inspectOptions, 'options.inspectOptions');
    for (const each of require('util/types').isMap(inspectOptions) ? inspectOptions.values() : [inspectOptions]) {
      if (each.colors !== undefined && options.colorMode !== undefined) {
        throw new codes.ERR_INCOMPATIBLE_OPTION_PAIR('options.inspectOptions.color', 'colorMode');
      }
    }
    state.inspectOptions = inspectOptions;
  }
  // Methods may be taken off and called alone.
  for (let prototype = new.target.prototype; prototype && prototype !== Object.prototype;
    prototype = Object.getPrototypeOf(prototype)) {
    for (const name of Object.keys(prototype)) {
      if (typeof this[name] === 'function' && !Object.hasOwn(this, name)) bindMethod(this, name, this[name]);
    }
  }
  setUp(this, state, { stdout, stderr }, Boolean(ignoreErrors));
}

function bindMethod(target, name, method) {
  const bound = method.bind(target);
  Object.defineProperty(bound, 'name', { __proto__: null, configurable: true, value: name });
  target[name] = bound;
}

function setUp(console, state, streams, ignoreErrors) {
  const hidden = { __proto__: null, configurable: true, enumerable: false };
  Object.defineProperties(console, {
    [kState]: { ...hidden, value: state },
    [kStreams]: { ...hidden, value: streams },
    _stdoutErrorHandler: { ...hidden, value: makeErrorHandler(streams, 'stdout'), writable: true },
    _stderrErrorHandler: { ...hidden, value: makeErrorHandler(streams, 'stderr'), writable: true },
    _ignoreErrors: { ...hidden, value: ignoreErrors, writable: true },
    _times: { ...hidden, value: new Map(), writable: true },
    _stdout: { ...hidden, get: () => streams.stdout, set(value) { streams.stdout = value; } },
    _stderr: { ...hidden, get: () => streams.stderr, set(value) { streams.stderr = value; } },
    [Symbol.toStringTag]: { ...hidden, writable: false, value: 'console' },
  });
}

/** How values are inspected for a stream: the options may differ by stream. */
function optionsFor(state, stream) {
  let { colorMode, inspectOptions } = state;
  if (colorMode === 'auto') colorMode = require('internal/util/colors').shouldColorize(stream);
  if (inspectOptions !== undefined && require('util/types').isMap(inspectOptions)) inspectOptions = inspectOptions.get(stream);
  if (inspectOptions) return inspectOptions.colors === undefined ? { ...inspectOptions, colors: colorMode } : inspectOptions;
  return colorMode ? COLORS : NO_COLORS;
}

function nothing() {}

/** What a write of a stream calls when it is done: an error that nobody waits for is not the program's business here. */
function makeErrorHandler(streams, name) {
  return (error) => {
    const stream = streams[name];
    if (error == null || stream._writableState?.errorEmitted) return;
    if (stream.listenerCount('error') === 0) stream.once('error', nothing);
  };
}

function write(console, name, text) {
  const state = console[kState];
  const stream = console[kStreams][name];
  if (state.indent.length > 0) {
    if (text.includes('\n')) text = text.replaceAll('\n', `\n${state.indent}`);
    text = state.indent + text;
  }
  text += '\n';
  if (console._ignoreErrors === false) {
    stream.write(text);
    return;
  }
  // An error may come at once, or when the write is done.
  const guard = typeof stream.once === 'function' && !(stream.listenerCount?.('error') > 0);
  if (guard) stream.once('error', nothing);
  try {
    stream.write(text, name === 'stdout' ? console._stdoutErrorHandler : console._stderrErrorHandler);
  } catch (error) {
    if (isStackOverflowError(error)) throw error;
  } finally {
    if (guard) stream.removeListener('error', nothing);
  }
}

function print(console, name, args) {
  const text = args.length === 1 && typeof args[0] === 'string' ? args[0] :
    formatWithOptions(optionsFor(console[kState], console[kStreams][name]), ...args);
  write(console, name, text);
}

const channels = { __proto__: null };

/** Tells the channel `console.<method>`. Nobody listens before diagnostics_channel is loaded. */
function publish(method, args) {
  let channel = channels[method];
  if (channel === undefined) {
    const diagnostics = loaded('diagnostics_channel');
    if (diagnostics?.channel === undefined) return;
    channel = channels[method] = diagnostics.channel(`console.${method}`);
  }
  if (channel.hasSubscribers) channel.publish(args);
}

function logTime(console, name, label, args = []) {
  const start = console._times.get(label);
  if (start === undefined) {
    process.emitWarning(`No such label '${label}' for console.${name}()`);
    return false;
  }
  console.log('%s: %s', label, require('internal/util/debuglog').formatTime(Number(process.hrtime.bigint() - start) / 1e6), ...args);
  return true;
}

const methods = {
  log(...args) {
    publish('log', args);
    print(this, 'stdout', args);
  },

  info(...args) {
    publish('info', args);
    print(this, 'stdout', args);
  },

  debug(...args) {
    publish('debug', args);
    print(this, 'stdout', args);
  },

  warn(...args) {
    publish('warn', args);
    print(this, 'stderr', args);
  },

  error(...args) {
    publish('error', args);
    print(this, 'stderr', args);
  },

  dir(object, options) {
    const shared = optionsFor(this[kState], this[kStreams].stdout);
    write(this, 'stdout', inspect(object, { customInspect: false, ...shared, ...options }));
  },

  time(label = 'default') {
    label = `${label}`;
    const timers = this._times;
    if (timers.has(label)) process.emitWarning(`Label '${label}' already exists for console.time()`);
    else timers.set(label, process.hrtime.bigint());
  },

  timeEnd(label = 'default') {
    label = `${label}`;
    if (logTime(this, 'timeEnd', label)) this._times.delete(label);
  },

  timeLog(label = 'default', ...data) {
    logTime(this, 'timeLog', `${label}`, data);
  },

  trace(...args) {
    const error = { name: 'Trace', message: formatWithOptions(optionsFor(this[kState], this[kStreams].stderr), ...args) };
    Error.captureStackTrace(error, methods.trace);
    this.error(error.stack);
  },

  assert(expression, ...args) {
    if (expression) return;
    if (typeof args[0] === 'string') args[0] = `Assertion failed: ${args[0]}`;
    else args.unshift('Assertion failed');
    this.warn(...args);
  },

  clear() {
    const { stdout } = this[kStreams];
    if (stdout.isTTY && process.env.TERM !== 'dumb') stdout.write('\u001b[1;1H\u001b[0J');
  },

  count(label = 'default') {
    label = `${label}`;
    const { counts } = this[kState];
    const count = (counts.get(label) ?? 0) + 1;
    counts.set(label, count);
    this.log(`${label}: ${count}`);
  },

  countReset(label = 'default') {
    label = `${label}`;
    if (!this[kState].counts.delete(label)) process.emitWarning(`Count for '${label}' does not exist`);
  },

  group(...data) {
    if (data.length > 0) this.log(...data);
    this[kState].indent += ' '.repeat(this[kState].indentation);
  },

  groupEnd() {
    const state = this[kState];
    state.indent = state.indent.slice(0, Math.max(0, state.indent.length - state.indentation));
  },

  table(data, properties) {
    if (properties !== undefined) validateArray(properties, 'properties');
    if (data === null || typeof data !== 'object') {
      this.log(data);
      return;
    }
    this.log(require('internal/console/table').table(data, properties, optionsFor(this[kState], this[kStreams].stdout)));
  },
};
methods.dirxml = methods.log;
methods.groupCollapsed = methods.group;
Object.assign(Console.prototype, methods);

// The global console is an object of its own, whose methods are bound; it is an instance of Console all the same.
const globalConsole = Object.create({});
for (const name of Object.keys(Console.prototype)) {
  bindMethod(globalConsole, name, Console.prototype[name]);
  Object.defineProperty(globalConsole[name], 'length', { __proto__: null, configurable: true, value: 0 });
}
setUp(globalConsole, new State('auto', 2), {
  get stdout() { return process.stdout; },
  set stdout(value) { Object.defineProperty(this, 'stdout', { __proto__: null, value, writable: true }); },
  get stderr() { return process.stderr; },
  set stderr(value) { Object.defineProperty(this, 'stderr', { __proto__: null, value, writable: true }); },
}, true);
Object.defineProperty(Console, Symbol.hasInstance, {
  __proto__: null,
  value: (instance) => typeof instance === 'object' && instance !== null && instance[kState] !== undefined,
});
globalConsole.Console = Console;
// What V8 itself has beside: for the inspector, which is absent without one.
for (const name of ['profile', 'profileEnd', 'timeStamp', 'context', 'createTask']) {
  if (typeof engineConsole?.[name] === 'function') globalConsole[name] = engineConsole[name];
}

module.exports = globalConsole;
