'use strict';

// A sink that copies at once.

const { deserialize } = require('internal/clone/protocol');
const slice = Function.prototype.call.bind(Array.prototype.slice);

const constructors = {
  __proto__: null,
  DataView, Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array,
  Float64Array, BigInt64Array, BigUint64Array,
  Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError,
};
if (globalThis.Float16Array !== undefined) constructors.Float16Array = globalThis.Float16Array;

function define(object, key, value, enumerable) {
  Object.defineProperty(object, key, { __proto__: null, configurable: true, enumerable, writable: true, value });
}

class Copy {
  object() {
    return {};
  }

  key() {}

  set(out, key, value) {
    if (key === '__proto__') define(out, key, value, true);
    else out[key] = value;
  }

  end() {}

  array() {
    return [];
  }

  arrayEnd(out, length) {
    if (out.length !== length) out.length = length;
  }

  copiedArray(source) {
    return slice(source);
  }

  map() {
    return new Map();
  }

  mapEntry(out, key, value) {
    out.set(key, value);
  }

  setOf() {
    return new Set();
  }

  setEntry(out, value) {
    out.add(value);
  }

  date(time) {
    return new Date(time);
  }

  regexp(source, flags) {
    return new RegExp(source, flags);
  }

  boxed(primitive) {
    return Object(primitive);
  }

  buffer(source) {
    if (!source.resizable) return source.slice(0);
    const { byteLength, maxByteLength } = source;
    const out = new ArrayBuffer(byteLength, { maxByteLength });
    new Uint8Array(out).set(new Uint8Array(source));
    return out;
  }

  view(name, buffer, offset, length) {
    const Type = constructors[name];
    return length === undefined ? new Type(buffer, offset) : new Type(buffer, offset, length);
  }

  error(type, message, stack) {
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = 0;
    const out = new constructors[type]();
    Error.stackTraceLimit = limit;
    define(out, 'stack', stack, false);
    if (message !== undefined) define(out, 'message', message, false);
    return out;
  }

  cause(out, value) {
    define(out, 'cause', value, false);
  }

  same(object) {
    return object;
  }

  host(deserializeInfo, data) {
    return deserialize(deserializeInfo, data);
  }
}

module.exports = { Copy };
