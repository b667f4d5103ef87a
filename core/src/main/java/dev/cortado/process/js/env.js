'use strict';

// process.env: names to strings, as the environment of a process is.

const { codes } = require('internal/errors');

function toText(value) {
  if (typeof value === 'symbol') throw new TypeError('Cannot convert a Symbol value to a string');
  return `${value}`;
}

function environment(pairs) {
  const variables = {};
  for (let i = 0; i < pairs.length; i += 2) variables[pairs[i]] = pairs[i + 1];
  return new Proxy(variables, {
    set(target, name, value) {
      if (typeof name === 'symbol') throw new TypeError('Cannot convert a Symbol value to a string');
      if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean' &&
          require('internal/options').getOption('pending-deprecation')) {
        process.emitWarning('Assigning any value other than a string, number, or boolean to a process.env property is ' +
          'deprecated. Please make sure to convert the value to a string before setting process.env with it.',
        'DeprecationWarning', 'DEP0104');
      }
      target[name] = toText(value);
      return true;
    },
    defineProperty(target, name, descriptor) {
      if ('value' in descriptor) {
        if (!descriptor.configurable || !descriptor.writable || !descriptor.enumerable) {
          throw new codes.ERR_INVALID_OBJECT_DEFINE_PROPERTY(
            '\'process.env\' only accepts a configurable, writable, and enumerable data descriptor');
        }
        if (typeof name === 'symbol') throw new TypeError('Cannot convert a Symbol value to a string');
        return Reflect.defineProperty(target, name, { ...descriptor, value: toText(descriptor.value) });
      }
      if ('get' in descriptor || 'set' in descriptor) {
        throw new codes.ERR_INVALID_OBJECT_DEFINE_PROPERTY(
          '\'process.env\' does not accept an accessor(getter/setter) descriptor');
      }
      throw new codes.ERR_INVALID_OBJECT_DEFINE_PROPERTY(
        '\'process.env\' only accepts a configurable, writable, and enumerable data descriptor');
    },
  });
}

module.exports = { environment };
