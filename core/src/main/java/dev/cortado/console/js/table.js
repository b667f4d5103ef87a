'use strict';

// console.table: rows and columns in a frame.

const types = require('util/types');
const { inspect } = require('internal/util/inspect');
const { getStringWidth } = require('internal/util/width');

function cell(value, options) {
  const depth = value !== null && typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length > 2 ? -1 : 0;
  return inspect(value, { maxArrayLength: 3, breakLength: Infinity, ...options, depth });
}

/** What a Map, a Set or an iterator of one would give, without moving the iterator. */
function entriesOf(data) {
  if (types.isMap(data)) return { keys: [...data.keys()], values: [...data.values()] };
  if (types.isSet(data)) return { values: [...data] };
  if (!types.isMapIterator(data) && !types.isSetIterator(data)) return undefined;
  const [list, isEntries] = require('internal/engine').previewEntries(data, true);
  if (!isEntries || types.isSetIterator(data)) return { values: list };
  return { keys: list.filter((_, i) => i % 2 === 0), values: list.filter((_, i) => i % 2 === 1) };
}

function table(data, properties, options) {
  const format = (value) => cell(value, options);
  const entries = entriesOf(data);
  if (entries !== undefined) {
    const { keys, values } = entries;
    const numbers = values.map((_, i) => `${i}`);
    if (keys === undefined) return render(['(iteration index)', 'Values'], [numbers, values.map(format)]);
    return render(['(iteration index)', 'Key', 'Values'], [numbers, keys.map(format), values.map(format)]);
  }
  // An object, as the order of its keys is that of the columns: indices first.
  const columns = { __proto__: null };
  const values = [];
  let hasPrimitives = false;
  const indexes = Object.keys(data);
  indexes.forEach((index, i) => {
    const item = data[index];
    const isPrimitive = item === null || typeof item !== 'function' && typeof item !== 'object';
    if (isPrimitive && properties === undefined) {
      hasPrimitives = true;
      values[i] = format(item);
      return;
    }
    for (const key of properties || Object.keys(item)) {
      columns[key] ??= [];
      if (!isPrimitive && Object.hasOwn(item, key)) columns[key][i] = format(item[key]);
    }
  });
  const names = ['(index)', ...Object.keys(columns)];
  const cells = [indexes, ...Object.values(columns)];
  if (hasPrimitives) {
    names.push('Values');
    cells.push(values);
  }
  return render(names, cells);
}

function render(names, columns) {
  const rows = Math.max(0, ...columns.map((column) => column.length));
  const widths = names.map((name, c) =>
    Math.max(getStringWidth(name), ...Array.from({ length: rows }, (_, r) => getStringWidth(columns[c][r] ?? ''))) + 2);
  const line = widths.map((width) => '─'.repeat(width));
  const row = (cells) => `│${cells.map((text, c) => ` ${text}${' '.repeat(widths[c] - getStringWidth(text) - 1)}`).join('│')}│\n`;
  let result = `┌${line.join('┬')}┐\n${row(names)}├${line.join('┼')}┤\n`;
  for (let r = 0; r < rows; r++) result += row(columns.map((column) => column[r] ?? ''));
  return `${result}└${line.join('┴')}┘`;
}

module.exports = { table };
