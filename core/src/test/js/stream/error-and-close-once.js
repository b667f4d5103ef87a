'use strict';
// Whatever goes wrong, error and close come once, in that order, never within the call.
const { Readable, Writable, Duplex, Transform } = require('stream');

const boom = (text) => new Error(text);
const cases = {
  'readable destroy': () => new Readable({ read() {} }).destroy(boom('one')),
  'readable twice': () => {
    const stream = new Readable({ read() {} });
    stream.destroy(boom('first'));
    return stream.destroy(boom('second'));
  },
  'read throws': () => {
    const stream = new Readable({ read() { throw boom('read'); } });
    stream.resume();
    return stream;
  },
  'push after end': () => {
    const stream = new Readable({ read() {} });
    stream.push(null);
    stream.push('x');
    return stream;
  },
  'write after end': () => {
    const stream = new Writable({ write(chunk, encoding, cb) { cb(); } });
    stream.end();
    stream.write('x', (err) => console.log('write after end callback', err.code));
    return stream;
  },
  'write fails': () => {
    const stream = new Writable({ write(chunk, encoding, cb) { cb(boom('write')); } });
    stream.write('x', (err) => console.log('write fails callback', err.message));
    stream.write('y', (err) => console.log('write fails callback 2', err.message));
    return stream;
  },
  'final fails': () => new Writable({ write() {}, final(cb) { cb(boom('final')); } }).end(),
  'callback twice': () => {
    const stream = new Writable({ write(chunk, encoding, cb) { cb(); cb(); } });
    stream.write('x');
    return stream;
  },
  'construct fails': () => new Duplex({ construct(cb) { cb(boom('construct')); }, read() {}, write() {} }),
  'transform fails': () => {
    const stream = new Transform({ transform(chunk, encoding, cb) { cb(boom('transform')); } });
    stream.write('x');
    return stream;
  },
  'flush fails': () => new Transform({ transform() {}, flush(cb) { cb(boom('flush')); } }).end(),
  'no autoDestroy': () => {
    const stream = new Writable({ autoDestroy: false, write(chunk, encoding, cb) { cb(boom('kept')); } });
    stream.write('x');
    return stream;
  },
};

const names = Object.keys(cases);
(function next() {
  const name = names.shift();
  if (name === undefined) return;
  const stream = cases[name]();
  stream.on('error', (err) => console.log(name, 'error', err.code, err.message));
  stream.on('close', () => console.log(name, 'close'));
  console.log(name, 'destroyed', stream.destroyed);
  setImmediate(() => {
    console.log(name, stream.errored?.message, stream.closed, stream.destroyed);
    next();
  });
})();
