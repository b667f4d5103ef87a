'use strict';
const assert = require('node:assert');
const fs = require('node:fs');
const Promise = require('bluebird');

const files = Promise.promisifyAll(fs);

async function main() {
  assert.match(await files.readFileAsync(__filename, 'utf8'), /promisifyAll/);
  assert.deepStrictEqual(await Promise.map([3, 1, 2], (n) => Promise.delay(n).return(n * 2), { concurrency: 2 }), [6, 2, 4]);
  assert.strictEqual(await Promise.reduce([1, 2, 3], (sum, n) => sum + n, 0), 6);
  assert.deepStrictEqual(await Promise.props({ a: 1, b: Promise.resolve(2) }), { a: 1, b: 2 });
  await assert.rejects(Promise.delay(100).timeout(1), Promise.TimeoutError);
  assert.strictEqual(await Promise.any([Promise.reject(new Error('no')), Promise.resolve('yes')]), 'yes');
  assert.strictEqual(await Promise.coroutine(function* () { return yield Promise.resolve(7); })(), 7);
  const caught = await Promise.reject(new RangeError('far')).catch(TypeError, () => 'type').catch(RangeError, () => 'range');
  assert.strictEqual(caught, 'range');
  let closed = 0;
  await Promise.using(Promise.resolve('resource').disposer(() => closed++), (value) => assert.strictEqual(value, 'resource'));
  assert.strictEqual(closed, 1);

  const unhandled = new Promise((resolve) => process.once('unhandledRejection', (reason) => resolve(reason.message)));
  Promise.reject(new Error('nobody cares'));
  assert.strictEqual(await unhandled, 'nobody cares');
  console.log('OK bluebird');
}

main();
