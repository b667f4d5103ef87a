'use strict';
// Reading and writing by descriptor: positions, offsets, several buffers, strings.
const fs = require('fs');
const os = require('os');
const path = require('path');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-'));
process.chdir(folder);
process.on('exit', () => fs.rmSync(folder, { recursive: true }));


const fd = fs.openSync('f', 'w+');
console.log(fs.writeSync(fd, '12345', 1), fs.writeSync(fd, Buffer.from('abcdef'), 2, 3, 0), fs.writeSync(fd, 'é'));
const bytes = Buffer.alloc(10, '.');
console.log(fs.readSync(fd, bytes, 0, 10, 0), bytes.toString());
console.log(fs.readSync(fd, bytes, { offset: 2, length: 3, position: 1n }), bytes.toString());
console.log(fs.writevSync(fd, [Buffer.from('x'), new Uint8Array([121, 122])], 4));
const parts = [Buffer.alloc(2), Buffer.alloc(9)];
console.log(fs.readvSync(fd, parts, 0), parts[0].toString(), parts[1].toString('latin1').replaceAll('\0', '_'));
fs.ftruncateSync(fd, 3);
console.log(fs.readFileSync('f', 'latin1'));
const large = Buffer.alloc(300000, 'ab');
console.log(fs.writeSync(fd, large, 0, large.length, 0), fs.readFileSync('f').equals(large));
for (const wrong of [
  () => fs.readSync(fd, bytes, 20, 1), () => fs.readSync(fd, bytes, 0, 11), () => fs.readSync(fd, bytes, 0, 1, 1.5),
  () => fs.readSync(fd, 'x'), () => fs.writeSync(fd, bytes, 11), () => fs.writeSync(fd, {}), () => fs.readSync('1', bytes),
  () => fs.writevSync(fd, 'x'), () => fs.ftruncateSync(fd, 'x'),
]) {
  try {
    wrong();
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
fs.closeSync(fd);
