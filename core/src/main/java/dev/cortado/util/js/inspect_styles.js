'use strict';

// util.inspect.colors and util.inspect.styles: SGR codes by name, and which of them each kind of value takes.

const DEFAULT_FOREGROUND = 39;
const DEFAULT_BACKGROUND = 49;

const colors = {
  __proto__: null,
  reset: [0, 0],
  bold: [1, 22],
  dim: [2, 22],
  italic: [3, 23],
  underline: [4, 24],
  blink: [5, 25],
  inverse: [7, 27],
  hidden: [8, 28],
  strikethrough: [9, 29],
  doubleunderline: [21, 24],
};

const hues = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'];
const background = (name) => `bg${name[0].toUpperCase()}${name.slice(1)}`;
hues.forEach((hue, i) => { colors[hue] = [30 + i, DEFAULT_FOREGROUND]; });
hues.forEach((hue, i) => { colors[background(hue)] = [40 + i, DEFAULT_BACKGROUND]; });
colors.framed = [51, 54];
colors.overlined = [53, 55];
const brightName = (hue) => (hue === 'black' ? 'gray' : `${hue}Bright`);
hues.forEach((hue, i) => { colors[brightName(hue)] = [90 + i, DEFAULT_FOREGROUND]; });
hues.forEach((hue, i) => { colors[background(brightName(hue))] = [100 + i, DEFAULT_BACKGROUND]; });

for (const { 0: alias, 1: name } of [
  ['grey', 'gray'],
  ['blackBright', 'gray'],
  ['bgGrey', 'bgGray'],
  ['bgBlackBright', 'bgGray'],
  ['faint', 'dim'],
  ['crossedout', 'strikethrough'],
  ['strikeThrough', 'strikethrough'],
  ['crossedOut', 'strikethrough'],
  ['conceal', 'hidden'],
  ['swapColors', 'inverse'],
  ['swapcolors', 'inverse'],
  ['doubleUnderline', 'doubleunderline'],
]) {
  Object.defineProperty(colors, alias, {
    get() { return this[name]; },
    set(value) { this[name] = value; },
    configurable: true,
    enumerable: false,
  });
}

const styles = {
  __proto__: null,
  special: 'cyan',
  number: 'yellow',
  bigint: 'yellow',
  boolean: 'yellow',
  undefined: 'grey',
  null: 'bold',
  string: 'green',
  symbol: 'green',
  date: 'magenta',
  regexp: 'red',
  module: 'underline',
};

module.exports = { colors, styles };
