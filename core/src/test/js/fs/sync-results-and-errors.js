'use strict';
// What the synchronous functions return and throw: message, code and the names of the properties.
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


show('write', () => fs.writeFileSync('a', 'hello ä'));
show('append', () => fs.appendFileSync('a', '!x'));
show('read', () => fs.readFileSync('a', 'utf8'));
show('read a directory', () => fs.readFileSync('.', 'utf8'));
show('read what is not there', () => fs.readFileSync('nope'));
show('write a number', () => fs.writeFileSync('q', 42));
show('mkdir', () => fs.mkdirSync('d'));
show('mkdir again', () => fs.mkdirSync('d'));
show('mkdir recursive', () => fs.mkdirSync('x/y/z', { recursive: true }));
show('mkdir recursive again', () => fs.mkdirSync('x/y/z', { recursive: true }));
show('mkdir in a file', () => fs.mkdirSync('a/b/c', { recursive: true }));
show('mkdir over a file', () => fs.mkdirSync('a', { recursive: true }));
show('symlink', () => fs.symlinkSync('a', 'l'));
show('symlink again', () => fs.symlinkSync('a', 'l'));
show('readlink', () => fs.readlinkSync('l'));
show('readlink of a file', () => fs.readlinkSync('a'));
show('realpath', () => path.relative(fs.realpathSync('.'), fs.realpathSync('l')));
show('realpath native', () => fs.realpathSync.native('nope'));
fs.symlinkSync('loop', 'loop');
show('stat of a loop', () => fs.statSync('loop'));
show('stat', () => {
  const s = fs.statSync('a');
  return [s.size, s.isFile(), s.isDirectory(), Object.keys(s)];
});
show('stat bigint', () => Object.entries(fs.statSync('a', { bigint: true })).map(([key, value]) => [key, typeof value]));
show('stat of nothing, asked for', () => fs.statSync('nope', { throwIfNoEntry: false }));
show('stat of nothing', () => fs.statSync('nope'));
show('lstat of a link', () => fs.lstatSync('l').isSymbolicLink());
show('fstat', () => fs.fstatSync(9999));
show('close', () => fs.closeSync(9999));
show('open', () => fs.openSync('nope'));
show('open with wrong flags', () => fs.openSync('a', 'zz'));
show('open with a NUL', () => fs.openSync('a\0b'));
show('open an object', () => fs.openSync({}));
show('chmod', () => {
  fs.chmodSync('a', 0o600);
  fs.chmodSync('a', '755');
  return fs.statSync('a').mode.toString(8);
});
show('chmod wrongly', () => fs.chmodSync('a', '9'));
show('utimes', () => {
  fs.utimesSync('a', 1.25, new Date(2500));
  const s = fs.statSync('a');
  return [s.atimeMs, s.mtimeMs, s.mtime];
});
show('rename', () => fs.renameSync('a', 'b'));
show('rename what is not there', () => fs.renameSync('a', 'b'));
show('copy', () => fs.copyFileSync('b', 'a'));
show('copy over', () => fs.copyFileSync('b', 'a', fs.constants.COPYFILE_EXCL));
show('copy what is not there', () => fs.copyFileSync('zz', 'a'));
show('link', () => fs.linkSync('a', 'h'));
show('link again', () => fs.linkSync('a', 'h'));
show('unlink', () => fs.unlinkSync('h'));
show('unlink again', () => fs.unlinkSync('h'));
show('rmdir', () => fs.rmdirSync('x'));
show('rm of a directory', () => fs.rmSync('x'));
show('rm recursive', () => fs.rmSync('x', { recursive: true }));
show('rm of nothing, forced', () => fs.rmSync('x', { force: true }));
show('rm of nothing', () => fs.rmSync('x'));
show('access', () => fs.accessSync('nope', fs.constants.R_OK));
show('exists', () => [fs.existsSync('a'), fs.existsSync('nope'), fs.existsSync('a\0')]);
show('truncate', () => {
  fs.truncateSync('a', 2);
  return fs.readFileSync('a', 'latin1');
});
show('statfs', () => Object.keys(fs.statfsSync('.')));
