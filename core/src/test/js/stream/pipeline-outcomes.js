'use strict';
// What pipeline() answers, and what it leaves behind.
const { pipeline, Readable, Writable, Transform, PassThrough } = require('stream');
const { pipeline: pipelinePromise, finished } = require('stream/promises');

const upper = () => new Transform({ transform(chunk, encoding, cb) { cb(null, String(chunk).toUpperCase()); } });
const sink = (out) => new Writable({ write(chunk, encoding, cb) { out.push(String(chunk)); cb(); } });

(async () => {
  const out = [];
  await pipelinePromise(Readable.from(['a', 'b']), upper(), sink(out));
  console.log(out);

  console.log(await pipelinePromise(
    async function* () { yield 'x'; yield 'y'; },
    async function* (source) { for await (const chunk of source) yield `${chunk}!`; },
    async (source) => {
      let all = '';
      for await (const chunk of source) all += chunk;
      return all;
    }));

  const broken = new PassThrough();
  const last = sink([]);
  await pipelinePromise(Readable.from(['a']), broken, async function* (source) {
    for await (const chunk of source) throw new Error(`no ${chunk}`); // eslint-disable-line no-unreachable-loop
    yield 1;
  }, last).catch((err) => console.log(err.message, broken.destroyed, last.destroyed));

  const controller = new AbortController();
  const waiting = pipelinePromise(new Readable({ read() {} }), sink([]), { signal: controller.signal });
  controller.abort(new Error('why'));
  await waiting.catch((err) => console.log(err.name, err.code, err.cause.message));

  const open = sink([]);
  await pipelinePromise(Readable.from(['a']), open, { end: false });
  console.log(open.writableEnded);

  try {
    pipeline(Readable.from([]), () => {});
  } catch (err) {
    console.log(err.code, err.message);
  }
  await new Promise((resolve) => {
    const source = new Readable({ read() {} });
    pipeline(source, sink([]), (err) => {
      console.log(err.code, err.message);
      resolve();
    });
    source.destroy();
  });
  const early = new Readable({ read() {} });
  setImmediate(() => early.destroy());
  await finished(early).catch((err) => console.log(err.code));
})();
