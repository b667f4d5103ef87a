'use strict';
const assert = require('node:assert');
const chalk = require('chalk');

const colours = new chalk.Instance({ level: 3 });
assert.strictEqual(colours.red('a'), '\u001b[31ma\u001b[39m');
assert.strictEqual(colours.bold.hex('#ff8800').bgBlue('茶'), '\u001b[1m\u001b[38;2;255;136;0m\u001b[44m茶\u001b[49m\u001b[39m\u001b[22m');
assert.strictEqual(colours.red(`a${colours.blue('b')}c`), '\u001b[31ma\u001b[34mb\u001b[39m\u001b[31mc\u001b[39m');
assert.strictEqual(colours`{green.bold {underline x} ${1 + 1}}`, '\u001b[32m\u001b[1m\u001b[4mx\u001b[24m\u001b[22m\u001b[39m\u001b[32m\u001b[1m 2\u001b[22m\u001b[39m');
assert.strictEqual(new chalk.Instance({ level: 0 }).red('plain'), 'plain');
assert.strictEqual(new chalk.Instance({ level: 1 }).hex('#ff0000')('x'), '\u001b[91mx\u001b[39m');
assert.strictEqual(typeof chalk.level, 'number');
console.log('OK chalk');
