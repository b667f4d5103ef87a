'use strict';

// What the two halves of a stream share: the bits both keep at the same place, and the high water marks.
// Each half keeps its flags in one small integer, state[kState]; the names programs read are accessors over it.

const { validateInteger } = require('internal/validators');

const kState = Symbol('kState');
const kErroredValue = Symbol('kErroredValue');
const kDefaultEncodingValue = Symbol('kDefaultEncodingValue');

const bits = {
  kObjectMode: 1 << 0,
  kErrorEmitted: 1 << 1,
  kAutoDestroy: 1 << 2,
  kEmitClose: 1 << 3,
  kDestroyed: 1 << 4,
  kClosed: 1 << 5,
  kCloseEmitted: 1 << 6,
  kErrored: 1 << 7,
  kConstructed: 1 << 8,
};

let defaultBytes = 64 * 1024;
let defaultObjects = 16;

function getDefaultHighWaterMark(objectMode) {
  return objectMode ? defaultObjects : defaultBytes;
}

function setDefaultHighWaterMark(objectMode, value) {
  validateInteger(value, 'value', 0);
  if (objectMode) defaultObjects = value;
  else defaultBytes = value;
}

// In a duplex the half's own option counts only where the common one is missing.
function getHighWaterMark(state, options, duplexKey, isDuplex) {
  let mark = options.highWaterMark;
  if (mark == null && isDuplex) mark = options[duplexKey];
  if (mark == null) return getDefaultHighWaterMark(state.objectMode);
  if (!Number.isInteger(mark) || mark < 0) {
    const { ERR_INVALID_ARG_VALUE } = require('internal/errors').codes;
    throw new ERR_INVALID_ARG_VALUE(isDuplex ? `options.${duplexKey}` : 'options.highWaterMark', mark);
  }
  return Math.floor(mark);
}

/** Makes each name of `table` an accessor over its bit. */
function defineFlags(prototype, table) {
  for (const name of Object.keys(table)) {
    const bit = table[name];
    Object.defineProperty(prototype, name, {
      __proto__: null,
      configurable: false,
      enumerable: false,
      get() { return (this[kState] & bit) !== 0; },
      set(value) {
        if (value) this[kState] |= bit;
        else this[kState] &= ~bit;
      },
    });
  }
}

/** Makes `name` a value that lives under a symbol once it is set; `bit` tells that it is there. */
function defineRareValue(prototype, name, symbol, bit, missing) {
  Object.defineProperty(prototype, name, {
    __proto__: null,
    configurable: false,
    enumerable: false,
    get() { return (this[kState] & bit) !== 0 ? this[symbol] : missing; },
    set(value) {
      if (value) {
        this[symbol] = value;
        this[kState] |= bit;
      } else if ((this[kState] & bit) !== 0) {
        this[symbol] = missing;
        this[kState] &= ~bit;
      }
    },
  });
}

module.exports = {
  ...bits,
  kState,
  kErroredValue,
  kDefaultEncodingValue,
  getDefaultHighWaterMark,
  setDefaultHighWaterMark,
  getHighWaterMark,
  defineFlags,
  defineRareValue,
};
