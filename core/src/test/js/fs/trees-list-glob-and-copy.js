'use strict';
// Trees: listing with kinds and recursively, open directories, globs, copies and their refusals.
const fs = require('fs');
const os = require('os');
const path = require('path');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-'));
process.chdir(folder);
process.on('exit', () => fs.rmSync(folder, { recursive: true }));


function show(name, run) {
  try {
    console.log(name, JSON.stringify(run()));
  } catch (error) {
    console.log(name, error.name, error.code, error.message, JSON.stringify(Object.keys(error)));
  }
}


fs.mkdirSync('t/u/.h', { recursive: true });
fs.writeFileSync('t/u/v.js', '1');
fs.writeFileSync('t/w.txt', '2');
fs.symlinkSync('u', 't/s');
const plain = (entry) => `${entry.parentPath}/${entry.name} ${entry.isDirectory()} ${entry.isFile()} ${entry.isSymbolicLink()}`;

show('list', () => fs.readdirSync('t'));
show('bytes', () => fs.readdirSync('t', 'buffer').map(String));
show('kinds', () => fs.readdirSync('t', { withFileTypes: true }).map(plain));
show('recursive', () => fs.readdirSync('t', { recursive: true }));
show('recursive kinds', () => fs.readdirSync('t', { recursive: true, withFileTypes: true }).map(plain));
show('list a file', () => fs.readdirSync('t/w.txt'));
show('open directory', () => {
  const names = [];
  const dir = fs.opendirSync('t');
  for (let entry; (entry = dir.readSync()) !== null;) names.push(entry.name);
  dir.closeSync();
  return names.sort();
});
for (const pattern of ['t/*', '**/*.js', 't/{u,w.txt}', '**', 't/[sw]*', 't/!(s)', 'nope/*']) {
  show(pattern, () => fs.globSync(pattern).sort());
}
show('glob, some excluded', () => fs.globSync('**', { exclude: ['**/u'] }).sort());
show('copy', () => {
  fs.cpSync('t', 'copy', { recursive: true });
  return [fs.readdirSync('copy', { recursive: true }), path.relative(folder, fs.readlinkSync('copy/s'))];
});
show('copy some', () => {
  fs.cpSync('t', 'some', { recursive: true, filter: (from) => !from.endsWith('.js') });
  return fs.readdirSync('some', { recursive: true });
});
show('not recursive', () => fs.cpSync('t', 'x'));
show('onto itself', () => fs.cpSync('t', 't', { recursive: true }));
show('into itself', () => fs.cpSync('t', 't/u', { recursive: true }));
show('directory over file', () => fs.cpSync('t', 'copy/w.txt', { recursive: true }));
show('file over directory', () => fs.cpSync('t/w.txt', 'copy'));
show('over a file', () => fs.cpSync('t/w.txt', 'copy/w.txt', { force: false, errorOnExist: true }));
