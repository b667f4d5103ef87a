'use strict';
const assert = require('node:assert');
const async = require('async');

async function main() {
  const squares = await async.mapLimit([1, 2, 3, 4], 2, async (n) => n * n);
  assert.deepStrictEqual(squares, [1, 4, 9, 16]);

  const log = [];
  await new Promise((resolve, reject) => {
    async.waterfall([
      (done) => setImmediate(done, null, 'a'),
      (value, done) => process.nextTick(done, null, `${value}b`),
    ], (error, result) => (error ? reject(error) : resolve(log.push(result))));
  });
  assert.deepStrictEqual(log, ['ab']);

  const auto = await async.auto({
    one: async () => 1,
    two: ['one', async ({ one }) => one + 1],
  });
  assert.deepStrictEqual(auto, { one: 1, two: 2 });

  let running = 0;
  let most = 0;
  const queue = async.queue((task, done) => {
    most = Math.max(most, ++running);
    setTimeout(() => {
      running--;
      done();
    }, 1);
  }, 3);
  queue.push([1, 2, 3, 4, 5, 6]);
  await queue.drain();
  assert.strictEqual(most, 3);

  let attempts = 0;
  await async.retry({ times: 3, interval: 1 }, async () => {
    if (++attempts < 3) throw new Error('again');
  });
  await assert.rejects(async.parallel([async () => { throw new Error('no'); }]), /no/);
  console.log('OK async');
}

main();
