'use strict';

const { Immediate, Timeout, clearImmediate, clearTimer, primitives, start } = require('internal/timers');
const { validateFunction } = require('internal/validators');
const { customPromisify } = require('internal/util');

function setTimeout(callback, after, arg1, arg2, arg3) {
  validateFunction(callback, 'callback');
  let args;
  if (arguments.length > 2) args = arguments.length === 3 ? [arg1] : Array.prototype.slice.call(arguments, 2);
  return start(new Timeout(callback, after, args, false, true));
}

function setInterval(callback, repeat, arg1, arg2, arg3) {
  validateFunction(callback, 'callback');
  let args;
  if (arguments.length > 2) args = arguments.length === 3 ? [arg1] : Array.prototype.slice.call(arguments, 2);
  return start(new Timeout(callback, repeat, args, true, true));
}

function clearTimeout(timer) {
  if (timer instanceof Timeout) {
    clearTimer(timer);
  } else if (typeof timer === 'number' || typeof timer === 'string') {
    const found = primitives.get(Number(timer));
    if (found !== undefined) clearTimer(found);
  } else if (timer?._onTimeout !== undefined && timer._onTimeout !== null) {
    timer._onTimeout = null;
  }
}

function clearInterval(timer) {
  clearTimeout(timer);
}

function setImmediate(callback, arg1, arg2, arg3) {
  validateFunction(callback, 'callback');
  let args;
  if (arguments.length > 1) args = arguments.length === 2 ? [arg1] : Array.prototype.slice.call(arguments, 1);
  return new Immediate(callback, args);
}

for (const [fn, name] of [[setTimeout, 'setTimeout'], [setImmediate, 'setImmediate']]) {
  Object.defineProperty(fn, customPromisify, {
    __proto__: null,
    enumerable: true,
    get() { return module.exports.promises[name]; },
  });
}

module.exports = {
  setTimeout,
  clearTimeout,
  setImmediate,
  clearImmediate,
  setInterval,
  clearInterval,
};

Object.defineProperty(module.exports, 'promises', {
  __proto__: null,
  configurable: true,
  enumerable: true,
  get: () => require('timers/promises'),
});
