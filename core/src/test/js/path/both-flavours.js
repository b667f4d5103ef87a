'use strict';
const path = require('node:path');

const inputs = ['', '.', '/', '//', '/..', '/a/b/../c/./d//e/', 'a/../../b', 'C:', 'C:\\', 'C:a\\..\\b', 'c:/x\\..\\..\\y', '\\\\server\\share\\a\\..',
  '\\\\?\\C:\\a', '\\\\.\\pipe\\x', 'CON:', 'com1:a', 'a:b', 'file.tar.gz', '.bashrc', '..', 'dir/.x.js/', '茶/壶.png'];
for (const flavour of ['posix', 'win32']) {
  const { normalize, dirname, basename, extname, parse, isAbsolute, toNamespacedPath, join } = path[flavour];
  for (const input of inputs) {
    console.log(flavour, JSON.stringify([input, normalize(input), dirname(input), basename(input), basename(input, '.gz'),
      extname(input), isAbsolute(input), parse(input), join('x', input, '..', 'y')]));
  }
  console.log(toNamespacedPath('\\\\server\\share\\f'), toNamespacedPath(null));
}
console.log(path.posix.relative('/a/b/c', '/a/d'), path.win32.relative('C:\\A\\b', 'c:\\a\\C'), path.win32.resolve('c:\\x', 'd:\\y', 'c:..\\z'));
console.log(path.posix === require('node:path/posix'), path.win32 === require('node:path/win32'), path.win32.win32 === path.win32);
console.log(Object.keys(path).join());
