'use strict';

// Properties of an object in util.inspect: which, in what order, and the text of each.

const engine = require('internal/engine');
const { formatPrimitive, quote, symbolText } = require('internal/util/inspect_primitives');
const { getStringWidth } = require('internal/util/width');

const ALL = 0;
const ENUMERABLE = 2;
const { getOwnPropertyDescriptor, getOwnPropertyNames, getOwnPropertySymbols, keys: enumerableNames } = Object;
const isEnumerable = Function.prototype.call.bind(Object.prototype.propertyIsEnumerable);
const plainName = /^[a-zA-Z_][a-zA-Z_0-9]*$/;
let formatValue;

/** Own keys to list. */
function keysOf(value, showHidden) {
  const symbols = getOwnPropertySymbols(value);
  let keys;
  if (showHidden) {
    keys = getOwnPropertyNames(value);
    if (symbols.length !== 0) keys.push(...symbols);
    return keys;
  }
  try {
    keys = enumerableNames(value);
  } catch {
    // The namespace of a module that was not evaluated: its bindings cannot be read.
    keys = getOwnPropertyNames(value);
  }
  for (const symbol of symbols) {
    if (isEnumerable(value, symbol)) keys.push(symbol);
  }
  return keys;
}

function isIndexOf(key, length) {
  return key.length < 11 && `${key >>> 0}` === key && key >>> 0 < length;
}

/** The same without the indices of an array or a typed array. */
function nonIndexKeysOf(value, showHidden, length) {
  // Most arrays have elements only; then asking for the last key first spares the rest.
  if (!showHidden && length <= 1000) {
    const names = enumerableNames(value);
    if (names.length === 0 || isIndexOf(names[names.length - 1], length)) {
      const symbols = getOwnPropertySymbols(value);
      return symbols.length === 0 ? symbols : symbols.filter((symbol) => isEnumerable(value, symbol));
    }
  }
  return engine.getOwnNonIndexProperties(value, showHidden ? ALL : ENUMERABLE);
}

function formatGetter(context, descriptor, receiver, depth) {
  const { stylize, getters } = context;
  const hasSetter = descriptor.set !== undefined;
  const label = hasSetter ? 'Getter/Setter' : 'Getter';
  const wanted = getters && (getters === true || getters === 'get' && !hasSetter || getters === 'set' && hasSetter);
  if (!wanted) return stylize(`[${label}]`, 'special');
  let text;
  try {
    const value = descriptor.get.call(receiver);
    context.indentationLvl += 2;
    if (value !== null && typeof value === 'object') {
      text = `${stylize(`[${label}]`, 'special')} ${formatValue(context, value, depth)}`;
    } else {
      // A function is none: that throws, and the text says so, as on Node.
      const primitive = value === null ? stylize('null', 'null') : formatPrimitive(stylize, value, context);
      text = `${stylize(`[${label}:`, 'special')} ${primitive}${stylize(']', 'special')}`;
    }
    context.indentationLvl -= 2;
  } catch (error) {
    text = `${stylize(`[${label}:`, 'special')} <Inspection threw (${error.message})>${stylize(']', 'special')}`;
  }
  return text;
}

function formatKey(context, key, enumerable) {
  const { stylize } = context;
  let text;
  if (typeof key === 'symbol') {
    text = stylize(symbolText(key), 'symbol');
  } else if (key === '__proto__') {
    text = "['__proto__']";
  } else {
    text = plainName.test(key) ? stylize(key, 'name') : stylize(quote(key), 'string');
  }
  return enumerable === false ? `[${text}]` : text;
}

/** The text of an own property's value, and whether it is worth a line of its own under a compact key. */
function formatElement(context, value, depth, key) {
  const descriptor = getOwnPropertyDescriptor(value, key);
  if (descriptor === undefined) return formatValue(context, value[key], depth);
  if (descriptor.value === undefined) return formatProperty(context, value, depth, key, false, descriptor, value, true);
  context.indentationLvl += 2;
  const text = formatValue(context, descriptor.value, depth);
  context.indentationLvl -= 2;
  return text;
}

/** `key: value` of a property. With `bare`, the value only. */
function formatProperty(context, value, depth, key, ofObject,
  descriptor = getOwnPropertyDescriptor(value, key) ?? { value: value[key], configurable: true, enumerable: true },
  receiver = value, bare = false) {
  formatValue ??= require('internal/util/inspect_values').formatValue;
  let separator = ' ';
  let text;
  if (descriptor.value !== undefined) {
    const indentation = ofObject && context.compact === true ? 3 : 2;
    context.indentationLvl += indentation;
    text = formatValue(context, descriptor.value, depth);
    if (indentation === 3 && context.breakLength < getStringWidth(text, context.colors)) {
      separator = `\n${' '.repeat(context.indentationLvl)}`;
    }
    context.indentationLvl -= indentation;
  } else if (descriptor.get !== undefined) {
    text = formatGetter(context, descriptor, receiver, depth);
  } else if (descriptor.set !== undefined) {
    text = context.stylize('[Setter]', 'special');
  } else {
    text = context.stylize('undefined', 'undefined');
  }
  return bare ? text : `${formatKey(context, key, descriptor.enumerable)}:${separator}${text}`;
}

module.exports = {
  formatElement(context, value, depth, key) {
    formatValue ??= require('internal/util/inspect_values').formatValue;
    return formatElement(context, value, depth, key);
  },
  formatProperty,
  keysOf,
  nonIndexKeysOf,
};
