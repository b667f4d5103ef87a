'use strict';
const assert = require('node:assert');
const fs = require('node:fs');
const Q = require('q');

Q.all([Q(1), Q.delay(1).thenResolve(2), Q.nfcall(fs.readFile, __filename, 'utf8').get('length')])
  .spread((one, two, length) => {
    assert.strictEqual(one + two, 3);
    assert.ok(length > 100);
    const deferred = Q.defer();
    setTimeout(() => deferred.notify('half'), 1);
    setTimeout(() => deferred.resolve('done'), 2);
    const progress = [];
    return deferred.promise.progress((value) => progress.push(value)).then((value) => [...progress, value]);
  })
  .then((values) => {
    assert.deepStrictEqual(values, ['half', 'done']);
    return Q.reject(new Error('no'));
  })
  .fail((error) => error.message)
  .then((message) => Q.delay(50).timeout(1).catch((error) => assert.strictEqual(error.code, 'ETIMEDOUT')).then(() => message))
  .fin(() => {})
  .done((message) => {
    assert.strictEqual(message, 'no');
    console.log('OK q');
  });
