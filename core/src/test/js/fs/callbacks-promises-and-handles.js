'use strict';
// Callbacks and promises give the same results and errors; a handle's operations, and what it says when it is closed.
const fs = require('fs');
const os = require('os');
const path = require('path');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-'));
process.chdir(folder);
process.on('exit', () => fs.rmSync(folder, { recursive: true }));


const call = (name, ...args) => new Promise((resolve, reject) => {
  fs[name](...args, (error, ...results) => (error ? reject(error) : resolve(results)));
});
const show = async (name, run) => {
  try {
    console.log(name, JSON.stringify(await run()));
  } catch (error) {
    console.log(name, error.name, error.code, error.message, JSON.stringify(Object.keys(error)));
  }
};

(async () => {
  const { promises } = fs;
  await show('write', () => call('writeFile', 'a', 'hey'));
  await show('append', () => promises.appendFile('a', 'u'));
  await show('read', () => call('readFile', 'a', 'utf8'));
  await show('read bytes', () => promises.readFile('a'));
  await show('read nothing', () => call('readFile', 'nope'));
  await show('read nothing', () => promises.readFile('nope'));
  await show('read a directory', () => call('readFile', '.'));
  await show('size', async () => [(await call('stat', 'a'))[0].size, (await promises.stat('a')).size]);
  await show('stat nothing', () => call('stat', 'nope'));
  await show('stat nothing', () => promises.stat('nope'));
  await show('exists', () => new Promise((resolve) => fs.exists('a', resolve)));
  await show('mkdir', async () => path.relative(folder, await promises.mkdir(path.join(folder, 'm/n'), { recursive: true })));
  await show('list', () => call('readdir', '.'));
  await show('rename nothing', () => promises.rename('no', 'b'));
  await show('rm', () => call('rm', 'm'));
  await show('rm', () => promises.rm('m', { recursive: true }));
  await show('copy', () => call('copyFile', 'a', 'b'));
  await show('copy over', () => promises.copyFile('a', 'b', fs.constants.COPYFILE_EXCL));
  await show('truncate', () => promises.truncate('b', 2));
  await show('an iterable', () => promises.writeFile('c', ['a', Buffer.from('b')]));
  await show('aborted', () => promises.readFile('a', { signal: AbortSignal.abort() }));
  await show('handle', async () => {
    const handle = await promises.open('c', 'r+');
    const results = [handle.fd > 2, (await handle.stat()).size, (await handle.read()).bytesRead, await handle.readFile('utf8'),
                     (await handle.write('zz', 5)).bytesWritten, (await handle.write(Buffer.from('q'), 0, 1, 0)).bytesWritten,
                     (await handle.read({ position: 0, length: 4 })).buffer.subarray(0, 4).toString('latin1')];
    await handle.truncate(3);
    await handle.sync();
    handle.on('close', () => results.push('closed'));
    await handle.close();
    return [...results, handle.fd, fs.readFileSync('c', 'latin1')];
  });
  await show('closed handle', async () => {
    const handle = await promises.open('c');
    await handle.close();
    await handle.read();
  });
  await show('disposed handle', async () => {
    const handle = await promises.open('c');
    await handle[Symbol.asyncDispose]();
    return handle.fd;
  });
})();
