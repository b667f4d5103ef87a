'use strict';

// Two duplexes, each reading what the other writes. A write is done when the other side reads.

const Duplex = require('internal/stream/duplex');

const kCallback = Symbol('Callback');
const kOther = Symbol('kOther');

class DuplexSide extends Duplex {
  #other = null;

  constructor(options) {
    super(options);
    this[kCallback] = null;
  }

  [kOther](other) {
    this.#other = other;
  }

  _read() {
    const callback = this[kCallback];
    if (callback) {
      this[kCallback] = null;
      callback();
    }
  }

  _write(chunk, encoding, callback) {
    if (chunk.length === 0) { // Nothing that a reader would see.
      process.nextTick(callback);
    } else {
      this.#other.push(chunk);
      this.#other[kCallback] = callback;
    }
  }

  _final(callback) {
    this.#other.on('end', callback);
    this.#other.push(null);
  }
}

function duplexPair(options) {
  const one = new DuplexSide(options);
  const two = new DuplexSide(options);
  one[kOther](two);
  two[kOther](one);
  return [one, two];
}

module.exports = duplexPair;
