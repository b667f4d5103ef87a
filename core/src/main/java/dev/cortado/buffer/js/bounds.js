'use strict';

// Errors of reading and writing numbers. Not on the hot path: called once a check has failed.

const { codes } = require('internal/errors');

/** Why an offset is wrong that must be an integer from 0 (or 1, for another name) to a limit. */
function boundsError(value, limit, name = 'offset') {
  if (Math.floor(value) !== value) {
    if (typeof value !== 'number') throw new codes.ERR_INVALID_ARG_TYPE(name, 'number', value);
    throw new codes.ERR_OUT_OF_RANGE(name, 'an integer', value);
  }
  if (limit < 0) throw new codes.ERR_BUFFER_OUT_OF_BOUNDS();
  throw new codes.ERR_OUT_OF_RANGE(name, `>= ${name === 'offset' ? 0 : 1} and <= ${limit}`, value);
}

/** A value that so many bytes do not hold. */
function valueError(value, min, max, size) {
  const n = typeof min === 'bigint' ? 'n' : '';
  let range;
  if (size <= 4) range = `>= ${min}${n} and <= ${max}${n}`;
  else if (min == 0) range = `>= 0${n} and < 2${n} ** ${size * 8}${n}`;
  else range = `>= -(2${n} ** ${size * 8 - 1}${n}) and < 2${n} ** ${size * 8 - 1}${n}`;
  throw new codes.ERR_OUT_OF_RANGE('value', range, value);
}

function offsetTypeError(offset) {
  throw new codes.ERR_INVALID_ARG_TYPE('offset', 'number', offset);
}

module.exports = { boundsError, offsetTypeError, valueError };
