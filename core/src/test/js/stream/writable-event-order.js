'use strict';
// Callbacks, drain, prefinish, finish and close of a writable, synchronous and asynchronous.
const { Writable } = require('stream');

function run(name, write, then) {
  const stream = new Writable({
    highWaterMark: 3,
    write,
    final(cb) {
      console.log(name, 'final');
      cb();
    },
  });
  for (const event of ['drain', 'prefinish', 'finish', 'close']) stream.on(event, () => console.log(name, event));
  const callback = (n) => (err) => console.log(name, 'callback', n, err);
  console.log(name, stream.write('a', callback(1)), stream.write('bb', callback(2)), stream.write('c', callback(3)));
  console.log(name, stream.writableLength, stream.writableNeedDrain);
  stream.end('d', (err) => {
    console.log(name, 'end', err);
    then?.();
  });
  process.nextTick(() => console.log(name, 'tick'));
  Promise.resolve().then(() => console.log(name, 'microtask'));
}

run('sync', (chunk, encoding, cb) => cb(), () => {
  setImmediate(() => run('async', (chunk, encoding, cb) => setImmediate(cb)));
});
