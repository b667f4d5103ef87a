'use strict';
const assert = require('node:assert');
const path = require('node:path');
const Mocha = require('mocha');

const events = [];

function Recorder(runner) {
  runner.on('pass', (test) => events.push(`pass ${test.fullTitle()}`));
  runner.on('pending', (test) => events.push(`pending ${test.title}`));
  runner.on('fail', (test, error) => events.push(`fail ${test.title}: ${error.message.split('\n')[0]}`));
}

const mocha = new Mocha({ reporter: Recorder, retries: 0 });
mocha.addFile(path.join(__dirname, 'suite', 'sums.js'));
mocha.run((failures) => {
  assert.strictEqual(failures, 2);
  assert.deepStrictEqual(events.map((event) => event.replace(/ For async tests.*/, '')), [
    'pass sums adds',
    'pass sums adds later',
    'pass sums adds by callback',
    'fail is wrong: Expected values to be strictly equal:',
    'fail takes too long: Timeout of 10ms exceeded.',
    'pending is not run',
    'pass sums inner sees what is outside',
  ]);
  console.log('OK mocha');
});
