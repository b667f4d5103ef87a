'use strict';

const { codes, isErrorLike } = require('internal/errors');
const { inspect } = require('internal/util/inspect');
const { isPromise, isRegExp } = require('util/types');
const { validateFunction } = require('internal/validators');
const { AssertionError } = require('internal/assert/assertion_error');

let comparisons;
const lazyComparisons = () => comparisons ??= require('internal/util/comparisons');

function innerFail(options) {
  const { message } = options;
  if (message instanceof Error) throw message;
  if (typeof message === 'function') options.message = message(options.actual, options.expected);
  throw new AssertionError(options);
}

function missing(...names) {
  return new codes.ERR_MISSING_ARGS(...names);
}

function innerOk(fn, count, value, message) {
  if (value) return;
  let generated = false;
  if (count === 0) {
    generated = true;
    message = 'No value argument passed to `assert.ok()`';
  } else if (message === undefined || message === null) {
    generated = true;
    message = require('internal/assert/expression').describe(fn);
  } else if (message instanceof Error) {
    throw message;
  }
  const error = new AssertionError({ actual: value, expected: true, message, operator: '==', stackStartFn: fn });
  error.generatedMessage = generated;
  throw error;
}

function assert(...args) {
  innerOk(assert, args.length, ...args);
}

function ok(...args) {
  innerOk(ok, args.length, ...args);
}

function fail(message) {
  if (message instanceof Error) throw message;
  const generated = message === undefined;
  const error = new AssertionError({ message: generated ? 'Failed' : message, operator: 'fail', stackStartFn: fail });
  error.generatedMessage = generated;
  throw error;
}

/** Methods of two values: check says whether they are as wanted. */
function comparison(name, operator, check) {
  const method = { [name](actual, expected, message) {
    if (arguments.length < 2) throw missing('actual', 'expected');
    if (!check(actual, expected)) innerFail({ actual, expected, message, operator, stackStartFn: method });
  } }[name];
  return method;
}

const bothNaN = (a, b) => Number.isNaN(a) && Number.isNaN(b);

assert.fail = fail;
assert.AssertionError = AssertionError;
assert.ok = ok;
assert.equal = comparison('equal', '==', (a, b) => a == b || bothNaN(a, b)); // eslint-disable-line eqeqeq
assert.notEqual = comparison('notEqual', '!=', (a, b) => !(a == b || bothNaN(a, b))); // eslint-disable-line eqeqeq
assert.deepEqual = comparison('deepEqual', 'deepEqual', (a, b) => lazyComparisons().isDeepEqual(a, b));
assert.notDeepEqual = comparison('notDeepEqual', 'notDeepEqual', (a, b) => !lazyComparisons().isDeepEqual(a, b));
assert.deepStrictEqual = comparison('deepStrictEqual', 'deepStrictEqual', (a, b) => lazyComparisons().isDeepStrictEqual(a, b));
assert.notDeepStrictEqual = comparison('notDeepStrictEqual', 'notDeepStrictEqual',
  (a, b) => !lazyComparisons().isDeepStrictEqual(a, b));
assert.strictEqual = comparison('strictEqual', 'strictEqual', Object.is);
assert.notStrictEqual = comparison('notStrictEqual', 'notStrictEqual', (a, b) => !Object.is(a, b));
assert.partialDeepStrictEqual = comparison('partialDeepStrictEqual', 'partialDeepStrictEqual',
  (a, b) => lazyComparisons().isPartialStrictEqual(a, b));

/** What of an error is compared with a validation object: shows both in a difference. */
class Comparison {
  constructor(object, keys, actual) {
    for (const key of keys) {
      if (!(key in object)) continue;
      this[key] = actual !== undefined && typeof actual[key] === 'string' && isRegExp(object[key]) &&
        object[key].exec(actual[key]) !== null ? actual[key] : object[key];
    }
  }
}

function compareKey(actual, expected, key, message, keys, fn) {
  if (key in actual && lazyComparisons().isDeepStrictEqual(actual[key], expected[key])) return;
  if (!message) {
    const a = new Comparison(actual, keys);
    const b = new Comparison(expected, keys, actual);
    const error = new AssertionError({ actual: a, expected: b, operator: 'deepStrictEqual', stackStartFn: fn });
    error.actual = actual;
    error.expected = expected;
    error.operator = fn.name;
    throw error;
  }
  innerFail({ actual, expected, message, operator: fn.name, stackStartFn: fn });
}

/** Whether an error is what throws() or rejects() expect. */
function expectedException(actual, expected, message, fn) {
  let generated = false;
  let throwError = false;
  if (typeof expected !== 'function') {
    if (isRegExp(expected)) {
      const text = String(actual);
      if (expected.exec(text) !== null) return;
      if (!message) {
        generated = true;
        message = `The input did not match the regular expression ${inspect(expected)}. Input:\n\n${inspect(text)}\n`;
      }
      throwError = true;
    } else if (typeof actual !== 'object' || actual === null) {
      const error = new AssertionError({ actual, expected, message, operator: 'deepStrictEqual', stackStartFn: fn });
      error.operator = fn.name;
      throw error;
    } else {
      const keys = Object.keys(expected);
      if (expected instanceof Error) keys.push('name', 'message');
      else if (keys.length === 0) throw new codes.ERR_INVALID_ARG_VALUE('error', expected, 'may not be an empty object');
      for (const key of keys) {
        if (typeof actual[key] === 'string' && isRegExp(expected[key]) && expected[key].exec(actual[key]) !== null) continue;
        compareKey(actual, expected, key, message, keys, fn);
      }
      return;
    }
  } else if (expected.prototype !== undefined && actual instanceof expected) {
    return;
  } else if (Object.prototype.isPrototypeOf.call(Error, expected)) {
    if (!message) {
      generated = true;
      message = `The error is expected to be an instance of "${expected.name}". Received `;
      message += isErrorLike(actual) ? `"${actual.name}"` : `"${inspect(actual, { depth: -1 })}"`;
      if (isErrorLike(actual) && actual.message) message += `\n\nError message:\n\n${actual.message}`;
    }
    throwError = true;
  } else {
    const result = Reflect.apply(expected, {}, [actual]);
    if (result !== true) {
      if (!message) {
        generated = true;
        const name = expected.name ? `"${expected.name}" ` : '';
        message = `The ${name}validation function is expected to return "true". Received ${inspect(result)}`;
        if (isErrorLike(actual)) message += `\n\nCaught error:\n\n${actual}`;
      }
      throwError = true;
    }
  }
  if (throwError) {
    const error = new AssertionError({ actual, expected, message, operator: fn.name, stackStartFn: fn });
    error.generatedMessage = generated;
    throw error;
  }
}

const NOTHING = Symbol('nothing');

function getActual(fn) {
  validateFunction(fn, 'fn');
  try {
    fn();
  } catch (error) {
    return error;
  }
  return NOTHING;
}

async function getActualAsync(promiseFn) {
  let promise;
  if (typeof promiseFn === 'function') {
    promise = promiseFn();
    if (!isThenable(promise)) {
      throw new codes.ERR_INVALID_RETURN_VALUE('instance of Promise', 'promiseFn', promise);
    }
  } else if (isThenable(promiseFn)) {
    promise = promiseFn;
  } else {
    throw new codes.ERR_INVALID_ARG_TYPE('promiseFn', ['Function', 'Promise'], promiseFn);
  }
  try {
    await promise;
  } catch (error) {
    return error;
  }
  return NOTHING;
}

function isThenable(value) {
  return isPromise(value) || value !== null && typeof value === 'object' && typeof value.then === 'function' &&
    typeof value.catch === 'function';
}

function expectsError(fn, actual, error, message, count) {
  if (typeof error === 'string') {
    if (count === 2) {
      if (typeof actual === 'object' && actual !== null) {
        if (actual.message === error) {
          throw new codes.ERR_AMBIGUOUS_ARGUMENT('error/message',
            `The error message "${actual.message}" is identical to the message.`);
        }
      } else if (actual === error) {
        throw new codes.ERR_AMBIGUOUS_ARGUMENT('error/message', `The error "${actual}" is identical to the message.`);
      }
      message = error;
      error = undefined;
    } else {
      throw new codes.ERR_INVALID_ARG_TYPE('error', ['Object', 'Error', 'Function', 'RegExp'], error);
    }
  } else if (error !== undefined && error !== null && typeof error !== 'object' && typeof error !== 'function') {
    throw new codes.ERR_INVALID_ARG_TYPE('error', ['Object', 'Error', 'Function', 'RegExp'], error);
  }
  if (actual === NOTHING) {
    let details = '';
    if (error?.name) details += ` (${error.name})`;
    details += message ? `: ${message}` : '.';
    const kind = fn === assert.rejects ? 'rejection' : 'exception';
    innerFail({ actual: undefined, expected: error, operator: fn.name, message: `Missing expected ${kind}${details}`,
      stackStartFn: fn });
  }
  if (error === undefined || error === null) return;
  expectedException(actual, error, message, fn);
}

function expectsNoError(fn, actual, error, message) {
  if (actual === NOTHING) return;
  if (typeof error === 'string') {
    message = error;
    error = undefined;
  }
  if (!error || hasMatching(actual, error)) {
    const details = message ? `: ${message}` : '.';
    const kind = fn === assert.doesNotReject ? 'rejection' : 'exception';
    innerFail({ actual, expected: error, operator: fn.name,
      message: `Got unwanted ${kind}${details}\nActual message: "${actual?.message}"`, stackStartFn: fn });
  }
  throw actual;
}

function hasMatching(actual, expected) {
  if (typeof expected !== 'function') {
    if (isRegExp(expected)) return expected.exec(String(actual)) !== null;
    throw new codes.ERR_INVALID_ARG_TYPE('expected', ['Function', 'RegExp'], expected);
  }
  if (expected.prototype !== undefined && actual instanceof expected) return true;
  if (Object.prototype.isPrototypeOf.call(Error, expected)) return false;
  return Reflect.apply(expected, {}, [actual]) === true;
}

assert.throws = function throws(fn, error, message) {
  expectsError(throws, getActual(fn), error, message, arguments.length);
};
assert.rejects = async function rejects(promiseFn, error, message) {
  const count = arguments.length;
  expectsError(rejects, await getActualAsync(promiseFn), error, message, count);
};
assert.doesNotThrow = function doesNotThrow(fn, error, message) {
  expectsNoError(doesNotThrow, getActual(fn), error, message);
};
assert.doesNotReject = async function doesNotReject(fn, error, message) {
  expectsNoError(doesNotReject, await getActualAsync(fn), error, message);
};

assert.ifError = function ifError(value) {
  if (value === null || value === undefined) return;
  let message = 'ifError got unwanted exception: ';
  if (typeof value === 'object' && typeof value.message === 'string') {
    message += value.message.length === 0 && value.constructor ? value.constructor.name : value.message;
  } else {
    message += inspect(value);
  }
  const error = new AssertionError({ actual: value, expected: null, operator: 'ifError', message, stackStartFn: ifError });
  const original = value?.stack;
  if (typeof original === 'string' && original.includes('\n    at ')) {
    const frames = original.slice(original.indexOf('\n    at ') + 1);
    error.stack = `${error.stack}\n${frames}`;
  }
  throw error;
};

function matching(name, wanted) {
  const method = { [name](string, regexp, message) {
    if (!isRegExp(regexp)) throw new codes.ERR_INVALID_ARG_TYPE('regexp', 'RegExp', regexp);
    if (typeof string === 'string' && (regexp.exec(string) !== null) === wanted) return;
    if (message instanceof Error) throw message;
    const generated = !message;
    message ||= typeof string !== 'string' ?
      `The "string" argument must be of type string. Received type ${typeof string} (${inspect(string)})` :
      `${wanted ? 'The input did not match the regular expression ' :
        'The input was expected to not match the regular expression '}${inspect(regexp)}. Input:\n\n${inspect(string)}\n`;
    const error = new AssertionError({ actual: string, expected: regexp, message, operator: name, stackStartFn: method });
    error.generatedMessage = generated;
    throw error;
  } }[name];
  return method;
}
assert.match = matching('match', true);
assert.doesNotMatch = matching('doesNotMatch', false);

function strict(...args) {
  innerOk(strict, args.length, ...args);
}
assert.strict = Object.assign(strict, assert, {
  equal: assert.strictEqual,
  deepEqual: assert.deepStrictEqual,
  notEqual: assert.notStrictEqual,
  notDeepEqual: assert.notDeepStrictEqual,
});
assert.strict.strict = assert.strict;

module.exports = assert;
