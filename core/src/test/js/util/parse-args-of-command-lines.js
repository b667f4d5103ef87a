'use strict';
const { parseArgs } = require('util');

const options = {
  name: { type: 'string', short: 'n' },
  verbose: { type: 'boolean', short: 'v' },
  include: { type: 'string', multiple: true, default: ['src'] },
};

function show(args, config) {
  try {
    console.log(args.join(' '), '->', JSON.stringify(parseArgs({ args, options, ...config })));
  } catch (error) {
    console.log(args.join(' '), '->', error.name, error.code, error.message);
  }
}

show(['--name', 'x', '-v']);
show(['-vn', 'x']);
show(['-nx', '--include=a', '--include', 'b']);
show(['--name']);
show(['--name', '-v']);
show(['-n', '-v']);
show(['--verbose=1']);
show(['--other']);
show(['--other'], { allowPositionals: true });
show(['file']);
show(['file', '--', '--name'], { allowPositionals: true, tokens: true });
show(['--no-verbose'], { allowNegative: true });
show(['--no-name'], { allowNegative: true });
show(['-abc', '--x=1', 'y'], { strict: false, tokens: true });
for (const config of [{ options: { a: {} } }, { options: { a: { type: 'string', short: 'ab' } } }, { args: 'x' },
  { options: { a: { type: 'boolean', default: 'x' } } }, { strict: 1 }]) show(['x'], config);
