'use strict';

// The value V8 carries through promises: which store each AsyncLocalStorage has here. A frame is never changed once it is
// current, but for disable(): another context may hold the same one.

const { getFrame, setFrame } = require('internal/async_hooks/context');

class AsyncContextFrame extends Map {
  constructor(store, data) {
    super(getFrame());
    this.set(store, data);
  }

  static current() {
    return getFrame();
  }

  static set(frame) {
    setFrame(frame);
  }

  /** Makes a frame current; returns the one before. */
  static exchange(frame) {
    const prior = getFrame();
    setFrame(frame);
    return prior;
  }

  static disable(store) {
    getFrame()?.delete(store);
  }
}

module.exports = AsyncContextFrame;
