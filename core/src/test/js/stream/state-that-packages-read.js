'use strict';
// Programs look into the states; the names must be there and true.
const { Readable, Writable, Duplex } = require('stream');

const r = new Readable({ read() {}, highWaterMark: 5 });
const show = (...names) => console.log(names.map((name) => `${name}=${r._readableState[name]}`).join(' '));
show('flowing', 'ended', 'endEmitted', 'length', 'reading', 'sync', 'needReadable', 'objectMode', 'highWaterMark');
r.push('abc');
show('length', 'reading', 'flowing');
r.on('data', () => {});
show('flowing', 'resumeScheduled');
r.pause();
show('flowing', 'paused');
r.push(null);
show('ended', 'length');
r._readableState.flowing = null;
show('flowing');

const w = new Writable({ write(chunk, encoding, cb) { setImmediate(cb); } });
w.cork();
w.write('a');
w.write('b');
const s = w._writableState;
console.log(s.corked, s.length, s.bufferedRequestCount, s.getBuffer().length, s.needDrain, s.ending, s.finished);
w.uncork();
console.log(s.writing, s.pendingcb, s.bufferProcessing, s.decodeStrings, s.defaultEncoding);
w.end(() => console.log(s.ended, s.finished, s.length, s.pendingcb));

const d = new Duplex({ readable: false, write(chunk, encoding, cb) { cb(); } });
console.log(d.readable, d.writable, d._readableState.readable, d._writableState.writable, d instanceof Writable);
console.log(Object.keys(new Readable()._readableState), Object.keys(new Writable()._writableState));
