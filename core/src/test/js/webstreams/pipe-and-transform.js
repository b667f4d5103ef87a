'use strict';

const log = [];
const source = new ReadableStream({
  start(controller) { log.push(`start ${controller.desiredSize}`); },
  pull(controller) {
    this.n = (this.n ?? 0) + 1;
    if (this.n > 3) controller.close();
    else controller.enqueue(this.n);
  },
});
const double = new TransformStream({
  transform(chunk, controller) { controller.enqueue(chunk * 2); },
  flush(controller) { controller.enqueue('end'); },
});
const sink = new WritableStream({
  write(chunk) { log.push(`write ${chunk}`); },
  close() { log.push('close'); },
});

(async () => {
  await source.pipeThrough(double).pipeTo(sink);
  console.log(log);
  console.log(source, sink, double);

  const [a, b] = ReadableStream.from(['x', 'y']).tee();
  const read = async (stream) => {
    const chunks = [];
    for await (const chunk of stream) chunks.push(chunk);
    return chunks;
  };
  console.log(await read(a), await read(b));

  const failing = new ReadableStream({ pull() { throw new Error('source'); } });
  await failing.pipeTo(new WritableStream({ abort(reason) { console.log('abort', reason.message); } }))
    .catch((err) => console.log(err.message));

  const controller = new AbortController();
  const never = new ReadableStream({ cancel(reason) { console.log('cancel', reason); } })
    .pipeTo(new WritableStream({ abort(reason) { console.log('abort', reason); } }), { signal: controller.signal });
  controller.abort('enough');
  await never.catch((err) => console.log('rejected', err));
})();
