'use strict';
const assert = require('node:assert');
const fs = require('node:fs');
const os = require('node:os');

const read = (file) => fs.readFileSync(file, 'utf8').trim();
assert.strictEqual(os.hostname(), read('/proc/sys/kernel/hostname'));
assert.strictEqual(os.release(), read('/proc/sys/kernel/osrelease'));
assert.strictEqual(`${os.version}`, read('/proc/sys/kernel/version'));
assert.strictEqual(os.totalmem(), Number(/MemTotal:\s*(\d+)/.exec(read('/proc/meminfo'))[1]) * 1024);
assert.strictEqual(os.cpus().length, read('/proc/stat').match(/^cpu\d/gm).length);
assert.ok(os.freemem() < os.totalmem() && os.uptime() > 0 && os.availableParallelism() <= os.cpus().length);
assert.strictEqual(os.loadavg().length, 3);
const [line] = read('/etc/passwd').split('\n').filter((text) => text.split(':')[2] === `${os.userInfo().uid}`);
assert.strictEqual(os.userInfo().username, line.split(':')[0]);
const loopback = os.networkInterfaces().lo?.find(({ family }) => family === 'IPv4');
console.log(os.type(), os.platform(), os.endianness(), JSON.stringify(os.EOL), os.devNull, loopback);
console.log(Object.keys(os).join(), os.constants.signals.SIGTERM, os.constants.errno.ENOENT, os.constants.priority);
process.env.TMPDIR = '/somewhere/';
process.env.HOME = '/home/of/mine';
console.log(os.tmpdir(), os.homedir());
for (const wrong of [() => os.getPriority('x'), () => os.setPriority(0, 20), () => os.getPriority(2 ** 22 + 1)]) {
  try {
    wrong();
  } catch (error) {
    console.log(error.name, error.code, error.message, error.info);
  }
}
