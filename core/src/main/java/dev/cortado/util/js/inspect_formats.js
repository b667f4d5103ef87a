'use strict';

// How util.inspect shows each kind of object: the entries between the braces.

const engine = require('internal/engine');
const types = require('util/types');
const { removeColors } = require('internal/util/width');
const {
  formatBigInt, formatNumber, formatPrimitive, formatProperty, formatValue, getPrefix, inspect, kArrayType,
  numberRegExp, stylizeNoColor,
} = require('internal/util/inspect');

function more(count, kind = 'item') {
  return `... ${count} more ${kind}${count > 1 ? 's' : ''}`;
}

function formatArray(ctx, value, recurseTimes) {
  const { length } = value;
  const shown = Math.min(Math.max(0, ctx.maxArrayLength), length);
  const output = [];
  for (let i = 0; i < shown; i++) {
    if (!Object.hasOwn(value, i)) return formatSparse(ctx, value, recurseTimes, shown, output, i);
    output.push(formatProperty(ctx, value, recurseTimes, i, kArrayType));
  }
  if (length > shown) output.push(more(length - shown));
  return output;
}

function formatSparse(ctx, value, recurseTimes, most, output, index) {
  const keys = Object.keys(value);
  for (let i = output.length; i < keys.length && output.length < most; i++) {
    const key = keys[i];
    const number = `${index}`;
    if (key !== number) {
      if (!numberRegExp.test(key) || Number(key) > 2 ** 32 - 2) break;
      const empty = Number(key) - index;
      output.push(ctx.stylize(`<${empty} empty item${empty > 1 ? 's' : ''}>`, 'undefined'));
      index = Number(key);
      if (output.length === most) break;
    }
    output.push(formatProperty(ctx, value, recurseTimes, key, kArrayType));
    index++;
  }
  const rest = value.length - index;
  if (output.length !== most) {
    if (rest > 0) output.push(ctx.stylize(`<${rest} empty item${rest > 1 ? 's' : ''}>`, 'undefined'));
  } else if (rest > 0) {
    output.push(more(rest));
  }
  return output;
}

function formatArrayLike(ctx, value, recurseTimes) {
  return formatArray(ctx, value, recurseTimes);
}

function formatTypedArray(ctx, value, recurseTimes, length) {
  const shown = Math.min(Math.max(0, ctx.maxArrayLength), length);
  const output = new Array(shown);
  const format = value.length > 0 && typeof value[0] === 'number' ? formatNumber : formatBigInt;
  for (let i = 0; i < shown; i++) output[i] = format(ctx.stylize, value[i], ctx.numericSeparator);
  if (length > shown) output[shown] = more(length - shown);
  if (ctx.showHidden) {
    ctx.indentationLvl += 2;
    for (const key of ['BYTES_PER_ELEMENT', 'length', 'byteLength', 'byteOffset', 'buffer']) {
      output.push(`[${key}]: ${formatValue(ctx, value[key], recurseTimes, true)}`);
    }
    ctx.indentationLvl -= 2;
  }
  return output;
}

function formatSet(ctx, set, recurseTimes) {
  const shown = Math.min(Math.max(0, ctx.maxArrayLength), set.size);
  const output = [];
  ctx.indentationLvl += 2;
  let i = 0;
  for (const item of Set.prototype.values.call(set)) {
    if (i++ >= shown) break;
    output.push(formatValue(ctx, item, recurseTimes));
  }
  if (set.size > shown) output.push(more(set.size - shown));
  ctx.indentationLvl -= 2;
  return output;
}

function formatMap(ctx, map, recurseTimes) {
  const shown = Math.min(Math.max(0, ctx.maxArrayLength), map.size);
  const output = [];
  ctx.indentationLvl += 2;
  let i = 0;
  for (const { 0: key, 1: item } of Map.prototype.entries.call(map)) {
    if (i++ >= shown) break;
    output.push(`${formatValue(ctx, key, recurseTimes)} => ${formatValue(ctx, item, recurseTimes)}`);
  }
  if (map.size > shown) output.push(more(map.size - shown));
  ctx.indentationLvl -= 2;
  return output;
}

function formatArrayBuffer(ctx, value) {
  let bytes;
  try {
    bytes = new Uint8Array(value);
  } catch {
    return [ctx.stylize('(detached)', 'special')];
  }
  const shown = Math.min(Math.max(0, ctx.maxArrayLength), bytes.length);
  let text = '';
  for (let i = 0; i < shown; i++) text += `${i > 0 ? ' ' : ''}${bytes[i].toString(16).padStart(2, '0')}`;
  const rest = bytes.length - shown;
  if (rest > 0) text += ` ... ${rest} more byte${rest > 1 ? 's' : ''}`;
  return [`${ctx.stylize('[Uint8Contents]', 'special')}: <${text}>`];
}

function formatPromise(ctx, value, recurseTimes) {
  const { 0: state, 1: result } = engine.getPromiseDetails(value);
  if (state === 0) return [ctx.stylize('<pending>', 'special')];
  ctx.indentationLvl += 2;
  const text = formatValue(ctx, result, recurseTimes);
  ctx.indentationLvl -= 2;
  return [state === 2 ? `${ctx.stylize('<rejected>', 'special')} ${text}` : text];
}

function formatWeak(ctx) {
  return [ctx.stylize('<items unknown>', 'special')];
}

/** What an iterator has left cannot be told without moving it. */
function formatIterator(braces, ctx) {
  return [ctx.stylize('<items unknown>', 'special')];
}

/** The names of a module come with its keys. */
function formatNamespace() {
  return [];
}

function getBoxedBase(value, ctx, keys, constructor, tag) {
  let fn;
  let type;
  if (types.isNumberObject(value)) [fn, type] = [Number.prototype.valueOf, 'Number'];
  else if (types.isStringObject(value)) {
    [fn, type] = [String.prototype.valueOf, 'String'];
    keys.splice(0, value.length); // its characters
  } else if (types.isBooleanObject(value)) [fn, type] = [Boolean.prototype.valueOf, 'Boolean'];
  else if (types.isBigIntObject(value)) [fn, type] = [BigInt.prototype.valueOf, 'BigInt'];
  else [fn, type] = [Symbol.prototype.valueOf, 'Symbol'];
  let base = `[${type}`;
  if (type !== constructor) base += constructor === null ? ' (null prototype)' : ` (${constructor})`;
  base += `: ${formatPrimitive(stylizeNoColor, fn.call(value), ctx)}]`;
  if (tag !== '' && tag !== constructor) base += ` [${tag}]`;
  if (keys.length !== 0 || ctx.stylize === stylizeNoColor) return base;
  return ctx.stylize(base, type.toLowerCase());
}

function getClassBase(value, constructor, tag) {
  const name = Object.hasOwn(value, 'name') && value.name || '(anonymous)';
  let base = `class ${name}`;
  if (constructor !== 'Function' && constructor !== null) base += ` [${constructor}]`;
  if (tag !== '' && constructor !== tag) base += ` [${tag}]`;
  if (constructor !== null) {
    const superName = Object.getPrototypeOf(value).name;
    if (superName) base += ` extends ${superName}`;
  } else {
    base += ' extends [null prototype]';
  }
  return `[${base}]`;
}

function getFunctionBase(ctx, value, constructor, tag) {
  const text = Function.prototype.toString.call(value);
  if (text.startsWith('class') && text.endsWith('}')) {
    const slice = text.slice(5, -1);
    const bracket = slice.indexOf('{');
    if (bracket !== -1 && (!slice.slice(0, bracket).includes('(') ||
        /^(\s+[^(]*?)\s*{/.test(slice.replace(/(\/\/.*?\n)|(\/\*(.|\n)*?\*\/)/g, '')))) {
      return getClassBase(value, constructor, tag);
    }
  }
  let type = 'Function';
  if (types.isGeneratorFunction(value)) type = `Generator${type}`;
  if (types.isAsyncFunction(value)) type = `Async${type}`;
  let base = `[${type}`;
  if (constructor === null) base += ' (null prototype)';
  base += value.name === '' ? ' (anonymous)' : `: ${typeof value.name === 'string' ? value.name : inspect(value.name)}`;
  base += ']';
  if (constructor !== type && constructor !== null) base += ` ${constructor}`;
  if (tag !== '' && constructor !== tag) base += ` [${tag}]`;
  return base;
}

// Errors

function stackOf(ctx, error) {
  try {
    const { stack } = error;
    if (stack) return typeof stack === 'string' ? stack : formatValue({ ...ctx, depth: 0 }, stack, 0);
    return Error.prototype.toString.call(error);
  } catch {
    return Object.prototype.toString.call(error);
  }
}

function formatError(error, constructor, tag, ctx, keys) {
  const name = error.name !== undefined && error.name !== null ? String(error.name) : 'Error';
  let stack = stackOf(ctx, error);
  if (!ctx.showHidden && keys.length !== 0) {
    for (const key of ['name', 'message', 'stack']) {
      const index = keys.indexOf(key);
      if (index !== -1 && (typeof error[key] !== 'string' || stack.includes(error[key]))) keys.splice(index, 1);
    }
  }
  if ('cause' in error && (keys.length === 0 || !keys.includes('cause')) && Object.hasOwn(error, 'cause')) keys.push('cause');
  if (Array.isArray(error.errors) && Object.hasOwn(error, 'errors') && (keys.length === 0 || !keys.includes('errors'))) {
    keys.push('errors');
  }
  stack = improveStack(stack, constructor, name, tag);

  const errorPosition = error.message && stack.indexOf(error.message) || -1;
  const frames = errorPosition !== -1 ? stack.indexOf('\n    at', errorPosition) : stack.indexOf('\n    at');
  if (frames === -1) {
    stack = `[${stack}]`;
  } else {
    let head = stack.slice(0, frames);
    const tail = stack.slice(frames + 1).split('\n');
    if (error.cause !== undefined && types.isNativeError(error.cause)) foldSameFrames(tail, error.cause);
    if (ctx.colors) head += `\n${tail.map((line) => colorFrame(ctx, line)).join('\n')}`;
    else head += `\n${tail.join('\n')}`;
    stack = head;
  }
  if (ctx.indentationLvl !== 0) stack = stack.replaceAll('\n', `\n${' '.repeat(ctx.indentationLvl)}`);
  return stack;
}

function foldSameFrames(lines, cause) {
  const causeStack = `${cause.stack}`;
  const at = causeStack.indexOf('\n    at');
  if (at === -1) return;
  const causeLines = causeStack.slice(at + 1).split('\n');
  for (let i = 0; i < lines.length - 3; i++) {
    const position = causeLines.indexOf(lines[i]);
    if (position === -1) continue;
    let length = 1;
    while (i + length < lines.length && lines[i + length] === causeLines[position + length]) length++;
    if (length > 3) {
      const skipped = length - 2;
      lines.splice(i + 1, skipped, `    ... ${skipped} lines matching cause stack trace ...`);
      return;
    }
  }
}

function colorFrame(ctx, line) {
  if (/\((?:node:|\[)|at node:/.test(line)) return ctx.stylize(line, 'undefined');
  return line.replace(/(\/node_modules\/)((?:@[^/]+\/)?[^/]+)/g, (_, folder, name) => `${folder}${ctx.stylize(name, 'module')}`);
}

/** Puts the class's name into a stack that shows another one. */
function improveStack(stack, constructor, name, tag) {
  let length = name.length;
  if (typeof name !== 'string') return stack;
  if (constructor === null || name.endsWith('Error') && stack.startsWith(name) &&
      (stack.length === length || stack[length] === ':' || stack[length] === '\n')) {
    let fallback = 'Error';
    if (constructor === null) {
      const start = /^([A-Z][a-z_ A-Z0-9[\]()-]+)(?::|\n\s+at)/.exec(stack) || /^([a-z_A-Z0-9-]*Error)$/.exec(stack);
      fallback = start?.[1] ?? '';
      length = fallback.length;
      fallback ||= 'Error';
    }
    const prefix = getPrefix(constructor, tag, fallback).slice(0, -1);
    if (name !== prefix) {
      if (prefix.includes(name)) {
        stack = length === 0 ? `${prefix}: ${stack}` : `${prefix}${stack.slice(length)}`;
      } else {
        stack = `${prefix} [${name}]${stack.slice(length)}`;
      }
    }
  }
  return stack;
}

// Long arrays in columns

function groupArrayElements(ctx, output, value) {
  let total = 0;
  let longest = 0;
  let i = 0;
  let count = output.length;
  if (ctx.maxArrayLength < output.length) count--; // "... more items" stands alone
  const separator = 2;
  const lengths = new Array(count);
  for (; i < count; i++) {
    const length = ctx.colors ? removeColors(output[i]).length : output[i].length;
    lengths[i] = length;
    total += length + separator;
    if (longest < length) longest = length;
  }
  const actual = longest + separator;
  if (actual * 3 + ctx.indentationLvl >= ctx.breakLength ||
      !(total / actual > 5 || longest <= 6)) return output;
  // About 2.5 times as wide as high, since characters are higher than wide.
  const averageBias = Math.sqrt(actual - total / output.length);
  const biasedMax = Math.max(actual - 3 - averageBias, 1);
  const columns = Math.min(
    Math.round(Math.sqrt(2.5 * biasedMax * count) / biasedMax),
    Math.floor((ctx.breakLength - ctx.indentationLvl) / actual),
    ctx.compact * 4,
    15,
  );
  if (columns <= 1) return output;
  const result = [];
  const widths = [];
  for (let column = 0; column < columns; column++) {
    let most = 0;
    for (let j = column; j < lengths.length; j += columns) if (lengths[j] > most) most = lengths[j];
    widths.push(most + separator);
  }
  const padStart = value !== undefined && value.length > 0 && Array.prototype.every.call(value.slice(0, count),
    (item) => typeof item === 'number' || typeof item === 'bigint');
  for (let row = 0; row < count; row += columns) {
    const end = Math.min(row + columns, count);
    let text = '';
    let j = row;
    for (; j < end - 1; j++) {
      const padding = widths[j - row] + output[j].length - lengths[j];
      const entry = `${output[j]}, `;
      text += padStart ? entry.padStart(padding) : entry.padEnd(padding);
    }
    if (padStart) text += output[j].padStart(widths[j - row] + output[j].length - lengths[j] - separator);
    else text += output[j];
    result.push(text);
  }
  if (ctx.maxArrayLength < output.length) result.push(output[count]);
  return result;
}

module.exports = {
  formatArray, formatArrayBuffer, formatArrayLike, formatError, formatIterator, formatMap, formatNamespace, formatPromise,
  formatSet, formatTypedArray, formatWeak, getBoxedBase, getFunctionBase, groupArrayElements,
};
