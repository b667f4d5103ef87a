'use strict';

// What built-ins share, but few programs reach.

const { codes } = require('internal/errors');
const { assignFunctionName, deprecate } = require('internal/util');

/** The number of a signal, given its name in any case, or its number. */
function convertToValidSignal(signal) {
  const { signals } = require('os').constants;
  if (typeof signal === 'number' && Object.values(signals).includes(signal)) return signal;
  if (typeof signal === 'string') {
    const number = signals[signal.toUpperCase()];
    if (number) return number;
  }
  throw new codes.ERR_UNKNOWN_SIGNAL(signal);
}

/** A class that can be called without `new`. */
function createClassWrapper(Class) {
  function wrapper(...args) { return Reflect.construct(Class, args, new.target || Class); }
  assignFunctionName(Class.name, wrapper);
  Object.defineProperty(wrapper, 'length', { __proto__: null, configurable: true, value: Class.length });
  Object.setPrototypeOf(wrapper, Class);
  wrapper.prototype = Class.prototype;
  return wrapper;
}

/** A constructor that may be called without `new`, with a warning. */
function deprecateInstantiation(Class, code, ...args) {
  const warn = deprecate(() => {}, `Instantiating ${Class.name} without the 'new' keyword has been deprecated.`, code);
  warn();
  return Reflect.construct(Class, args);
}

function filterDuplicateStrings(items, low = false) {
  const found = new Map();
  for (const item of items) {
    const key = item.toLowerCase();
    if (low) found.set(key, key);
    else found.set(key, item);
  }
  return [...found.values()].sort();
}

function getConstructorOf(object) {
  for (let each = object; each; each = Object.getPrototypeOf(each)) {
    const descriptor = Object.getOwnPropertyDescriptor(each, 'constructor');
    if (typeof descriptor?.value === 'function' && descriptor.value.name !== '') return each;
  }
  return null;
}

function defineOperation(target, name, method) {
  Object.defineProperty(target, name, { __proto__: null, configurable: true, enumerable: true, value: method, writable: true });
}

function exposeInterface(target, name, value) {
  Object.defineProperty(target, name, { __proto__: null, configurable: true, enumerable: false, value, writable: true });
}

const exposeNamespace = exposeInterface;

function exposeLazyInterfaces(target, id, names) {
  require('internal/util').defineLazyProperties(target, id, names, false);
}

const bitsOfByte = [0, 128, 192, 224, 240, 248, 252, 254, 255];

/** The length of a mask's prefix of ones, -1 if other ones follow it. */
function prefixLength(bytes) {
  let length = 0;
  let ended = false;
  for (const byte of bytes) {
    const bits = bitsOfByte.indexOf(byte);
    if (bits === -1 || ended && bits > 0) return -1;
    length += bits;
    ended = bits < 8;
  }
  return length;
}

function bytesOfIPv6(address) {
  const [head, tail] = address.split('::');
  const groups = (text) => (text ? text.split(':').map((each) => Number.parseInt(each, 16)) : []);
  const before = groups(head);
  const after = groups(tail);
  const all = tail === undefined ? before : [...before, ...Array(8 - before.length - after.length).fill(0), ...after];
  return all.flatMap((group) => [group >> 8, group & 255]);
}

/** 'address/prefix', null when the mask is none. */
function getCIDR(address, netmask, family) {
  const length = prefixLength(family === 'IPv6' ? bytesOfIPv6(netmask) : netmask.split('.').map(Number));
  return length === -1 ? null : `${address}/${length}`;
}

/** The working directory as a URL of a folder. */
function getCWDURL() {
  const directory = process.cwd();
  return require('internal/url').pathToFileURL(directory.endsWith('/') ? directory : `${directory}/`);
}

/** Call sites above the caller. */
function getStructuredStack() {
  return require('internal/engine').getCallSites(200).slice(1);
}

const inNodeModules = /[/\\]node_modules[/\\]/i;
function isUnderNodeModules(filename) {
  return inNodeModules.test(filename);
}

function join(list, separator) {
  return list.map(String).join(separator);
}

// eslint-disable-next-line no-control-regex
const colors = /\u001b\[\d\d?m/g;
function removeColors(text) {
  return text.replace(colors, '');
}

/** Blocks the thread. */
function sleep(msec) {
  require('internal/validators').validateUint32(msec, 'msec');
  Atomics.wait(new Int32Array(constructSharedArrayBuffer(4)), 0, 0, msec);
}

function assertCrypto() {
  // Cryptography is always there.
}

let SharedMemory;
/** A SharedArrayBuffer, also where the program took the global away. */
function constructSharedArrayBuffer(length) {
  SharedMemory ??= new WebAssembly.Memory({ initial: 0, maximum: 0, shared: true }).buffer.constructor;
  return new SharedMemory(length);
}

/** A weak reference that can be made strong for a while. */
class WeakReference {
  #weak;
  #strong;
  #count = 0;

  constructor(object) {
    this.#weak = new WeakRef(object);
  }

  incRef() {
    if (++this.#count === 1) this.#strong = this.#weak.deref();
    return this.#count;
  }

  decRef() {
    if (--this.#count === 0) this.#strong = undefined;
    return this.#count;
  }

  get() {
    return this.#weak.deref();
  }
}

module.exports = {
  WeakReference,
  assertCrypto,
  constructSharedArrayBuffer,
  convertToValidSignal,
  createClassWrapper,
  defineOperation,
  deprecateInstantiation,
  exposeInterface,
  exposeLazyInterfaces,
  exposeNamespace,
  filterDuplicateStrings,
  getCIDR,
  getCWDURL,
  getConstructorOf,
  getStructuredStack,
  isUnderNodeModules,
  join,
  removeColors,
  sleep,
};
