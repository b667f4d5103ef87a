'use strict';

const { customInspect, finishClass } = require('internal/webstreams/shared');
const { codes: { ERR_MISSING_OPTION } } = require('internal/errors');
const { validateObject } = require('internal/validators');
const { customInspectSymbol } = require('internal/util');

const byteLength = (() => {
  const { size } = { size(chunk) { return chunk.byteLength; } };
  return size;
})();
const count = (() => {
  const { size } = { size() { return 1; } };
  return size;
})();

function validateInit(init) {
  validateObject(init, 'init');
  if (init.highWaterMark === undefined) throw new ERR_MISSING_OPTION('init.highWaterMark');
  return +init.highWaterMark;
}

class ByteLengthQueuingStrategy {
  #highWaterMark;
  #size = byteLength;

  constructor(init) {
    this.#highWaterMark = validateInit(init);
  }

  get highWaterMark() { return this.#highWaterMark; }

  get size() { return this.#size; }

  [customInspectSymbol](depth, options) {
    return customInspect(depth, options, this.constructor.name, { highWaterMark: this.highWaterMark });
  }
}

class CountQueuingStrategy {
  #highWaterMark;
  #size = count;

  constructor(init) {
    this.#highWaterMark = validateInit(init);
  }

  get highWaterMark() { return this.#highWaterMark; }

  get size() { return this.#size; }

  [customInspectSymbol](depth, options) {
    return customInspect(depth, options, this.constructor.name, { highWaterMark: this.highWaterMark });
  }
}

finishClass(ByteLengthQueuingStrategy, ['highWaterMark', 'size']);
finishClass(CountQueuingStrategy, ['highWaterMark', 'size']);

module.exports = { ByteLengthQueuingStrategy, CountQueuingStrategy };
