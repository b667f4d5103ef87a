'use strict';
// No descriptor is left open, whether operations succeed, fail or are given up.
const fs = require('fs');
const os = require('os');
const path = require('path');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-'));
process.chdir(folder);
process.on('exit', () => fs.rmSync(folder, { recursive: true }));


const { once } = require('events');
const count = () => fs.readdirSync('/proc/self/fd').length;

async function round() {
  fs.writeFileSync('a', 'x'.repeat(700000));
  fs.readFileSync('a');
  fs.readFileSync('a', 'utf8');
  await fs.promises.readFile('a');
  await fs.promises.cp('a', 'b');
  await new Promise((resolve) => fs.readFile('a', resolve));
  for await (const chunk of fs.createReadStream('a')) if (chunk) break;
  await once(fs.createWriteStream('c').end('x'), 'close');
  for await (const entry of await fs.promises.opendir('.')) if (entry) break;
  fs.opendirSync('.').closeSync();
  fs.readdirSync('.', { recursive: true });
  for (const wrong of [() => fs.readFileSync('.'), () => fs.readFileSync('.', 'utf8'), () => fs.copyFileSync('.', 'x'),
                       () => fs.writeFileSync('.', ''), () => fs.truncateSync('/dev/null/x')]) {
    try {
      wrong();
    } catch {
      // Meant to fail.
    }
  }
  await fs.promises.readFile('.').catch(() => {});
  await fs.promises.truncate('nope').catch(() => {});
  const stream = fs.createReadStream('a');
  stream.destroy();
  await once(stream, 'close');
}

(async () => {
  await round();
  const before = count();
  for (let i = 0; i < 20; i++) await round();
  console.log(count() - before);
})();
