'use strict';

// DataCloneErrors, with the texts that V8 has for them.

function dataCloneError(message) {
  const { DOMException } = require('internal/events/domexception');
  return new DOMException(message, 'DataCloneError');
}

/** The value of a data property, own or inherited; runs no code of the program. */
function dataProperty(object, key) {
  const { isProxy } = require('internal/engine');
  for (let current = object; current !== null; current = Object.getPrototypeOf(current)) {
    if (isProxy(current)) return undefined;
    const descriptor = Reflect.getOwnPropertyDescriptor(current, key);
    if (descriptor !== undefined) return descriptor.value;
  }
  return undefined;
}

/** Says what a value is, as V8 does where it must not call anything. */
function describe(value) {
  if (typeof value === 'symbol') return Symbol.prototype.toString.call(value);
  if (typeof value === 'function') return Function.prototype.toString.call(value);
  const { isProxy, getProxyDetails } = require('internal/engine');
  if (isProxy(value)) return Array.isArray(value) ? '[object Array]' : typeof getProxyDetails(value, false) === 'function' ?
    'function () { [native code] }' : '#<Object>';
  if (dataProperty(value, 'toString') === Object.prototype.toString) {
    const constructor = dataProperty(value, 'constructor');
    if (typeof constructor === 'function') {
      const name = dataProperty(constructor, 'name');
      if (typeof name === 'string' && name !== '') return `#<${name}>`;
    }
  }
  const tag = dataProperty(value, Symbol.toStringTag);
  return `[object ${typeof tag === 'string' ? tag : Array.isArray(value) ? 'Array' : 'Object'}]`;
}

function notCloneable(value) {
  return dataCloneError(`${describe(value)} could not be cloned.`);
}

module.exports = { dataCloneError, notCloneable };
