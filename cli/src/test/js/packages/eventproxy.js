'use strict';
const assert = require('node:assert');
const EventProxy = require('eventproxy');

const proxy = new EventProxy();
const results = [];
proxy.all('template', 'data', (template, data) => results.push(`${template}:${data}`));
proxy.after('file', 3, (files) => {
  results.push(files.sort().join());
  assert.deepStrictEqual(results, ['t:d', '1,2,3']);
  const failing = EventProxy.create();
  failing.fail((error) => {
    assert.strictEqual(error.message, 'no');
    console.log('OK eventproxy');
  });
  failing.done('value')(new Error('no'));
});
proxy.emit('template', 't');
proxy.emit('data', 'd');
for (const n of [3, 1, 2]) setTimeout(() => proxy.emit('file', n), n);
