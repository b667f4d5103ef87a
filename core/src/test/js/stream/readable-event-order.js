'use strict';
// The order of a readable's events against ticks, with synchronous and asynchronous sources.
const { Readable } = require('stream');

function trace(name, stream) {
  for (const event of ['readable', 'end', 'close', 'error', 'pause', 'resume']) {
    stream.on(event, () => console.log(name, event));
  }
}

const sync = new Readable({ read() {} });
for (const event of ['end', 'close', 'pause', 'resume']) sync.on(event, () => console.log('sync', event));
sync.on('data', (chunk) => console.log('sync data', String(chunk)));
sync.push('a');
process.nextTick(() => console.log('tick'));
Promise.resolve().then(() => console.log('microtask'));
sync.push('b');
sync.push(null);
console.log('flowing', sync.readableFlowing, 'length', sync.readableLength);

setTimeout(() => {
  const later = new Readable({
    read() {
      setImmediate(() => this.push(this.count-- > 0 ? 'x' : null));
    },
  });
  later.count = 2;
  trace('later', later);
  later.on('readable', () => {
    let chunk;
    while ((chunk = later.read()) !== null) console.log('later read', String(chunk));
  });
}, 10);
