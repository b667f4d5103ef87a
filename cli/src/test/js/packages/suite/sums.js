'use strict';
const assert = require('node:assert');

describe('sums', function () {
  let base;
  before(() => { base = 1; });
  beforeEach((done) => setTimeout(done, 1));

  it('adds', () => assert.strictEqual(base + 1, 2));
  it('adds later', async () => assert.strictEqual(await Promise.resolve(base + 2), 3));
  it('adds by callback', (done) => setImmediate(done));
  it('is wrong', () => assert.strictEqual(base + 1, 3));
  it('takes too long', function (done) {
    this.timeout(10);
    setTimeout(done, 200);
  });
  it.skip('is not run');
  describe('inner', () => {
    it('sees what is outside', () => assert.ok(base));
  });
});
