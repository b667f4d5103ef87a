'use strict';

// Deep equality, strict, loose and partial, as assert and util know it.

const types = require('util/types');

const kStrict = 2;
const kLoose = 1;
const kPartial = 3;

const hasOwn = Object.hasOwn;
const isEnumerable = (object, key) => Object.prototype.propertyIsEnumerable.call(object, key);

function isDeepEqual(a, b) {
  return compare(a, b, kLoose, undefined);
}

function isDeepStrictEqual(a, b, skipPrototype) {
  return compare(a, b, kStrict, undefined, skipPrototype);
}

function isPartialStrictEqual(a, b) {
  return compare(a, b, kPartial, undefined);
}

/** Pairs under comparison, for cycles. */
class Memo {
  constructor() {
    this.left = new Map();
  }

  /** Whether the pair is compared further out already; notes it otherwise. */
  enter(a, b) {
    const others = this.left.get(a);
    if (others === undefined) this.left.set(a, new Set([b]));
    else if (others.has(b)) return true;
    else others.add(b);
    return false;
  }

  leave(a, b) {
    this.left.get(a).delete(b);
  }
}

function compare(a, b, mode, memo, skipPrototype) {
  if (a === b) return a !== 0 || mode === kLoose || Object.is(a, b);
  if (mode !== kLoose) {
    if (typeof a !== 'object') return typeof a === 'number' && Number.isNaN(a) && Number.isNaN(b);
    if (typeof b !== 'object' || a === null || b === null) return false;
    if (mode === kStrict && !skipPrototype && Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  } else {
    if (a === null || typeof a !== 'object') {
      return (b === null || typeof b !== 'object') && (a == b || Number.isNaN(a) && Number.isNaN(b)); // eslint-disable-line eqeqeq
    }
    if (b === null || typeof b !== 'object') return false;
  }
  return compareObjects(a, b, mode, memo ?? new Memo(), skipPrototype);
}

function tagOf(value) {
  return Object.prototype.toString.call(value);
}

/** The primitive inside, whatever the object's prototype says it is. */
function unboxed(value) {
  if (types.isNumberObject(value)) return Number.prototype.valueOf.call(value);
  if (types.isStringObject(value)) return String.prototype.valueOf.call(value);
  if (types.isBooleanObject(value)) return Boolean.prototype.valueOf.call(value);
  if (types.isBigIntObject(value)) return BigInt.prototype.valueOf.call(value);
  return Symbol.prototype.valueOf.call(value);
}

function compareObjects(a, b, mode, memo, skipPrototype) {
  if (tagOf(a) !== tagOf(b)) return false;
  if (Array.isArray(a)) {
    if (!Array.isArray(b) || (mode === kPartial ? a.length < b.length : a.length !== b.length)) return false;
    return entries(a, b, mode, memo, skipPrototype, compareArrays, true);
  }
  if (Array.isArray(b)) return false;
  if (types.isDate(a)) {
    if (!types.isDate(b)) return false;
    const x = Date.prototype.getTime.call(a);
    const y = Date.prototype.getTime.call(b);
    if (x !== y && !(Number.isNaN(x) && Number.isNaN(y))) return false;
  } else if (types.isDate(b)) {
    return false;
  } else if (types.isRegExp(a)) {
    if (!types.isRegExp(b) || a.source !== b.source || a.flags !== b.flags || a.lastIndex !== b.lastIndex) return false;
  } else if (types.isRegExp(b)) {
    return false;
  } else if (types.isNativeError(a) || a instanceof Error) {
    if (!types.isNativeError(b) && !(b instanceof Error)) return false;
    if (!sameHidden(a, b, mode, memo, skipPrototype)) return false;
  } else if (types.isArrayBufferView(a)) {
    if (!types.isArrayBufferView(b) || !compareViews(a, b, mode)) return false;
    return entries(a, b, mode, memo, skipPrototype, undefined, true);
  } else if (types.isSet(a)) {
    if (!types.isSet(b) || (mode === kPartial ? a.size < b.size : a.size !== b.size)) return false;
    return entries(a, b, mode, memo, skipPrototype, compareSets);
  } else if (types.isMap(a)) {
    if (!types.isMap(b) || (mode === kPartial ? a.size < b.size : a.size !== b.size)) return false;
    return entries(a, b, mode, memo, skipPrototype, compareMaps);
  } else if (types.isAnyArrayBuffer(a)) {
    if (!types.isAnyArrayBuffer(b) || !compareBytes(new Uint8Array(a), new Uint8Array(b), mode)) return false;
  } else if (types.isBoxedPrimitive(a)) {
    if (!types.isBoxedPrimitive(b) || !Object.is(unboxed(a), unboxed(b))) return false;
  } else if (types.isBoxedPrimitive(b) || types.isArrayBufferView(b) || types.isSet(b) || types.isMap(b) ||
      types.isAnyArrayBuffer(b) || types.isNativeError(b) || b instanceof Error) {
    return false;
  } else if (types.isWeakMap(a) || types.isWeakSet(a) || types.isPromise(a)) {
    return false; // nothing of them can be compared but identity
  }
  return entries(a, b, mode, memo, skipPrototype);
}

/** Message, name, cause and errors, enumerable or not. */
function sameHidden(a, b, mode, memo, skipPrototype) {
  for (const key of ['message', 'name']) {
    if (!isEnumerable(a, key) && a[key] !== b[key]) return false;
  }
  for (const key of ['cause', 'errors']) {
    if (hasOwn(a, key) !== hasOwn(b, key) && !(mode === kPartial && !hasOwn(b, key))) return false;
    if (hasOwn(b, key) && !isEnumerable(b, key) && !compare(a[key], b[key], mode, memo, skipPrototype)) return false;
  }
  return true;
}

function compareViews(a, b, mode) {
  if (types.isDataView(a) !== types.isDataView(b)) return false;
  if (mode !== kPartial && a.byteLength !== b.byteLength) return false;
  if (types.isFloat32Array(a) || types.isFloat64Array(a)) {
    if (a.length < b.length) return false;
    for (let i = 0; i < b.length; i++) {
      if (mode === kLoose ? a[i] !== b[i] && !(Number.isNaN(a[i]) && Number.isNaN(b[i])) : !Object.is(a[i], b[i])) return false;
    }
    return true;
  }
  return compareBytes(new Uint8Array(a.buffer, a.byteOffset, a.byteLength),
    new Uint8Array(b.buffer, b.byteOffset, b.byteLength), mode);
}

function compareBytes(a, b, mode) {
  if (mode === kPartial ? a.length < b.length : a.length !== b.length) return false;
  for (let i = 0; i < b.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

function keysOf(object, isList, mode) {
  const keys = isList ? require('internal/engine').getOwnNonIndexProperties(object, 2).filter((key) => typeof key === 'string') :
    Object.keys(object);
  if (mode !== kLoose) {
    for (const symbol of Object.getOwnPropertySymbols(object)) if (isEnumerable(object, symbol)) keys.push(symbol);
  }
  return keys;
}

function entries(a, b, mode, memo, skipPrototype, contents, isList = false) {
  const keysB = keysOf(b, isList, mode);
  if (mode !== kPartial && keysOf(a, isList, mode).length !== keysB.length) return false;
  for (const key of keysB) if (!hasOwn(a, key) || !isEnumerable(a, key)) return false;
  if (keysB.length === 0 && contents === undefined) return true;
  if (memo.enter(a, b)) return true;
  let equal = true;
  for (const key of keysB) {
    if (!compare(a[key], b[key], mode, memo, skipPrototype)) {
      equal = false;
      break;
    }
  }
  if (equal && contents !== undefined) equal = contents(a, b, mode, memo, skipPrototype);
  memo.leave(a, b);
  return equal;
}

function compareArrays(a, b, mode, memo, skipPrototype) {
  if (mode === kPartial) {
    // The expected entries, in their order, among the actual ones.
    let at = 0;
    for (let i = 0; i < b.length; i++) {
      while (at < a.length && !compare(a[at], b[i], mode, memo)) at++;
      if (at++ >= a.length) return false;
    }
    return true;
  }
  for (let i = 0; i < a.length; i++) {
    if (hasOwn(a, i) !== hasOwn(b, i)) return false;
    if (!compare(a[i], b[i], mode, memo, skipPrototype)) return false;
  }
  return true;
}

const isObject = (value) => typeof value === 'object' && value !== null;

function compareSets(a, b, mode, memo, skipPrototype) {
  const rest = new Set();
  for (const value of b) {
    if (a.has(value)) continue;
    if (mode !== kLoose && !isObject(value)) return false;
    rest.add(value);
  }
  if (rest.size === 0) return true;
  const candidates = new Set();
  for (const value of a) if (!b.has(value) && (mode === kLoose || isObject(value))) candidates.add(value);
  for (const value of rest) {
    let found = false;
    for (const candidate of candidates) {
      if (compare(candidate, value, mode, memo, skipPrototype)) {
        candidates.delete(candidate);
        found = true;
        break;
      }
    }
    if (!found) return false;
  }
  return true;
}

function compareMaps(a, b, mode, memo, skipPrototype) {
  const rest = [];
  for (const [key, value] of b) {
    if (a.has(key)) {
      if (!compare(a.get(key), value, mode, memo, skipPrototype)) {
        if (mode !== kLoose || isObject(key)) return false;
        rest.push([key, value]);
      }
    } else if (mode !== kLoose && !isObject(key)) {
      return false;
    } else {
      rest.push([key, value]);
    }
  }
  if (rest.length === 0) return true;
  const candidates = [...a].filter(([key]) => !b.has(key) || mode === kLoose);
  for (const [key, value] of rest) {
    const index = candidates.findIndex(([other, otherValue]) =>
      compare(other, key, mode, memo, skipPrototype) && compare(otherValue, value, mode, memo, skipPrototype));
    if (index === -1) return false;
    candidates.splice(index, 1);
  }
  return true;
}

module.exports = { isDeepEqual, isDeepStrictEqual, isPartialStrictEqual };
