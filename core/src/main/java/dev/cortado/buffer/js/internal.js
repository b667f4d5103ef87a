'use strict';

// FastBuffer, the class behind Buffer; and which array buffers may not change hands.

class FastBuffer extends Uint8Array {
  // An own constructor: the default one would spread its arguments.
  constructor(bufferOrLength, byteOffset, length) {
    super(bufferOrLength, byteOffset, length);
  }
}

const untransferable = new WeakSet();

/** A buffer of its own memory. V8 gives it zeroed; it is "unsafe" in that no caller may rely on that. */
function createUnsafeBuffer(size) {
  return new FastBuffer(size);
}


module.exports = {
  FastBuffer,
  createUnsafeBuffer,
  isMarkedAsUntransferable: (object) => typeof object === 'object' && object !== null && untransferable.has(object),
  markAsUntransferable(object) {
    if (typeof object === 'object' && object !== null || typeof object === 'function') untransferable.add(object);
  },
};
