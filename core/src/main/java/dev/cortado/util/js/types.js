'use strict';

// Checks of what a value is inside, which no property can fool. See kinds.js.

const { isProxy } = require('internal/engine');
const { functionKindOf, kindOf, typedArrayName } = require('internal/util/kinds');

const { isView } = ArrayBuffer;

function isKind(value, kind) {
  return typeof value === 'object' && value !== null && kindOf(value) === kind;
}

function isAnyArrayBuffer(value) {
  if (typeof value !== 'object' || value === null) return false;
  const kind = kindOf(value);
  return kind === 'ArrayBuffer' || kind === 'SharedArrayBuffer';
}

const boxes = new Set(['Number', 'String', 'Boolean', 'BigInt', 'Symbol']);

function isBoxedPrimitive(value) {
  return typeof value === 'object' && value !== null && boxes.has(kindOf(value));
}

function isFunctionKind(value, first, second) {
  if (typeof value !== 'function') return false;
  const kind = functionKindOf(value);
  return kind === first || kind === second;
}

// No key object can exist before the module that makes them is loaded, and loading it to say no would be dear.
function keys(value) {
  if (typeof value !== 'object' || value === null) return undefined;
  return require('internal/runtime/builtins').loaded('internal/crypto/keys');
}

module.exports = {
  isArgumentsObject: (value) => isKind(value, 'Arguments'),
  isArrayBuffer: (value) => isKind(value, 'ArrayBuffer'),
  isAsyncFunction: (value) => isFunctionKind(value, 'AsyncFunction', 'AsyncGeneratorFunction'),
  isBigIntObject: (value) => isKind(value, 'BigInt'),
  isBooleanObject: (value) => isKind(value, 'Boolean'),
  isDataView: (value) => isView(value) && typedArrayName(value) === undefined,
  isDate: (value) => isKind(value, 'Date'),
  isExternal: (value) => isKind(value, 'External'),
  isGeneratorFunction: (value) => isFunctionKind(value, 'GeneratorFunction', 'AsyncGeneratorFunction'),
  isGeneratorObject: (value) => isKind(value, 'Generator'),
  isMap: (value) => isKind(value, 'Map'),
  isMapIterator: (value) => isKind(value, 'MapIterator'),
  isModuleNamespaceObject: (value) => isKind(value, 'Module'),
  isNativeError: (value) => Error.isError(value),
  isNumberObject: (value) => isKind(value, 'Number'),
  isPromise: (value) => isKind(value, 'Promise'),
  isProxy: (value) => (typeof value === 'object' && value !== null || typeof value === 'function') && isProxy(value),
  isRegExp: (value) => isKind(value, 'RegExp'),
  isSet: (value) => isKind(value, 'Set'),
  isSetIterator: (value) => isKind(value, 'SetIterator'),
  isSharedArrayBuffer: (value) => isKind(value, 'SharedArrayBuffer'),
  isStringObject: (value) => isKind(value, 'String'),
  isSymbolObject: (value) => isKind(value, 'Symbol'),
  isWeakMap: (value) => isKind(value, 'WeakMap'),
  isWeakSet: (value) => isKind(value, 'WeakSet'),
  isAnyArrayBuffer,
  isBoxedPrimitive,
  isArrayBufferView: isView,
  isTypedArray: (value) => typedArrayName(value) !== undefined,
  isUint8Array: (value) => typedArrayName(value) === 'Uint8Array',
  isUint8ClampedArray: (value) => typedArrayName(value) === 'Uint8ClampedArray',
  isUint16Array: (value) => typedArrayName(value) === 'Uint16Array',
  isUint32Array: (value) => typedArrayName(value) === 'Uint32Array',
  isInt8Array: (value) => typedArrayName(value) === 'Int8Array',
  isInt16Array: (value) => typedArrayName(value) === 'Int16Array',
  isInt32Array: (value) => typedArrayName(value) === 'Int32Array',
  isFloat16Array: (value) => typedArrayName(value) === 'Float16Array',
  isFloat32Array: (value) => typedArrayName(value) === 'Float32Array',
  isFloat64Array: (value) => typedArrayName(value) === 'Float64Array',
  isBigInt64Array: (value) => typedArrayName(value) === 'BigInt64Array',
  isBigUint64Array: (value) => typedArrayName(value) === 'BigUint64Array',
};

// Enumerable, and not to be replaced, as Node has them.
Object.defineProperties(module.exports, {
  isKeyObject: {
    configurable: false,
    enumerable: true,
    value(value) {
      return keys(value)?.isKeyObject(value) ?? false;
    },
  },
  isCryptoKey: {
    configurable: false,
    enumerable: true,
    value(value) {
      return keys(value)?.isCryptoKey(value) ?? false;
    },
  },
});
