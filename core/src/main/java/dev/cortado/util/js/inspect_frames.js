'use strict';

// Lines of a stack: what repeats, and what is greyed out or underlined in color.

const MIN_FRAMES = 10;
const MIN_DUPLICATES = 3;

/**
 * The first run of more than three equal lines in both: its length and where it is in `first`; { len: 0, offset: 0 }
 * without any.
 */
function identicalSequenceRange(first, second) {
  for (let i = 0; i < first.length - 3; i++) {
    const position = second.indexOf(first[i]);
    if (position === -1) continue;
    const most = Math.min(first.length - i, second.length - position);
    if (most <= 3) continue;
    let len = 1;
    while (len < most && first[i + len] === second[position + len]) len++;
    if (len > 3) return { len, offset: i };
  }
  return { len: 0, offset: 0 };
}

/** How often the `size` lines at `start` come again right after. */
function countRepetitions(frames, start, size) {
  let count = 0;
  for (let next = start + size; next + size <= frames.length; next += size) {
    for (let i = 0; i < size; i++) {
      if (frames[start + i] !== frames[next + i]) return count;
    }
    count++;
  }
  return count;
}

/** Counts blocks of lines that repeat instead of showing them, as endless recursion makes many. */
function removeRepetitions(frames, stylize) {
  if (frames.length <= MIN_FRAMES) return frames;
  const places = new Map();
  frames.forEach((frame, i) => {
    const known = places.get(frame);
    if (known === undefined) places.set(frame, [i]);
    else known.push(i);
  });
  if (frames.length - places.size <= MIN_DUPLICATES) return frames;
  const output = [];
  for (let i = 0; i < frames.length;) {
    const { size, count } = findRepetition(frames, i, places.get(frames[i]));
    if (size * count < MIN_DUPLICATES) {
      output.push(frames[i++]);
      continue;
    }
    output.push(...frames.slice(i, i + size));
    output.push(stylize(`    ... collapsed ${size * count} duplicate lines matching above ` +
      `${count > 1 ? `${size} lines ${count} times...` : 'lines ...'}`));
    i += size * (count + 1);
  }
  return output;
}

/** The block at `start` that hides most lines, of the sizes worth trying. */
function findRepetition(frames, start, places) {
  const best = { size: 0, count: 0 };
  const last = places[places.length - 1];
  if (start >= frames.length - MIN_DUPLICATES || last - start < MIN_DUPLICATES) return best;
  for (const size of blockSizes(start, places.filter((place) => place > start))) {
    const count = countRepetitions(frames, start, size);
    if (size * count > best.size * best.count) {
      best.size = size;
      best.count = count;
    }
  }
  return best;
}

/**
 * The distances at which a line comes again have the block's size as their greatest common divisor, mostly: that one first,
 * then what Euclid's algorithm met on the way, latest first.
 */
function blockSizes(start, places) {
  const met = new Set();
  let divisor = 0;
  for (const place of places) {
    let rest = place - start;
    while (rest !== 0) {
      if (divisor !== 0) met.add(divisor);
      ({ divisor, rest } = { divisor: rest, rest: divisor % rest });
    }
    if (divisor === 1) break;
  }
  met.delete(divisor);
  return [divisor, ...[...met].reverse()];
}

const coreFrame = /^ {4}at (?:[^/\\(]+ \()?node:(.+):\d+:\d+\)?$/;
const packageName = /([/\\]node_modules[/\\])((?:@[^/\\]+[/\\])?[^/\\]+)(?=[/\\])/g;

/** Greys what is no work of the program: Node's own frames, and the working directory. */
function colorFrames(context, frames) {
  const builtins = require('internal/runtime/builtins');
  let directory;
  let url;
  try {
    directory = process.cwd();
  } catch {
    // It was removed.
  }
  return frames.map((line) => {
    const core = coreFrame.exec(line);
    if (core !== null && builtins.has(core[1])) return context.stylize(line, 'undefined');
    let text = line.replace(packageName, (_, before, name) => before + context.stylize(name, 'module'));
    if (directory !== undefined) {
      let greyed = greyDirectory(context, text, directory);
      if (greyed === text && text.includes('file://')) {
        url ??= require('internal/url').pathToFileURL(directory).href;
        greyed = greyDirectory(context, text, url);
      }
      text = greyed;
    }
    return text;
  });
}

function greyDirectory(context, line, directory) {
  let start = line.indexOf(directory);
  if (start === -1) return line;
  let end = start + directory.length;
  if (line[end] !== '/' && line[end] !== '\\') return line;
  end++;
  const inParentheses = line[start - 1] === '(';
  if (inParentheses) start--;
  const last = inParentheses && line.endsWith(')') ? line.length - 1 : line.length;
  return line.slice(0, start) + context.stylize(line.slice(start, end), 'undefined') + line.slice(end, last) +
    (last === line.length ? '' : context.stylize(')', 'undefined'));
}

module.exports = { colorFrames, identicalSequenceRange, removeRepetitions };
