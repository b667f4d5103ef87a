'use strict';

// The global object: what every program sees without require(). Built-ins behind it load when first touched.

const builtins = require('internal/runtime/builtins');

function define(name, value, enumerable = false) {
  Object.defineProperty(globalThis, name, { __proto__: null, configurable: true, enumerable, writable: true, value });
}

/** A global that loads its module when first read; assigning replaces it. */
function lazily(id, names, enumerable = false) {
  if (!builtins.has(id)) return;
  for (const name of names) {
    Object.defineProperty(globalThis, name, {
      __proto__: null,
      configurable: true,
      enumerable,
      get() {
        const value = require(id)[name];
        define(name, value, enumerable);
        return value;
      },
      set(value) {
        define(name, value, enumerable);
      },
    });
  }
}

/** fetch and its classes: what a program may ask whether something is one of them, and a plain word if it makes one. */
function defineFetch() {
  const notImplemented = (what) => {
    const { codes } = require('internal/errors');
    return new codes.ERR_METHOD_NOT_IMPLEMENTED(what);
  };
  define('fetch', async function fetch() { throw notImplemented('fetch()'); }, true); // eslint-disable-line require-await
  for (const name of ['FormData', 'Headers', 'Request', 'Response']) {
    define(name, { [name]: class { constructor() { throw notImplemented(`new ${name}()`); } } }[name]);
  }
}

function setup(process) {
  Object.defineProperty(globalThis, Symbol.toStringTag,
    { __proto__: null, configurable: true, enumerable: false, writable: false, value: 'global' });
  define('global', globalThis, true);
  define('process', process);
  // As Node: accessors, so that a program may replace them.
  delete Intl.v8BreakIterator;
  lazily('buffer', ['Buffer', 'atob', 'btoa', 'Blob', 'File']);
  lazily('timers', ['clearImmediate', 'setImmediate', 'clearInterval', 'clearTimeout', 'setInterval', 'setTimeout'], true);
  define('queueMicrotask', require('internal/loop/ticks').queueMicrotask, true);
  lazily('internal/clone', ['structuredClone'], true);
  lazily('perf_hooks', ['performance'], true);
  lazily('internal/events/abort_controller', ['AbortController', 'AbortSignal']);
  lazily('internal/events/event_target', ['Event', 'EventTarget', 'CustomEvent']);
  lazily('internal/events/domexception', ['DOMException']);
  lazily('internal/encoding', ['TextEncoder', 'TextDecoder']);
  lazily('internal/url', ['URL', 'URLSearchParams']);
  lazily('perf_hooks', ['PerformanceEntry', 'PerformanceMark', 'PerformanceMeasure', 'PerformanceObserver',
    'PerformanceObserverEntryList', 'PerformanceResourceTiming']);
  defineFetch();
  lazily('stream/web', ['ByteLengthQueuingStrategy', 'CompressionStream', 'CountQueuingStrategy', 'DecompressionStream',
      'ReadableByteStreamController', 'ReadableStream', 'ReadableStreamBYOBReader', 'ReadableStreamBYOBRequest',
      'ReadableStreamDefaultController', 'ReadableStreamDefaultReader', 'TextDecoderStream', 'TextEncoderStream',
      'TransformStream', 'TransformStreamDefaultController', 'WritableStream', 'WritableStreamDefaultController',
      'WritableStreamDefaultWriter']);
  builtins.engineConsole = globalThis.console;
  delete globalThis.console;
  Object.defineProperty(globalThis, 'console', {
    __proto__: null,
    configurable: true,
    enumerable: false,
    get() {
      const value = require('console');
      define('console', value);
      return value;
    },
    set(value) { define('console', value); },
  });
  Object.defineProperty(globalThis, Symbol.for('cortado.import'), {
    __proto__: null,
    configurable: false,
    enumerable: false,
    writable: false,
    value: (filename) => require('internal/module/dynamic_import').importer(filename),
  });
}

module.exports = { setup };
