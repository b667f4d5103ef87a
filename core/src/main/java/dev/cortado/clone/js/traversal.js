'use strict';

// Walks a value as structured cloning says (HTML, StructuredSerializeInternal) and tells a sink what it finds: the sink makes
// a copy at once (copy.js), remembers it for later (recording.js) or writes it down for another isolate. Each object is told
// once; whatever the sink made of it stands for it from then on.
//
// A sink has: object() key(out, key) set(out, key, value) end(out) | array(length) set(out, index, value) arrayEnd(out, length)
// map(size) mapEntry(out, key, value) | set(size) as setOf(size), setEntry(out, value) | date(time) regexp(source, flags)
// boxed(primitive) | buffer(source) view(name, buffer, offset, length or undefined where it follows the buffer)
// error(type, message, stack) cause(out, value) | same(object) for what is shared, not copied | copiedArray(source) for an
// array of numbers | host(deserializeInfo, data) for our own classes | transferred(object).

const { kindOf, typedArrayName } = require('internal/util/kinds');
const { sameShape } = require('internal/engine');
const { kClone, kCloneable, kIsReal, kShared, kTransferMode, kTransferable } = require('internal/clone/protocol');
const { dataCloneError, notCloneable } = require('internal/clone/failure');

const { getPrototypeOf, hasOwn, keys } = Object;
const getter = (prototype, name) =>
  Function.prototype.call.bind(Reflect.getOwnPropertyDescriptor(prototype, name).get);
const uncurry = (method) => Function.prototype.call.bind(method);

const TypedArrayPrototype = getPrototypeOf(Uint8Array.prototype);
const elementAt = uncurry(TypedArrayPrototype.at);
const viewOf = {
  TypedArray: {
    buffer: getter(TypedArrayPrototype, 'buffer'),
    byteOffset: getter(TypedArrayPrototype, 'byteOffset'),
    byteLength: getter(TypedArrayPrototype, 'byteLength'),
    length: getter(TypedArrayPrototype, 'length'),
    probe: (view) => elementAt(view, 0),
  },
  DataView: {
    buffer: getter(DataView.prototype, 'buffer'),
    byteOffset: getter(DataView.prototype, 'byteOffset'),
    byteLength: getter(DataView.prototype, 'byteLength'),
    length: getter(DataView.prototype, 'byteLength'),
    probe: getter(DataView.prototype, 'byteLength'),
  },
};
const isDetached = getter(ArrayBuffer.prototype, 'detached');
const isResizable = getter(ArrayBuffer.prototype, 'resizable');
const byteLengthOf = getter(ArrayBuffer.prototype, 'byteLength');
const maxByteLengthOf = getter(ArrayBuffer.prototype, 'maxByteLength');
const resize = uncurry(ArrayBuffer.prototype.resize);
const mapForEach = uncurry(Map.prototype.forEach);
const setForEach = uncurry(Set.prototype.forEach);
const mapSize = getter(Map.prototype, 'size');
const setSize = getter(Set.prototype, 'size');
const getTime = uncurry(Date.prototype.getTime);
const sourceOf = getter(RegExp.prototype, 'source');
const flagsOf = getter(RegExp.prototype, 'flags');
const unbox = {
  Boolean: uncurry(Boolean.prototype.valueOf),
  Number: uncurry(Number.prototype.valueOf),
  String: uncurry(String.prototype.valueOf),
  BigInt: uncurry(BigInt.prototype.valueOf),
};

const plainSample = {};
// Arrays without properties of their own have one of these hidden classes, by what their elements are.
const numberArrays = [[1, 2], [, 2], [1.5, 2.5], [, 2.5]]; // eslint-disable-line no-sparse-arrays
const otherArrays = [['a', {}], [, {}]]; // eslint-disable-line no-sparse-arrays

const errorTypes = new Set(['EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError']);

/** Prototypes of V8's own objects that cannot be cloned, though they look like plain ones. */
let refused;
function refusedPrototypes() {
  if (refused !== undefined) return refused;
  const { prototype: segmenter } = Intl.Segmenter;
  refused = new Set([
    WeakRef.prototype, FinalizationRegistry.prototype, Iterator.prototype, getPrototypeOf(async function* () {}.prototype),
    getPrototypeOf(getPrototypeOf(async function* () {}.prototype)),
    getPrototypeOf(segmenter.segment.call(new Intl.Segmenter(), '')),
  ]);
  for (const name of Object.getOwnPropertyNames(Intl)) if (Intl[name]?.prototype) refused.add(Intl[name].prototype);
  for (const name of ['DisposableStack', 'AsyncDisposableStack']) if (globalThis[name]) refused.add(globalThis[name].prototype);
  for (const name of Object.getOwnPropertyNames(WebAssembly)) {
    if (WebAssembly[name]?.prototype && !(WebAssembly[name].prototype instanceof Error)) refused.add(WebAssembly[name].prototype);
  }
  return refused;
}

function isCompiledModule(value) {
  return typeof WebAssembly === 'object' && getPrototypeOf(value) === WebAssembly.Module.prototype;
}

class Traversal {
  #sink;
  #transfers;
  #known = new Map();
  #plain = plainSample; // the last plain object: siblings tend to be shaped alike

  /** @param transfers a Set of objects that are transferred, or undefined */
  constructor(sink, transfers) {
    this.#sink = sink;
    this.#transfers = transfers;
  }

  visit(value) {
    switch (typeof value) {
      case 'object':
        return value === null ? value : this.#object(value);
      case 'function':
      case 'symbol':
        throw notCloneable(value);
      default:
        return value;
    }
  }

  #object(value) {
    const known = this.#known.get(value);
    if (known !== undefined) return known;
    if (sameShape(value, this.#plain)) return this.#properties(value);
    if (Array.isArray(value)) {
      const out = this.#simpleArray(value);
      if (out !== undefined) return out;
    }
    return this.#remember(value, this.#byKind(value));
  }

  /** Kinds that have parts remember themselves, before these lead back to them. */
  #remember(value, out) {
    this.#known.set(value, out);
    return out;
  }

  #byKind(value) {
    if (this.#transfers !== undefined && this.#transfers.has(value)) return this.#sink.transferred(value);
    const kind = kindOf(value);
    switch (kind) {
      case 'Object': return this.#ordinary(value);
      case 'Array': return this.#array(value);
      case 'Map': return this.#map(value);
      case 'Set': return this.#set(value);
      case 'Date': return this.#sink.date(getTime(value));
      case 'RegExp': return this.#sink.regexp(sourceOf(value), flagsOf(value));
      case 'Error': return this.#error(value);
      case 'ArrayBuffer':
        if (isDetached(value)) throw dataCloneError('An ArrayBuffer is detached and could not be cloned.');
        return this.#sink.buffer(value);
      case 'SharedArrayBuffer': return this.#sink.same(value);
      case 'TypedArray':
      case 'DataView':
        return this.#view(value, viewOf[kind], typedArrayName(value) ?? 'DataView');
      case 'Boolean':
      case 'Number':
      case 'String':
      case 'BigInt':
        return this.#sink.boxed(unbox[kind](value));
      default: throw notCloneable(value);
    }
  }

  /** An object without slots of the engine: a plain one, or one of a class. */
  #ordinary(value) {
    const prototype = getPrototypeOf(value);
    if (prototype === Object.prototype || prototype === null) {
      if (kTransferMode in value) return this.#host(value);
      this.#plain = value;
      return this.#properties(value);
    }
    if (kTransferMode in value) return this.#host(value);
    for (let each = prototype; each !== null && each !== Object.prototype; each = getPrototypeOf(each)) {
      if (!refusedPrototypes().has(each)) continue;
      if (isCompiledModule(value)) return this.#sink.same(value);
      throw notCloneable(value);
    }
    return this.#properties(value);
  }

  #properties(value) {
    const sink = this.#sink;
    const out = this.#remember(value, sink.object());
    this.#each(value, out, keys(value));
    sink.end(out);
    return out;
  }

  #each(value, out, names) {
    const sink = this.#sink;
    for (let i = 0; i < names.length; i++) {
      const name = names[i];
      const property = value[name];
      // A getter may have deleted what comes later.
      if (property === undefined && !hasOwn(value, name)) continue;
      sink.key(out, name);
      sink.set(out, name, typeof property === 'object' || typeof property === 'function' || typeof property === 'symbol' ?
        this.visit(property) : property);
    }
  }

  /** An array that has elements only; undefined for another one. */
  #simpleArray(value) {
    for (const sample of numberArrays) {
      if (sameShape(value, sample)) return this.#remember(value, this.#sink.copiedArray(value));
    }
    for (const sample of otherArrays) if (sameShape(value, sample)) return this.#elements(value, false);
    return undefined;
  }

  #array(value) {
    return this.#elements(value, true);
  }

  #elements(value, hasMore) {
    const sink = this.#sink;
    const { length } = value;
    const out = this.#remember(value, sink.array(length));
    const names = hasMore ? keys(value) : undefined;
    let count = 0;
    if (names !== undefined) while (count < names.length && isIndex(names[count])) count++;
    if (count < length / 2 && hasMore) {
      // Mostly holes: perhaps billions of them.
      this.#each(value, out, names);
    } else {
      for (let i = 0; i < length; i++) {
        const element = value[i];
        if (element === undefined && !hasOwn(value, i)) continue;
        sink.key(out, i);
        sink.set(out, i, typeof element === 'object' || typeof element === 'function' || typeof element === 'symbol' ?
          this.visit(element) : element);
      }
      if (names !== undefined && count < names.length) this.#each(value, out, names.slice(count));
    }
    sink.arrayEnd(out, length);
    return out;
  }

  #map(value) {
    const sink = this.#sink;
    const out = this.#remember(value, sink.map(mapSize(value)));
    // All of them first: a getter within may change the map.
    const entries = [];
    mapForEach(value, (item, key) => entries.push(key, item));
    for (let i = 0; i < entries.length; i += 2) {
      const key = this.visit(entries[i]);
      sink.mapEntry(out, key, this.visit(entries[i + 1]));
    }
    sink.end(out);
    return out;
  }

  #set(value) {
    const sink = this.#sink;
    const out = this.#remember(value, sink.setOf(setSize(value)));
    const items = [];
    setForEach(value, (item) => items.push(item));
    for (const item of items) sink.setEntry(out, this.visit(item));
    sink.end(out);
    return out;
  }

  #error(value) {
    if (kTransferMode in value) return this.#host(value);
    const sink = this.#sink;
    const name = value.name === undefined ? 'Error' : String(value.name);
    const type = errorTypes.has(name) ? name : 'Error';
    const message = Reflect.getOwnPropertyDescriptor(value, 'message');
    const text = message !== undefined && 'value' in message ? String(message.value) : undefined;
    const cause = Reflect.getOwnPropertyDescriptor(value, 'cause');
    const { stack } = value;
    const out = this.#remember(value, sink.error(type, text, typeof stack === 'string' ? stack : undefined));
    if (cause !== undefined && 'value' in cause) sink.cause(out, this.visit(cause.value));
    sink.end(out);
    return out;
  }

  #view(value, access, name) {
    const buffer = access.buffer(value);
    const token = this.visit(buffer);
    let offset;
    let length;
    try {
      offset = access.byteOffset(value);
      length = access.length(value);
    } catch {
      throw notCloneable(value); // out of bounds
    }
    if (kindOf(buffer) === 'ArrayBuffer' && isResizable(buffer) && followsBuffer(buffer, value, access, offset)) {
      length = undefined;
    }
    return this.#sink.view(name, token, offset, length);
  }

  #host(value) {
    const mode = value[kTransferMode];
    // Not one that merely has the prototype of such a class.
    if (value[kIsReal]?.() === false) return this.#properties(value);
    if ((mode & kCloneable) !== 0) {
      const { data, deserializeInfo } = value[kClone]();
      return this.#sink.host(deserializeInfo, this.visit(data), value);
    }
    if (mode === kShared) return this.#sink.same(value);
    if ((mode & kTransferable) !== 0) {
      throw dataCloneError('Object that needs transfer was found in message but not listed in transferList');
    }
    if (mode === 0) throw dataCloneError('Cannot clone object of unsupported type.');
    return this.#properties(value);
  }
}

function isIndex(name) {
  const number = name >>> 0;
  return number !== 4294967295 && String(number) === name;
}

/**
 * Whether a view's length follows that of its resizable buffer. Nothing tells: so the buffer is made another size for a moment
 * in which nobody can look.
 */
function followsBuffer(buffer, view, access, offset) {
  const size = byteLengthOf(buffer);
  const before = access.byteLength(view);
  const unit = before > 0 && access.length(view) > 0 ? before / access.length(view) : 8;
  if (offset + before < size - 7) return false;
  if (size + unit <= maxByteLengthOf(buffer)) {
    resize(buffer, size + unit);
    const follows = access.byteLength(view) !== before;
    resize(buffer, size);
    return follows;
  }
  if (before < unit) return false;
  const rest = new Uint8Array(buffer, size - unit).slice();
  resize(buffer, size - unit);
  let follows = true;
  try {
    access.probe(view);
  } catch {
    follows = false; // A view of fixed length is out of bounds now.
  }
  resize(buffer, size);
  new Uint8Array(buffer, size - unit).set(rest);
  return follows;
}

module.exports = { Traversal };
