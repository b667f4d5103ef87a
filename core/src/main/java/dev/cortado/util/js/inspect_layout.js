'use strict';

// How util.inspect spreads entries over lines: one line if they fit, numbers and short texts in columns, else a line each.

const { getStringWidth, removeControlSequences } = require('internal/util/width');

const SEPARATOR = 2; // ', '
const GROUP_FROM = 6;
const MAX_COLUMNS = 15;
const HEIGHT_BY_WIDTH = 2.5; // of a character, so that a group looks square

function visibleLength(context, text) {
  return context.colors ? removeControlSequences(text).length : text.length;
}

function columnCount(context, count, total, entries, longest) {
  const width = longest + SEPARATOR;
  const bias = Math.sqrt(width - total / entries);
  const biased = Math.max(width - 3 - bias, 1);
  return Math.min(
    Math.round(Math.sqrt(HEIGHT_BY_WIDTH * biased * count) / biased),
    Math.floor((context.breakLength - context.indentationLvl) / width),
    context.compact * 4,
    MAX_COLUMNS);
}

/** Puts the entries of an array in columns; returns lines, or the same entries where that does not help. */
function group(context, output, value) {
  // "... more items" stays a line of its own.
  const count = context.maxArrayLength < output.length ? output.length - 1 : output.length;
  const widths = new Array(count);
  let total = 0;
  let longest = 0;
  for (let i = 0; i < count; i++) {
    const width = getStringWidth(output[i], context.colors);
    widths[i] = width;
    total += width + SEPARATOR;
    if (width > longest) longest = width;
  }
  const width = longest + SEPARATOR;
  if (width * 3 + context.indentationLvl >= context.breakLength || total / width <= 5 && longest > 6) return output;
  const columns = columnCount(context, count, total, output.length, longest);
  if (columns <= 1) return output;

  const columnWidths = [];
  for (let column = 0; column < columns; column++) {
    let widest = 0;
    for (let i = column; i < count; i += columns) widest = Math.max(widest, widths[i]);
    columnWidths.push(widest + SEPARATOR);
  }
  const alignRight = value === undefined || onlyNumbers(value, output.length);
  const lines = [];
  for (let first = 0; first < count; first += columns) {
    const last = Math.min(first + columns, count) - 1;
    let line = '';
    for (let i = first; i < last; i++) {
      const cell = `${output[i]}, `;
      const padded = columnWidths[i - first] + output[i].length - widths[i];
      line += alignRight ? cell.padStart(padded) : cell.padEnd(padded);
    }
    line += alignRight ?
      output[last].padStart(columnWidths[last - first] + output[last].length - widths[last] - SEPARATOR) :
      output[last];
    lines.push(line);
  }
  if (count < output.length) lines.push(output[count]);
  return lines;
}

function onlyNumbers(value, length) {
  for (let i = 0; i < length; i++) {
    if (typeof value[i] !== 'number' && typeof value[i] !== 'bigint') return false;
  }
  return true;
}

function fits(context, output, start, base) {
  let total = output.length + start;
  if (total + output.length > context.breakLength) return false;
  for (const entry of output) {
    total += visibleLength(context, entry);
    if (total > context.breakLength) return false;
  }
  return base === '' || !base.includes('\n');
}

/** Joins entries between the braces, after the base (an error's stack, a function's name ...). */
function join(context, output, base, braces, isArray, depth, value) {
  const indentation = `\n${' '.repeat(context.indentationLvl)}`;
  if (context.compact === true) {
    // The old way: everything hugs the left brace.
    if (fits(context, output, 0, base)) {
      return `${braces[0]}${base === '' ? '' : ` ${base}`} ${output.join(', ')} ${braces[1]}`;
    }
    const lead = base === '' && braces[0].length === 1 ? ' ' : `${base === '' ? '' : ` ${base}`}${indentation}  `;
    return `${braces[0]}${lead}${output.join(`,${indentation}  `)} ${braces[1]}`;
  }
  const head = base === '' ? braces[0] : `${base} ${braces[0]}`;
  if (typeof context.compact === 'number' && context.compact >= 1) {
    const entries = output.length;
    if (isArray && entries > GROUP_FROM) output = group(context, output, value);
    // What was put in columns keeps them; the innermost `compact` levels may share a line.
    if (context.currentDepth - depth < context.compact && entries === output.length) {
      const start = output.length + context.indentationLvl + braces[0].length + base.length + 10;
      if (fits(context, output, start, base)) {
        const joined = output.join(', ');
        if (!joined.includes('\n')) return `${head} ${joined} ${braces[1]}`;
      }
    }
  }
  return `${head}${indentation}  ${output.join(`,${indentation}  `)}${indentation}${braces[1]}`;
}

module.exports = { join };
