'use strict';
const assert = require('node:assert');
const { Command, Option } = require('commander');

function parse(...args) {
  const out = { text: '' };
  const program = new Command('tea').version('1.2.3').exitOverride()
    .configureOutput({ writeOut: (text) => out.text += text, writeErr: (text) => out.text += text })
    .option('-v, --verbose', 'say more')
    .addOption(new Option('-s, --size <size>', 'of the cup').choices(['s', 'm', 'l']).default('m'));
  program.command('brew <kind> [extras...]').description('make tea').option('--no-sugar')
    .action((kind, extras, options) => Object.assign(out, { kind, extras, options, all: program.opts() }));
  try {
    program.parse(args, { from: 'user' });
  } catch (error) {
    out.code = error.code;
  }
  return out;
}

const brewed = parse('-v', '--size', 'l', 'brew', 'oolong', 'milk', 'honey', '--no-sugar');
assert.deepStrictEqual({ ...brewed }, {
  text: '', kind: 'oolong', extras: ['milk', 'honey'], options: { sugar: false }, all: { verbose: true, size: 'l' },
});
assert.strictEqual(parse('--size', 'xl').code, 'commander.invalidArgument');
assert.strictEqual(parse('brew').code, 'commander.missingArgument');
assert.match(parse('bru').text, /Did you mean brew\?/);
assert.strictEqual(parse('--version').text, '1.2.3\n');
assert.match(parse('--help').text, /Usage: tea \[options\] \[command\][^]*-s, --size <size>[^]*brew \[options\] <kind> \[extras\.\.\.\]/);
console.log('OK commander');
