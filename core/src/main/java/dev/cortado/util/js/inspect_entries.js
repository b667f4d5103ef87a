'use strict';

// The entries of arrays, collections, buffers and promises in util.inspect. Each function returns an array of texts.

const engine = require('internal/engine');
const { formatBigInt, formatNumber } = require('internal/util/inspect_primitives');
const { formatElement, formatProperty } = require('internal/util/inspect_properties');
const { join } = require('internal/util/inspect_layout');

const { hasOwn } = Object;
const index = /^(?:0|[1-9][0-9]*)$/;
const MAX_INDEX = 2 ** 32 - 2;
const PENDING = 0;
const REJECTED = 2;
let formatValue = (context, value, depth, inView) => {
  ({ formatValue } = require('internal/util/inspect_values'));
  return formatValue(context, value, depth, inView);
};

function limit(context, length) {
  return Math.min(Math.max(0, context.maxArrayLength), length);
}

function more(count) {
  return `... ${count} more item${count > 1 ? 's' : ''}`;
}

function formatArray(context, value, depth) {
  const { length } = value;
  const count = limit(context, length);
  const output = [];
  for (let i = 0; i < count; i++) {
    const element = value[i];
    if (typeof element === 'number' || typeof element === 'string') {
      // The common case needs no descriptor, unless the element is inherited or comes of a getter.
      if (!hasOwn(value, i)) return formatSparse(context, value, depth, count, output, i);
    } else if (!hasOwn(value, i)) {
      return formatSparse(context, value, depth, count, output, i);
    }
    output.push(formatElement(context, value, depth, i));
  }
  if (length > count) output.push(more(length - count));
  return output;
}

/** Goes on from the first hole; a run of holes is one entry. */
function formatSparse(context, value, depth, count, output, position) {
  const keys = Object.keys(value);
  const holes = (number) => context.stylize(`<${number} empty item${number > 1 ? 's' : ''}>`, 'undefined');
  let next = position;
  for (let i = position; i < keys.length && output.length < count; i++) {
    const key = keys[i];
    if (key > MAX_INDEX) break;
    if (`${next}` !== key) {
      if (!index.test(key)) break;
      output.push(holes(key - next));
      next = +key;
      if (output.length === count) break;
    }
    output.push(formatElement(context, value, depth, key));
    next++;
  }
  const remaining = value.length - next;
  if (remaining > 0) output.push(output.length === count ? more(remaining) : holes(remaining));
  return output;
}

function formatTypedArray(context, value, depth, length) {
  const count = limit(context, length);
  const output = new Array(count);
  const format = value.length > 0 && typeof value[0] === 'number' ? formatNumber : formatBigInt;
  for (let i = 0; i < count; i++) output[i] = format(context.stylize, value[i], context.numericSeparator);
  if (length > count) output.push(more(length - count));
  if (context.showHidden) {
    context.indentationLvl += 2;
    for (const key of ['BYTES_PER_ELEMENT', 'length', 'byteLength', 'byteOffset', 'buffer']) {
      output.push(`${context.stylize(`[${key}]`, 'string')}: ${formatValue(context, value[key], depth, true)}`);
    }
    context.indentationLvl -= 2;
  }
  return output;
}

/** Properties that a view or a buffer has from its prototype. */
function formatInherited(context, value, depth, keys) {
  const output = [];
  for (const key of keys) {
    let inherited;
    context.indentationLvl += 2;
    try {
      inherited = value[key];
      context.indentationLvl -= 2;
    } catch {
      // A detached view refuses. Node leaves the indentation as it is then.
      inherited = key === 'byteLength' ? 0 : undefined;
    }
    context.indentationLvl += 2;
    output.push(`${context.stylize(`[${key}]`, 'string')}: ${formatValue(context, inherited, depth)}`);
    context.indentationLvl -= 2;
  }
  return output;
}

function formatArrayBuffer(context, value, depth, inView) {
  const length = () => formatInherited(context, value, depth, ['byteLength']);
  if (inView) return length();
  let bytes;
  try {
    bytes = new Uint8Array(value);
  } catch {
    return [context.stylize('(detached)', 'special'), ...length()];
  }
  const count = limit(context, bytes.length);
  let text = '';
  for (let i = 0; i < count; i++) text += `${i === 0 ? '' : ' '}${bytes[i] < 16 ? '0' : ''}${bytes[i].toString(16)}`;
  const remaining = bytes.length - count;
  if (remaining > 0) text += ` ... ${remaining} more byte${remaining > 1 ? 's' : ''}`;
  return [`${context.stylize('[Uint8Contents]', 'special')}: <${text}>`, ...length()];
}

function formatDataView(context, value, depth) {
  return formatInherited(context, value, depth, ['byteLength', 'byteOffset', 'buffer']);
}

function formatSet(context, value, depth) {
  const size = setSize(value);
  const count = limit(context, size);
  const output = [];
  context.indentationLvl += 2;
  let i = 0;
  for (const element of setValues(value)) {
    if (i++ >= count) break;
    output.push(formatValue(context, element, depth));
  }
  if (size > count) output.push(more(size - count));
  context.indentationLvl -= 2;
  return output;
}

function formatMap(context, value, depth) {
  const size = mapSize(value);
  const count = limit(context, size);
  const output = [];
  context.indentationLvl += 2;
  let i = 0;
  for (const { 0: key, 1: element } of mapEntries(value)) {
    if (i++ >= count) break;
    output.push(`${formatValue(context, key, depth)} => ${formatValue(context, element, depth)}`);
  }
  if (size > count) output.push(more(size - count));
  context.indentationLvl -= 2;
  return output;
}

const uncurry = (method) => Function.prototype.call.bind(method);
const setValues = uncurry(Set.prototype.values);
const mapEntries = uncurry(Map.prototype.entries);
const setSize = uncurry(Object.getOwnPropertyDescriptor(Set.prototype, 'size').get);
const mapSize = uncurry(Object.getOwnPropertyDescriptor(Map.prototype, 'size').get);

/** What a weak collection holds at the moment, in whatever order; sorted, to be the same each time. */
function formatWeak(context, value, depth, isMap) {
  if (!context.showHidden) return [context.stylize('<items unknown>', 'special')];
  const entries = engine.previewEntries(value);
  const size = isMap ? entries.length / 2 : entries.length;
  const count = limit(context, size);
  const output = new Array(count);
  context.indentationLvl += 2;
  for (let i = 0; i < count; i++) {
    output[i] = isMap ?
      `${formatValue(context, entries[2 * i], depth)} => ${formatValue(context, entries[2 * i + 1], depth)}` :
      formatValue(context, entries[i], depth);
  }
  context.indentationLvl -= 2;
  if (!context.sorted) output.sort();
  if (size > count) output.push(more(size - count));
  return output;
}

/** What an iterator would yield yet. Of pairs the braces say so. */
function formatIterator(context, value, depth, braces) {
  const { 0: entries, 1: arePairs } = engine.previewEntries(value, true);
  const size = arePairs ? entries.length / 2 : entries.length;
  const count = limit(context, size);
  const output = new Array(count);
  if (arePairs) braces[0] = braces[0].replace(/ Iterator] {$/, ' Entries] {');
  context.indentationLvl += 2;
  for (let i = 0; i < count; i++) {
    output[i] = arePairs ?
      join(context, [formatValue(context, entries[2 * i], depth), formatValue(context, entries[2 * i + 1], depth)],
        '', ['[', ']'], true, depth) :
      formatValue(context, entries[i], depth);
  }
  context.indentationLvl -= 2;
  if (size > count) output.push(more(size - count));
  return output;
}

function formatPromise(context, value, depth) {
  const { 0: state, 1: result } = engine.getPromiseDetails(value);
  if (state === PENDING) return [context.stylize('<pending>', 'special')];
  context.indentationLvl += 2;
  const text = formatValue(context, result, depth);
  context.indentationLvl -= 2;
  return [state === REJECTED ? `${context.stylize('<rejected>', 'special')} ${text}` : text];
}

function formatNamespace(context, value, depth, keys) {
  return keys.map((key) => {
    try {
      return formatProperty(context, value, depth, key, true);
    } catch (error) {
      if (!(error instanceof ReferenceError)) throw error;
      const text = formatProperty(context, { [key]: '' }, depth, key, true);
      return `${text.slice(0, text.lastIndexOf(' ') + 1)}${context.stylize('<uninitialized>', 'special')}`;
    }
  });
}

module.exports = {
  formatArray,
  formatArrayBuffer,
  formatDataView,
  formatIterator,
  formatMap,
  formatNamespace,
  formatPromise,
  formatSet,
  formatTypedArray,
  formatWeak,
  mapSize,
  setSize,
};
