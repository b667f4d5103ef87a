'use strict';
const { Console } = require('console');
const { Writable } = require('stream');

class Lines extends Writable {
  _write(chunk, encoding, callback) {
    process.stdout.write(`${this.name}> ${JSON.stringify(String(chunk))}\n`);
    callback();
  }
}
const stdout = Object.assign(new Lines(), { name: 'out' });
const stderr = Object.assign(new Lines(), { name: 'err' });
const console = new Console({ stdout, stderr });

console.log('plain', 5, { a: [1, 'x'] });
console.log('%s is %d years and %i, %j %o %%', 'Ann', '42.5', 42.9, { b: 1 }, ['z'], 'rest');
console.error(new RangeError('wrong').message);
console.group('outer');
console.log('two\nlines');
console.group();
console.warn('deep');
console.groupEnd();
console.dir({ a: { b: { c: {} } } }, { depth: 0 });
console.groupEnd();
console.groupEnd();
console.assert(true, 'not shown');
console.assert(false, 'with %s', 'reason');
console.assert(false, { a: 1 });
console.count();
console.count('x');
console.count();
console.countReset();
console.count();
console.table([{ a: 1, b: 'x' }, { a: 2, c: true }]);
console.table([[1, 2], [3]]);
console.table(new Map([['k', { v: 1 }]]));
console.table(new Set(['\u4e2d', 1]));
console.table([{ a: 1, b: 2 }], ['b']);
console.table('no table');
const { log } = console;
log('bound');
for (const options of [{}, { stdout, stderr: {} }, { stdout, colorMode: 1 }, { stdout, groupIndentation: -1 },
  { stdout, inspectOptions: 5 }, { stdout, colorMode: true, inspectOptions: { colors: true } }]) {
  try {
    new Console(options); // eslint-disable-line no-new
  } catch (error) {
    log(error.name, error.code, error.message);
  }
}
new Console({ stdout, colorMode: true, groupIndentation: 4 }).log({ colored: 1 });
