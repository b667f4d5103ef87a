'use strict';

// What a value is, told by its internal slots, and the bytes of a view.

const { isView } = ArrayBuffer;
const tagOf = Function.prototype.call.bind(
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag).get);
const byteLengthOf = Function.prototype.call.bind(
  Object.getOwnPropertyDescriptor(ArrayBuffer.prototype, 'byteLength').get);
const sharedByteLengthOf = Function.prototype.call.bind(
  Object.getOwnPropertyDescriptor(SharedArrayBuffer.prototype, 'byteLength').get);

function isUint8Array(value) {
  return tagOf(value) === 'Uint8Array';
}

function isTypedArray(value) {
  return tagOf(value) !== undefined;
}

function isArrayBuffer(value) {
  if (typeof value !== 'object' || value === null || isView(value)) return false;
  try {
    byteLengthOf(value);
    return true;
  } catch {
    return false;
  }
}

function isSharedArrayBuffer(value) {
  if (typeof value !== 'object' || value === null || isView(value)) return false;
  try {
    sharedByteLengthOf(value);
    return true;
  } catch {
    return false;
  }
}

function isAnyArrayBuffer(value) {
  if (typeof value !== 'object' || value === null || isView(value)) return false;
  // A throw costs microseconds; most objects are told apart by what they inherit from.
  if (value instanceof ArrayBuffer && isArrayBuffer(value)) return true;
  const tag = value[Symbol.toStringTag];
  if (tag !== 'ArrayBuffer' && tag !== 'SharedArrayBuffer') return false;
  return isArrayBuffer(value) || isSharedArrayBuffer(value);
}

/** An error as Node's native half makes it: nothing but a code besides. */
function nativeTypeError(message) {
  const error = new TypeError(message);
  error.code = 'ERR_INVALID_ARG_TYPE';
  return error;
}

/** The bytes of any view. */
function bytesOf(view) {
  if (!isView(view)) throw nativeTypeError('argument must be a buffer');
  return isUint8Array(view) ? view : new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}

module.exports = {
  bytesOf, isAnyArrayBuffer, isArrayBuffer, isSharedArrayBuffer, isTypedArray, isUint8Array, nativeTypeError,
};
