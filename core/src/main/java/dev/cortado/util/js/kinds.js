'use strict';

// Tells an object's kind by what it is inside, not by what its properties claim. JavaScript can ask a builtin whether an
// object has the right slots, but a refusal is an exception and dear; so the prototype chain proposes a kind and one check
// that will succeed confirms it. Only odd objects (no prototype, another realm, an impostor) are asked of V8.

const engine = require('internal/engine');

const { getPrototypeOf } = Object;
const { isArray } = Array;
const { isView } = ArrayBuffer;
const { isProxy, sameShape } = engine;
const { toStringTag } = Symbol;
const { getOwnPropertyDescriptor } = Reflect;
const uncurry = (method) => Function.prototype.call.bind(method);
const getter = (prototype, name) => uncurry(getOwnPropertyDescriptor(prototype, name).get);
const objectToString = uncurry(Object.prototype.toString);
const hasOwn = Object.hasOwn;

const TypedArrayPrototype = getPrototypeOf(Uint8Array.prototype);
/** The name of a typed array's type, undefined for anything else. */
const typedArrayName = getter(TypedArrayPrototype, toStringTag);
const generatorPrototype = getPrototypeOf(function* () {}).prototype;
const asyncGeneratorPrototype = getPrototypeOf(async function* () {}).prototype;

const families = new Map([
  [Object.prototype, 'Object'],
  [Map.prototype, 'Map'],
  [Set.prototype, 'Set'],
  [WeakMap.prototype, 'WeakMap'],
  [WeakSet.prototype, 'WeakSet'],
  [Promise.prototype, 'Promise'],
  [ArrayBuffer.prototype, 'ArrayBuffer'],
  [SharedArrayBuffer.prototype, 'SharedArrayBuffer'],
  [Date.prototype, 'Date'],
  [RegExp.prototype, 'RegExp'],
  [Error.prototype, 'Error'],
  [Boolean.prototype, 'Boolean'],
  [Number.prototype, 'Number'],
  [String.prototype, 'String'],
  [Symbol.prototype, 'Symbol'],
  [BigInt.prototype, 'BigInt'],
  [getPrototypeOf(new Map().keys()), 'MapIterator'],
  [getPrototypeOf(new Set().keys()), 'SetIterator'],
  [generatorPrototype, 'Generator'],
  [asyncGeneratorPrototype, 'Generator'],
  // What has these in its chain without the slots may be anything; only V8 knows.
  [Array.prototype, 'unknown'],
  [DataView.prototype, 'unknown'],
  [TypedArrayPrototype, 'unknown'],
]);

/** What Object.prototype.toString tells from the slots alone. */
const byTag = {
  '__proto__': null,
  '[object Arguments]': 'Arguments',
  '[object Boolean]': 'Boolean',
  '[object Date]': 'Date',
  '[object Error]': 'Error',
  '[object Number]': 'Number',
  '[object RegExp]': 'RegExp',
  '[object String]': 'String',
};

// Each throws for an object that lacks the slot; none changes one that has it.
const confirm = {
  __proto__: null,
  Map: uncurry(Map.prototype.has),
  Set: uncurry(Set.prototype.has),
  WeakMap: uncurry(WeakMap.prototype.has),
  WeakSet: uncurry(WeakSet.prototype.has),
  ArrayBuffer: getter(ArrayBuffer.prototype, 'byteLength'),
  SharedArrayBuffer: getter(SharedArrayBuffer.prototype, 'byteLength'),
  Date: uncurry(Date.prototype.getTime),
  Boolean: uncurry(Boolean.prototype.valueOf),
  Number: uncurry(Number.prototype.valueOf),
  String: uncurry(String.prototype.valueOf),
  Symbol: uncurry(Symbol.prototype.valueOf),
  BigInt: uncurry(BigInt.prototype.valueOf),
};

const nullPrototypeSample = Object.create(null);

function familyOf(value) {
  let prototype = getPrototypeOf(value);
  while (prototype !== null) {
    const family = families.get(prototype);
    if (family !== undefined) return family;
    if (isProxy(prototype)) return 'unknown';
    prototype = getPrototypeOf(prototype);
  }
  return sameShape(value, nullPrototypeSample) ? 'Object' : 'unknown';
}

/**
 * The kind of an object that is no function: Object, Proxy, Array, TypedArray, DataView, or one of the kinds above, Module
 * (a module's namespace), External. Runs no code of the program.
 */
function kindOf(value) {
  if (isProxy(value)) return 'Proxy';
  if (isArray(value)) return 'Array';
  if (isView(value)) return typedArrayName(value) === undefined ? 'DataView' : 'TypedArray';
  const family = familyOf(value);
  if (family === 'unknown') return engine.kind(value);
  if (!(toStringTag in value)) {
    const kind = byTag[objectToString(value)];
    if (kind !== undefined) return kind;
    return family === 'Object' ? family : engine.kind(value);
  }
  if (family === 'Object') return hasOwn(value, toStringTag) ? engine.kind(value) : family;
  if (family === 'Error' && Error.isError(value)) return family;
  const check = confirm[family];
  if (check !== undefined) {
    try {
      check(value);
      return family;
    } catch {
      // An impostor.
    }
  }
  return engine.kind(value);
}

/** Function, AsyncFunction, GeneratorFunction or AsyncGeneratorFunction. */
function functionKindOf(value) {
  return getPrototypeOf(value) === Function.prototype && !isProxy(value) ? 'Function' : engine.kind(value);
}

module.exports = { functionKindOf, kindOf, typedArrayName };
