'use strict';

// The one source of argument checks. A check that fails throws from the line that called it: fail() takes the check itself
// out of the stack. All take the value first, then the name it has in the message.

const { codes, hideStackFrames, recapture } = require('internal/errors');

const { isInteger, isNaN, isFinite } = Number;
const { isArray } = Array;
const { isView } = ArrayBuffer;

function fail(check, error) {
  return recapture(error, check);
}

function wrongType(check, name, expected, value) {
  return fail(check, new codes.ERR_INVALID_ARG_TYPE(name, expected, value));
}

function outOfRange(check, name, range, value) {
  return fail(check, new codes.ERR_OUT_OF_RANGE(name, range, value));
}

function wrongValue(check, name, value, reason) {
  return fail(check, new codes.ERR_INVALID_ARG_VALUE(name, value, reason));
}

function isInt32(value) { return value === (value | 0); }
function isUint32(value) { return value === (value >>> 0); }

function validateInteger(value, name, min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER) {
  if (typeof value !== 'number') throw wrongType(validateInteger, name, 'number', value);
  if (!isInteger(value)) throw outOfRange(validateInteger, name, 'an integer', value);
  if (value < min || value > max) throw outOfRange(validateInteger, name, `>= ${min} && <= ${max}`, value);
}

function validateInt32(value, name, min = -2147483648, max = 2147483647) {
  if (typeof value !== 'number') throw wrongType(validateInt32, name, 'number', value);
  if (!isInteger(value)) throw outOfRange(validateInt32, name, 'an integer', value);
  if (value < min || value > max) throw outOfRange(validateInt32, name, `>= ${min} && <= ${max}`, value);
}

function validateUint32(value, name, positive = false) {
  if (typeof value !== 'number') throw wrongType(validateUint32, name, 'number', value);
  if (!isInteger(value)) throw outOfRange(validateUint32, name, 'an integer', value);
  const min = positive ? 1 : 0;
  if (value < min || value > 4294967295) throw outOfRange(validateUint32, name, `>= ${min} && <= 4294967295`, value);
}

function validateString(value, name) {
  if (typeof value !== 'string') throw wrongType(validateString, name, 'string', value);
}

function validateNumber(value, name, min = undefined, max = undefined) {
  if (typeof value !== 'number') throw wrongType(validateNumber, name, 'number', value);
  if (min == null && max == null) return;
  if (min != null && value < min || max != null && value > max || isNaN(value)) {
    const range = `${min == null ? '' : `>= ${min}`}${min == null || max == null ? '' : ' && '}${max == null ? '' : `<= ${max}`}`;
    throw outOfRange(validateNumber, name, range, value);
  }
}

function validateOneOf(value, name, oneOf) {
  if (oneOf.includes(value)) return;
  const allowed = oneOf.map((each) => (typeof each === 'string' ? `'${each}'` : String(each))).join(', ');
  throw wrongValue(validateOneOf, name, value, `must be one of: ${allowed}`);
}

function validateBoolean(value, name) {
  if (typeof value !== 'boolean') throw wrongType(validateBoolean, name, 'boolean', value);
}

const kValidateObjectNone = 0;
const kValidateObjectAllowNullable = 1 << 0;
const kValidateObjectAllowArray = 1 << 1;
const kValidateObjectAllowFunction = 1 << 2;
const kValidateObjectAllowObjects = kValidateObjectAllowArray | kValidateObjectAllowFunction;
const kValidateObjectAllowObjectsAndNull = kValidateObjectAllowNullable | kValidateObjectAllowObjects;

function validateObject(value, name, options = kValidateObjectNone) {
  const valid = value === null ? (options & kValidateObjectAllowNullable) !== 0 :
    typeof value === 'object' ? (options & kValidateObjectAllowArray) !== 0 || !isArray(value) :
      typeof value === 'function' && (options & kValidateObjectAllowFunction) !== 0;
  if (!valid) throw wrongType(validateObject, name, 'Object', value);
}

function validateDictionary(value, name) {
  if (value != null && typeof value !== 'object' && typeof value !== 'function') {
    throw wrongType(validateDictionary, name, 'a dictionary', value);
  }
}

function validateArray(value, name, minLength = 0) {
  if (!isArray(value)) throw wrongType(validateArray, name, 'Array', value);
  if (value.length < minLength) throw wrongValue(validateArray, name, value, `must be longer than ${minLength}`);
}

function arrayOf(validateElement) {
  return hideStackFrames((value, name) => {
    validateArray(value, name);
    for (let i = 0; i < value.length; i++) validateElement(value[i], `${name}[${i}]`);
  });
}

const validateStringArray = arrayOf(validateString);
const validateBooleanArray = arrayOf(validateBoolean);
const validateAbortSignalArray = arrayOf((signal, name) => {
  if (signal == null) throw new codes.ERR_INVALID_ARG_TYPE(name, 'AbortSignal', signal);
  validateAbortSignal(signal, name);
});

function validateBuffer(value, name = 'buffer') {
  if (!isView(value)) throw wrongType(validateBuffer, name, ['Buffer', 'TypedArray', 'DataView'], value);
}

function validateAbortSignal(value, name) {
  if (value !== undefined && (value === null || typeof value !== 'object' || !('aborted' in value))) {
    throw wrongType(validateAbortSignal, name, 'AbortSignal', value);
  }
}

function validateFunction(value, name) {
  if (typeof value !== 'function') throw wrongType(validateFunction, name, 'Function', value);
}

/** A function that is not async. */
function validatePlainFunction(value, name) {
  if (typeof value !== 'function' || require('util/types').isAsyncFunction(value)) {
    throw wrongType(validatePlainFunction, name, 'Function', value);
  }
}

function validateUndefined(value, name) {
  if (value !== undefined) throw wrongType(validateUndefined, name, 'undefined', value);
}

function validateUnion(value, name, union) {
  if (!union.includes(value)) throw wrongType(validateUnion, name, `('${union.join('|')}')`, value);
}

/** An encoding that fits the data: hexadecimal text has pairs of digits. */
function validateEncoding(data, encoding) {
  if (require('internal/util').normalizeEncoding(encoding) === 'hex' && data.length % 2 !== 0) {
    throw wrongValue(validateEncoding, 'encoding', encoding, `is invalid for data of length ${data.length}`);
  }
}

/** A port as a number, of a number or of a text in any notation of numbers. */
function validatePort(port, name = 'Port', allowZero = true) {
  const valid = (typeof port === 'number' || typeof port === 'string' && port.trim() !== '') &&
    +port === (+port >>> 0) && port <= 0xFFFF && (port !== 0 || allowZero);
  if (!valid) throw fail(validatePort, new codes.ERR_SOCKET_BAD_PORT(name, port, allowZero));
  return port | 0;
}

function validateSignalName(signal, name = 'signal') {
  if (typeof signal !== 'string') throw wrongType(validateSignalName, name, 'string', signal);
  const { signals } = require('os').constants;
  if (signals[signal] !== undefined) return;
  const hint = signals[signal.toUpperCase()] === undefined ? '' : ' (signals must use all capital letters)';
  throw fail(validateSignalName, new codes.ERR_UNKNOWN_SIGNAL(`${signal}${hint}`));
}

const octalDigits = /^[0-7]+$/;

/** A file's mode as a number, of a number or of octal digits. */
function parseFileMode(value, name, fallback) {
  value ??= fallback;
  if (typeof value === 'string') {
    if (!octalDigits.test(value)) {
      throw wrongValue(parseFileMode, name, value, 'must be a 32-bit unsigned integer or an octal string');
    }
    value = Number.parseInt(value, 8);
  }
  if (typeof value !== 'number') throw wrongType(parseFileMode, name, 'number', value);
  if (!isInteger(value)) throw outOfRange(parseFileMode, name, 'an integer', value);
  if (value < 0 || value > 4294967295) throw outOfRange(parseFileMode, name, '>= 0 && <= 4294967295', value);
  return value;
}

// A link of the header `Link` with its parameters, see RFC 8288, section 3.
const linkValue = /^(?:<[^>]*>)(?:\s*;\s*[^;"\s]+(?:=(")?[^;"\s]*\1)?)*$/;
const linkReason = 'must be an array or string of format "</styles.css>; rel=preload; as=style"';

function validateLink(value, name) {
  if (value === undefined || !linkValue.test(value)) throw new codes.ERR_INVALID_ARG_VALUE(name, value, linkReason);
}

/** The value of a `Link` header, of one text or several. */
const validateLinkHeaderValue = hideStackFrames((hints) => {
  if (typeof hints === 'string') {
    validateLink(hints, 'hints');
    return hints;
  }
  if (!isArray(hints)) throw new codes.ERR_INVALID_ARG_VALUE('hints', hints, linkReason);
  for (const hint of hints) validateLink(hint, 'hints');
  return hints.join(', ');
});

/** Whether a number is given: false for undefined and NaN. Throws for what is no number, and for the infinite. */
function validateFiniteNumber(value, name) {
  if (value === undefined) return false;
  if (isFinite(value)) return true;
  if (isNaN(value)) return false;
  if (typeof value !== 'number') throw wrongType(validateFiniteNumber, name, 'number', value);
  throw outOfRange(validateFiniteNumber, name, 'a finite number', value);
}

const checkRangesOrGetDefault = hideStackFrames((value, name, lower, upper, fallback) => {
  if (!validateFiniteNumber(value, name)) return fallback;
  if (value < lower || value > upper) throw new codes.ERR_OUT_OF_RANGE(name, `>= ${lower} and <= ${upper}`, value);
  return value;
});

function validateThisInternalField(object, field, className) {
  if (typeof object !== 'object' || object === null || !Object.hasOwn(object, field)) {
    throw fail(validateThisInternalField, new codes.ERR_INVALID_THIS(className));
  }
}

const checks = {
  checkRangesOrGetDefault,
  parseFileMode,
  validateAbortSignal,
  validateAbortSignalArray,
  validateArray,
  validateBoolean,
  validateBooleanArray,
  validateBuffer,
  validateDictionary,
  validateEncoding,
  validateFiniteNumber,
  validateFunction,
  validateInt32,
  validateInteger,
  validateLinkHeaderValue,
  validateNumber,
  validateObject,
  validateOneOf,
  validatePlainFunction,
  validatePort,
  validateSignalName,
  validateString,
  validateStringArray,
  validateThisInternalField,
  validateUint32,
  validateUndefined,
  validateUnion,
};
// As hideStackFrames gives it; what is below another function that hides frames needs no stack of its own.
for (const name in checks) checks[name].withoutStackTrace ??= checks[name];

module.exports = {
  ...checks,
  isInt32,
  isUint32,
  kValidateObjectAllowArray,
  kValidateObjectAllowFunction,
  kValidateObjectAllowNullable,
  kValidateObjectAllowObjects,
  kValidateObjectAllowObjectsAndNull,
  kValidateObjectNone,
};
