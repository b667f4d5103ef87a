'use strict';
const { Readable, Writable, Duplex, PassThrough } = require('stream');

(async () => {
  for await (const chunk of Readable.toWeb(Readable.from([Buffer.from('abc')], { objectMode: false }))) console.log(chunk);
  console.log(await Readable.fromWeb(ReadableStream.from(['a', 'b']), { objectMode: true }).toArray());

  const out = [];
  const writer = Writable.toWeb(new Writable({ write(chunk, encoding, cb) { out.push(String(chunk)); cb(); } })).getWriter();
  await writer.write('one');
  await writer.close();
  console.log(out);

  const web = [];
  const node = Writable.fromWeb(new WritableStream({ write(chunk) { web.push(chunk); }, close() { web.push('closed'); } }));
  node.write('text');
  await new Promise((resolve) => node.end(resolve));
  console.log(web);

  const { readable, writable } = Duplex.toWeb(new PassThrough());
  const end = writable.getWriter();
  end.write(new Uint8Array([1]));
  end.close();
  for await (const chunk of readable) console.log(chunk);

  const duplex = Duplex.fromWeb(new TransformStream(), { encoding: 'utf8' });
  duplex.end('through');
  for await (const chunk of duplex) console.log(chunk);

  const failing = Readable.fromWeb(new ReadableStream({ start(controller) { controller.error(new Error('web')); } }));
  failing.on('error', (err) => console.log(err.message));
  for (const attempt of [() => Readable.fromWeb({}), () => Writable.toWeb({}), () => Duplex.fromWeb({})]) {
    try {
      attempt();
    } catch (err) {
      console.log(err.code, err.message);
    }
  }
})();
