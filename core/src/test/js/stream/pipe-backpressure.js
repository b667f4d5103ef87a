'use strict';
// A source with two destinations goes at the pace of the slower.
const { Readable, Writable } = require('stream');

let count = 0;
const source = new Readable({
  highWaterMark: 2,
  objectMode: true,
  read() { this.push(count < 6 ? { n: count++ } : null); },
});

function sink(name, delay) {
  return new Writable({
    objectMode: true,
    highWaterMark: 1,
    write({ n }, encoding, cb) {
      console.log(name, n);
      if (delay) setImmediate(cb);
      else cb();
    },
  }).on('finish', () => console.log(name, 'finish')).on('unpipe', () => console.log(name, 'unpipe'));
}

source.on('pause', () => console.log('pause')).on('resume', () => console.log('resume'));
const slow = sink('slow', true);
source.pipe(sink('fast', false));
source.pipe(slow);
console.log(source._readableState.pipes.length, source._readableState.awaitDrainWriters.size);
