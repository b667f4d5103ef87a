'use strict';

// util.format: printf-like texts.

const { formatBigInt, formatNumber, inspect, stylizeNoColor } = require('internal/util/inspect');

function format(...args) {
  return formatInternal(undefined, args);
}

function formatWithOptions(options, ...args) {
  require('internal/validators').validateObject(options, 'inspectOptions',
    require('internal/validators').kValidateObjectAllowObjects);
  return formatInternal(options, args);
}

function number(value, options) {
  return formatNumber(stylizeNoColor, value, options?.numericSeparator ?? false);
}

function bigint(value, options) {
  return formatBigInt(stylizeNoColor, value, options?.numericSeparator ?? false);
}

/** Whether String(value) says more of an object than inspect: it has a toString of its own. */
function hasOwnText(value) {
  if (require('internal/engine').isProxy(value)) return false;
  if (typeof value.toString !== 'function') return typeof value[Symbol.toPrimitive] === 'function';
  if (Object.hasOwn(value, 'toString') || Object.hasOwn(value, Symbol.toPrimitive)) return true;
  let pointer = value;
  do {
    pointer = Object.getPrototypeOf(pointer);
    if (pointer === null) return false;
  } while (!Object.hasOwn(pointer, 'toString') && !Object.hasOwn(pointer, Symbol.toPrimitive));
  const descriptor = Object.getOwnPropertyDescriptor(pointer, 'constructor');
  return descriptor === undefined || typeof descriptor.value !== 'function' ||
    !`${Function.prototype.toString.call(descriptor.value)}`.includes('[native code]');
}

function formatInternal(options, args) {
  const first = args[0];
  let index = 0;
  let text = '';
  let join = '';
  if (typeof first === 'string') {
    if (args.length === 1) return first;
    let last = 0;
    for (let i = 0; i < first.length - 1; i++) {
      if (first.charCodeAt(i) !== 37) continue; // %
      const next = first.charCodeAt(++i);
      if (index + 1 === args.length) {
        if (next === 37) {
          text += first.slice(last, i);
          last = i + 1;
        }
        continue;
      }
      let part;
      switch (next) {
        case 115: { // %s
          const value = args[++index];
          if (typeof value === 'number') part = number(value, options);
          else if (typeof value === 'bigint') part = bigint(value, options);
          else if (typeof value !== 'object' || value === null || hasOwnText(value)) part = String(value);
          else part = inspect(value, { ...options, depth: 0, colors: false, compact: 3 });
          break;
        }
        case 106: // %j
          part = toJSON(args[++index]);
          break;
        case 100: { // %d
          const value = args[++index];
          if (typeof value === 'bigint') part = bigint(value, options);
          else part = number(typeof value === 'symbol' ? NaN : Number(value), options);
          break;
        }
        case 79: // %O
          part = inspect(args[++index], options);
          break;
        case 111: // %o
          part = inspect(args[++index], { ...options, showHidden: true, showProxy: true, depth: 4 });
          break;
        case 105: { // %i
          const value = args[++index];
          if (typeof value === 'bigint') part = bigint(value, options);
          else part = number(typeof value === 'symbol' ? NaN : Number.parseInt(value), options);
          break;
        }
        case 102: { // %f
          const value = args[++index];
          part = number(typeof value === 'symbol' ? NaN : Number.parseFloat(value), options);
          break;
        }
        case 99: // %c: style sheets mean nothing here
          index++;
          part = '';
          break;
        case 37:
          text += first.slice(last, i);
          last = i + 1;
          continue;
        default:
          continue;
      }
      if (last !== i - 1) text += first.slice(last, i - 1);
      text += part;
      last = i + 1;
    }
    if (last !== 0) {
      index++;
      join = ' ';
      if (last < first.length) text += first.slice(last);
    }
  }
  while (index < args.length) {
    const value = args[index];
    text += join;
    text += typeof value !== 'string' ? inspect(value, { ...options, compact: 3, colors: false, ...options }) : value;
    join = ' ';
    index++;
  }
  return text;
}

function toJSON(value) {
  try {
    return JSON.stringify(value);
  } catch (error) {
    if (/circular structure/i.test(error.message)) return '[Circular]';
    throw error;
  }
}

module.exports = { format, formatWithOptions };
