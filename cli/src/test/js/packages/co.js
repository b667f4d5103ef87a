'use strict';
const assert = require('node:assert');
const co = require('co');

co(function* () {
  const [a, b] = yield [Promise.resolve(1), (done) => setTimeout(done, 1, null, 2)];
  const { c } = yield { c: Promise.resolve(3) };
  const caught = yield co(function* () {
    try {
      yield Promise.reject(new Error('no'));
    } catch (error) {
      return error.message;
    }
  });
  assert.deepStrictEqual([a, b, c, caught], [1, 2, 3, 'no']);
  return co.wrap(function* (n) { return n * 2; })(21);
}).then((value) => {
  assert.strictEqual(value, 42);
  console.log('OK co');
});
