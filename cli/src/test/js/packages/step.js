'use strict';
const assert = require('node:assert');
const fs = require('node:fs');
const Step = require('step');

Step(
  function read() {
    fs.readFile(__filename, 'utf8', this);
  },
  function both(error, text) {
    assert.ifError(error);
    fs.stat(__filename, this.parallel());
    setTimeout(this.parallel(), 1, null, text.length);
  },
  function group(error, stats, length) {
    assert.ifError(error);
    assert.strictEqual(stats.size, length);
    const group = this.group();
    for (const n of [1, 2, 3]) setImmediate(group(), null, n * n);
  },
  function fail(error, squares) {
    assert.deepStrictEqual(squares, [1, 4, 9]);
    throw new Error('caught by the next step');
  },
  function end(error) {
    assert.strictEqual(error.message, 'caught by the next step');
    console.log('OK step');
  },
);
