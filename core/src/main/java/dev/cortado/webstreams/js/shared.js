'use strict';

// What the web streams share. They follow the WHATWG Streams Standard, whose names the functions carry; each public
// object keeps its internal slots in object[kState].

const { inspect } = require('internal/util/inspect');
const { validateFunction } = require('internal/validators');
const { codes: { ERR_INVALID_ARG_VALUE, ERR_INVALID_STATE } } = require('internal/errors');

const kState = Symbol('kState');
const kCancel = Symbol('kCancel');
const kPull = Symbol('kPull');
const kRelease = Symbol('kRelease');
const kAbort = Symbol('kAbort');
const kError = Symbol('kError');

function nop() {}
async function nopAsync() {} // eslint-disable-line no-empty-function

/** Whether `value` is one of ours of that kind. */
function isKind(value, kind) {
  return typeof value === 'object' && value !== null && value[kState]?.kind === kind;
}

function isPromisePending(promise) {
  if (!require('internal/util/types').isPromise(promise)) return false;
  return require('internal/engine').getPromiseDetails(promise)[0] === 0;
}

// A rejection nobody asked for is none of the program's concern.
function setPromiseHandled(promise) {
  promise.then(undefined, nop);
}

/** Calls a method of the program's; whatever happens the answer is a promise. */
function callForPromise(fn, thisArg, ...args) {
  try {
    return Promise.resolve(Reflect.apply(fn, thisArg, args));
  } catch (err) {
    return Promise.reject(err);
  }
}

function resolvedDeferred() {
  return { promise: Promise.resolve(), resolve: undefined, reject: undefined };
}

function rejectedDeferred(err) {
  const promise = Promise.reject(err);
  setPromiseHandled(promise);
  return { promise, resolve: undefined, reject: undefined };
}

// A queue of chunks with their sizes, both in one array: chunk, size, chunk, size, ...
class SizedQueue {
  entries = [];
  head = 0;
  length = 0;
  total = 0;

  enqueue(chunk, size) {
    if (typeof size !== 'number' || size < 0 || Number.isNaN(size) || size === Infinity) {
      throw new ERR_INVALID_ARG_VALUE.RangeError('size', size);
    }
    this.entries.push(chunk, size);
    this.length++;
    this.total += size;
  }

  dequeue() {
    const { entries, head } = this;
    const chunk = entries[head];
    this.total = Math.max(0, this.total - entries[head + 1]);
    entries[head] = undefined;
    this.advance(2);
    return chunk;
  }

  peek() {
    return this.entries[this.head];
  }

  advance(count) {
    this.head += count;
    if (--this.length === 0) {
      this.entries.length = 0;
      this.head = 0;
    } else if (this.head > 1024) {
      this.entries.splice(0, this.head);
      this.head = 0;
    }
  }

  clear() {
    this.entries = [];
    this.head = 0;
    this.length = 0;
    this.total = 0;
  }
}

// A plain queue that is cheap at its front; requests to read and to write wait in it.
class Fifo {
  entries = [];
  head = 0;

  get length() {
    return this.entries.length - this.head;
  }

  push(entry) {
    this.entries.push(entry);
  }

  shift() {
    const entry = this.entries[this.head];
    this.entries[this.head++] = undefined;
    if (this.head === this.entries.length) {
      this.entries.length = 0;
      this.head = 0;
    } else if (this.head > 1024) {
      this.entries.splice(0, this.head);
      this.head = 0;
    }
    return entry;
  }

  /** Empties itself; what was in it. */
  takeAll() {
    const all = this.head === 0 ? this.entries : this.entries.slice(this.head);
    this.entries = [];
    this.head = 0;
    return all;
  }
}

function extractHighWaterMark(value, defaultMark) {
  if (value === undefined) return defaultMark;
  value = +value;
  if (Number.isNaN(value) || value < 0) throw new ERR_INVALID_ARG_VALUE.RangeError('strategy.highWaterMark', value);
  return value;
}

const one = () => 1;

function extractSizeAlgorithm(size) {
  if (size === undefined) return one;
  validateFunction(size, 'strategy.size');
  return size;
}

/** The buffer's bytes in a new buffer, the old one detached. */
function transferArrayBuffer(buffer) {
  return buffer.transfer();
}

// Buffers share a pool: to detach it would take the bytes of all others.
function takeBytes(view) {
  const { buffer, byteOffset, byteLength } = view;
  const { Buffer } = require('buffer');
  if (view instanceof Buffer && byteLength < buffer.byteLength && buffer.byteLength === Buffer.poolSize) {
    return { buffer: buffer.slice(byteOffset, byteOffset + byteLength), byteOffset: 0, byteLength };
  }
  return { buffer: transferArrayBuffer(buffer), byteOffset, byteLength };
}

function cloneAsUint8Array(view) {
  return new Uint8Array(view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength));
}

function invalidState(message) {
  return new ERR_INVALID_STATE.TypeError(message);
}

function customInspect(depth, options, name, data) {
  if (depth < 0) return undefined;
  return `${name} ${inspect(data, { ...options, depth: options.depth == null ? null : options.depth - 1 })}`;
}

/** Members that a class of the web shows when enumerated, and its tag. */
function finishClass(constructor, members) {
  for (const name of members) Object.defineProperty(constructor.prototype, name, { __proto__: null, enumerable: true });
  Object.defineProperty(constructor.prototype, Symbol.toStringTag, {
    __proto__: null, configurable: true, enumerable: false, writable: false, value: constructor.name,
  });
}

Object.assign(exports, {
  kState, kCancel, kPull, kRelease, kAbort, kError,
  nop, nopAsync, isKind, isPromisePending, setPromiseHandled, callForPromise, resolvedDeferred, rejectedDeferred,
  SizedQueue, Fifo, extractHighWaterMark, extractSizeAlgorithm, transferArrayBuffer, takeBytes, cloneAsUint8Array,
  invalidState, customInspect, finishClass,
});
