'use strict';
// File streams: ranges, counts, events in order, errors, streams on descriptors and handles.
const fs = require('fs');
const os = require('os');
const path = require('path');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-'));
process.chdir(folder);
process.on('exit', () => fs.rmSync(folder, { recursive: true }));


const { once } = require('events');
const collect = async (stream) => {
  let all = '';
  for await (const chunk of stream) all += `${chunk}|`;
  return all;
};

(async () => {
  const writer = fs.createWriteStream('w');
  const events = [];
  for (const name of ['open', 'ready', 'finish', 'close']) writer.on(name, () => events.push(name));
  writer.write('0123');
  writer.write('4567');
  writer.end('89');
  await once(writer, 'close');
  console.log(events.join(), writer.bytesWritten, writer.fd, fs.readFileSync('w', 'utf8'));

  console.log(await collect(fs.createReadStream('w', { start: 1, end: 6, highWaterMark: 4, encoding: 'utf8' })));
  console.log(await collect(fs.createReadStream('w', { fd: fs.openSync('w'), start: 8 })));
  const handle = await fs.promises.open('w', 'r+');
  console.log(await collect(handle.createReadStream({ start: 7 })), handle.fd);

  const patch = fs.createWriteStream('w', { flags: 'r+', start: 2 });
  patch.end('XY');
  await once(patch, 'close');
  console.log(fs.readFileSync('w', 'utf8'));

  const missing = fs.createReadStream('nope');
  const [error] = await once(missing, 'error');
  console.log(error.message, missing.destroyed, missing.pending);

  const kept = fs.createReadStream('w', { autoClose: false });
  await collect(kept);
  console.log(typeof kept.fd);
  fs.closeSync(kept.fd);

  for (const options of [{ start: 5, end: 2 }, { start: 'x' }, { fd: 'x' }, { fs: { open: 1 } }, { encoding: 'x' }]) {
    try {
      fs.createReadStream('w', options);
    } catch (wrong) {
      console.log(wrong.code, wrong.message);
    }
  }
})();
