'use strict';

// structuredClone()

const { codes: { ERR_INVALID_ARG_TYPE, ERR_MISSING_ARGS } } = require('internal/errors');
const { Traversal } = require('internal/clone/traversal');
const { Copy } = require('internal/clone/copy');

const copy = new Copy();

function structuredClone(value, options) {
  if (arguments.length === 0) throw new ERR_MISSING_ARGS('The value argument must be specified');
  if (options === undefined || options === null) return plainClone(value);
  const transfer = transferOf(options);
  if (transfer === undefined || transfer.length === 0) return plainClone(value);
  return require('internal/clone/transfer').cloneWithTransfer(value, transfer);
}

function plainClone(value) {
  // Most of what is cloned for its own sake is small: a primitive needs nothing at all.
  return new Traversal(copy, undefined).visit(value);
}

function conversionError(text) {
  const error = new ERR_INVALID_ARG_TYPE('options', 'Object', undefined);
  error.message = `Failed to execute 'structuredClone': ${text}`;
  return error;
}

/** The transfer list, converted as Web IDL says. */
function transferOf(options) {
  if (typeof options !== 'object' && typeof options !== 'function') {
    throw conversionError('Options cannot be converted to a dictionary');
  }
  const { transfer } = options;
  if (transfer === undefined) return undefined;
  if (transfer === null || typeof transfer !== 'object' && typeof transfer !== 'function' ||
      typeof transfer[Symbol.iterator] !== 'function') {
    throw conversionError('transfer in Options can not be converted to sequence.');
  }
  const list = [];
  for (const object of transfer) {
    if (object === null || typeof object !== 'object' && typeof object !== 'function') {
      const error = new ERR_INVALID_ARG_TYPE('transfer', 'Object', object);
      error.message = 'Value is not an object';
      throw error;
    }
    list.push(object);
  }
  return list;
}

Object.defineProperty(structuredClone, 'length', { __proto__: null, configurable: true, value: 2 });

module.exports = { structuredClone };
