'use strict';
// Watching: a directory tells names, a file its changes; closing ends it; an iterator ends with its signal.
const fs = require('fs');
const os = require('os');
const path = require('path');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-'));
process.chdir(folder);
process.on('exit', () => fs.rmSync(folder, { recursive: true }));


const { once } = require('events');

(async () => {
  const watcher = fs.watch('.');
  fs.writeFileSync('new', '');
  console.log(await once(watcher, 'change'));
  watcher.close();
  await once(watcher, 'close');

  const file = fs.watch('new', { encoding: 'buffer' });
  fs.appendFileSync('new', 'x');
  const [event, name] = await once(file, 'change');
  console.log(event, name.toString());
  file.close();

  const controller = new AbortController();
  try {
    const events = fs.promises.watch('.', { signal: controller.signal });
    setTimeout(() => fs.writeFileSync('other', ''), 20);
    for await (const { eventType, filename } of events) {
      console.log(eventType, filename);
      controller.abort();
      break;
    }
    for await (const one of fs.promises.watch('.', { signal: controller.signal })) console.log(one);
  } catch (error) {
    console.log(error.name, error.code);
  }

  fs.watchFile('polled', { interval: 20 }, (now, before) => {
    if (now.size === 0) {
      console.log('not there', before.nlink);
      fs.writeFileSync('polled', 'abc');
      return;
    }
    console.log(now.size, before.size);
    fs.unwatchFile('polled');
  });

  try {
    fs.watch('nope');
  } catch (error) {
    console.log(error.message, JSON.stringify(error));
  }
})();
