'use strict';

// What util.inspect calls an object: its constructor's name, its Symbol.toStringTag, and what stands in where a prototype
// is missing.

const engine = require('internal/engine');

const { getOwnPropertyDescriptor, getPrototypeOf, hasOwn } = Object;
const { ownKeys } = Reflect;

// Prototypes of the language that name their objects even after `constructor` was replaced.
const prototypeNames = new Map();
for (const constructor of [
  Array, ArrayBuffer, Boolean, DataView, Date, Error, EvalError, Function, Map, Number, Object, Promise, RangeError,
  ReferenceError, RegExp, Set, String, SyntaxError, TypeError, URIError, AggregateError, WeakMap, WeakSet,
  Object.getPrototypeOf(Uint8Array),
]) {
  prototypeNames.set(constructor.prototype, constructor.name);
}

/** Names of the language's own constructors; theirs are the prototypes nobody wants listed. */
const builtinNames = new Set([
  'Object', 'Function', 'Array', 'Number', 'Boolean', 'String', 'Symbol', 'Date', 'Promise', 'RegExp', 'Error',
  'AggregateError', 'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError', 'JSON', 'Math',
  'Intl', 'ArrayBuffer', 'Atomics', 'Uint8Array', 'Int8Array', 'Uint16Array', 'Int16Array', 'Uint32Array', 'Int32Array',
  'Float16Array', 'Float32Array', 'Float64Array', 'Uint8ClampedArray', 'BigUint64Array', 'BigInt64Array', 'DataView',
  'Map', 'BigInt', 'Set', 'Iterator', 'WeakMap', 'WeakSet', 'WeakRef', 'Proxy', 'Reflect', 'FinalizationRegistry',
  'SharedArrayBuffer', 'WebAssembly', 'SuppressedError', 'DisposableStack', 'AsyncDisposableStack',
]);

const MAX_PROTOTYPE_DEPTH = 3;

function isInstance(value, constructor) {
  try {
    return value instanceof constructor;
  } catch {
    return false;
  }
}

/**
 * Lists what an object inherits from its program's own prototypes, without methods: appended to `output`.
 */
function addPrototypeProperties(context, value, start, depth, output) {
  const { formatProperty } = require('internal/util/inspect_properties');
  const seen = new Set();
  let prototype = start;
  for (let level = 0; level < MAX_PROTOTYPE_DEPTH; level++) {
    if (level !== 0 || prototype === value) {
      prototype = getPrototypeOf(prototype);
      if (prototype === null) return;
      const constructor = getOwnPropertyDescriptor(prototype, 'constructor')?.value;
      if (typeof constructor === 'function' && builtinNames.has(constructor.name)) return;
    }
    const keys = ownKeys(prototype);
    context.seen.push(value);
    for (const key of keys) {
      if (key === 'constructor' || hasOwn(value, key) || seen.has(key)) continue;
      const descriptor = getOwnPropertyDescriptor(prototype, key);
      if (typeof descriptor.value === 'function') continue;
      const text = formatProperty(context, prototype, depth, key, true, descriptor, value);
      output.push(context.colors ? `\u001b[2m${text}\u001b[22m` : text);
    }
    context.seen.pop();
    for (const key of keys) seen.add(key);
  }
}

/**
 * The name of the constructor whose instance an object is; null for an object without prototype. Inherited properties
 * go to `inherited` if that is an array.
 */
function constructorName(value, context, depth, inherited) {
  const prototype = getPrototypeOf(value);
  if (!hasOwn(value, 'constructor')) {
    const known = prototypeNames.get(prototype);
    if (known !== undefined) return known;
  }
  let holder = value;
  while (holder !== null) {
    const known = holder === value ? undefined : prototypeNames.get(holder);
    const constructor = getOwnPropertyDescriptor(holder, 'constructor')?.value;
    let name;
    if (typeof constructor === 'function' && constructor.name !== '' && isInstance(value, constructor)) {
      name = String(constructor.name);
    } else {
      name = known;
    }
    if (name !== undefined) {
      if (inherited !== undefined && (prototype !== holder || !builtinNames.has(name))) {
        addPrototypeProperties(context, value, holder === value ? value : prototype, depth, inherited);
      }
      return name;
    }
    holder = getPrototypeOf(holder);
  }
  if (prototype === null) return null;

  const name = engine.getConstructorName(value);
  if (depth > context.depth && context.depth !== null) return `${name} <Complex prototype>`;
  const parent = constructorName(prototype, context, depth + 1, inherited);
  if (parent !== null) return `${name} <${parent}>`;
  const { inspect } = require('internal/util/inspect');
  return `${name} <${inspect(prototype, { ...context, customInspect: false, depth: -1 })}>`;
}

/** Whether a constructor's name tells its tag already: FileMap or MapOfFiles for Map, but not Mapping. */
function tells(constructor, tag) {
  const position = constructor.indexOf(tag);
  if (position === -1) return false;
  const next = position + tag.length;
  if (next === constructor.length) return true;
  const code = constructor.charCodeAt(next);
  return code >= 65 && code <= 90;
}

/** The Symbol.toStringTag worth showing, else ''. */
function visibleTag(value, constructor, showHidden) {
  let tag;
  try {
    tag = value[Symbol.toStringTag];
  } catch {
    return '';
  }
  if (typeof tag !== 'string' || tag === '') return '';
  // It will be listed among the properties.
  if (showHidden ? hasOwn(value, Symbol.toStringTag) : Object.prototype.propertyIsEnumerable.call(value, Symbol.toStringTag)) {
    return '';
  }
  return constructor !== null && tells(constructor, tag) ? '' : tag;
}

/** What stands before an object's brace, with a space after it. */
function prefixOf(constructor, tag, fallback, size = '') {
  if (constructor === null) {
    const name = `[${fallback}${size}: null prototype] `;
    return tag !== '' && fallback !== tag ? `${name}[${tag}] ` : name;
  }
  return tag !== '' && constructor !== tag ? `${constructor}${size} [${tag}] ` : `${constructor}${size} `;
}

/** The same for an object of no known kind: without prototype, V8 may remember what made it. */
function objectPrefix(value, constructor, tag) {
  if (constructor !== null) return prefixOf(constructor, tag);
  const name = engine.getConstructorName(value);
  return prefixOf(null, tag, name === tag ? 'Object' : name);
}

module.exports = { builtinNames, constructorName, objectPrefix, prefixOf, visibleTag };
