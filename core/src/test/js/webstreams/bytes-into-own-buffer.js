'use strict';
// A reader brings its buffer; the source fills it, and the old view is detached.
(async () => {
  const stream = new ReadableStream({
    type: 'bytes',
    pull(controller) {
      const { view } = controller.byobRequest;
      view.set([1, 2, 3]);
      controller.byobRequest.respond(3);
    },
  });
  const reader = stream.getReader({ mode: 'byob' });
  const mine = new Uint8Array(8);
  const { value, done } = await reader.read(mine);
  console.log(value, done, mine.byteLength, value.buffer.byteLength);
  console.log((await reader.read(new Uint16Array(4), { min: 2 })).value);
  await reader.read(new Uint8Array(0)).catch((err) => console.log(err.code, err.message));
  reader.releaseLock();

  const queued = new ReadableStream({
    type: 'bytes',
    start(controller) {
      controller.enqueue(new Uint8Array([1, 2, 3, 4, 5]));
      controller.close();
    },
  }).getReader({ mode: 'byob' });
  console.log(await queued.read(new Uint8Array(2)), await queued.read(new DataView(new ArrayBuffer(9))));
  console.log(await queued.read(new Uint8Array(2)));
})();
