'use strict';
const assert = require('node:assert');
const yargs = require('yargs/yargs');

async function main() {
  const parser = () => yargs([]).scriptName('tea').locale('en').exitProcess(false).fail((message) => { throw new Error(message); })
    .option('size', { alias: 's', choices: ['s', 'm', 'l'], default: 'm' })
    .option('count', { type: 'number' })
    .option('tags', { type: 'array' });
  const options = parser().parse(['-s', 'l', '--count=3', '--tags', 'a', '茶', '--no-milk', '--deep.er', '1', '--', 'rest']);
  assert.strictEqual(options.size, 'l');
  assert.strictEqual(options.count, 3);
  assert.deepStrictEqual(options.tags, ['a', '茶']);
  assert.strictEqual(options.milk, false);
  assert.deepStrictEqual(options.deep, { er: 1 });
  assert.deepStrictEqual(options._, ['rest']);
  assert.throws(() => parser().parse(['--size', 'xl']), /Invalid values/);

  let brewed;
  await parser().command('brew <kind>', 'make tea', {}, async ({ kind }) => { brewed = kind; }).demandCommand(1).parseAsync(['brew', 'oolong']);
  assert.strictEqual(brewed, 'oolong');
  const help = await parser().command('brew <kind>', 'make tea').getHelp();
  assert.match(help, /tea brew <kind> {2}make tea[^]*--size[^]*\[choices: "s", "m", "l"\] \[default: "m"\]/);
  console.log('OK yargs');
}

main();
