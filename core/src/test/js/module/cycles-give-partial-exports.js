'use strict';

const fs = require('fs');
const os = require('os');
const path = require('path');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cycle-'));
fs.writeFileSync(path.join(folder, 'a.js'), 'exports.early = 1; const b = require("./b"); exports.late = 2; exports.b = b.saw;');
fs.writeFileSync(path.join(folder, 'b.js'), 'const a = require("./a"); exports.saw = Object.keys(a);');
fs.mkdirSync(path.join(folder, 'node_modules/pack/lib'), { recursive: true });
fs.writeFileSync(path.join(folder, 'node_modules/pack/package.json'), JSON.stringify({
  name: 'pack', exports: { '.': { import: './no.mjs', require: './lib/main.js' }, './x/*': './lib/*.js', './hidden': null },
}));
fs.writeFileSync(path.join(folder, 'node_modules/pack/lib/main.js'), 'module.exports = "main " + require("pack/x/other");');
fs.writeFileSync(path.join(folder, 'node_modules/pack/lib/other.js'), 'module.exports = "other";');
const load = require('module').createRequire(path.join(folder, 'main.js'));
try {
  console.log(load('./a'));
  console.log(load('pack'), load('pack/x/other'));
  for (const request of ['pack/hidden', 'pack/lib/main.js', 'nowhere']) {
    try {
      load(request);
    } catch (error) {
      console.log(request, error.code);
    }
  }
  console.log(require.resolve('fs'), load.resolve.paths('x').length > 1, Object.keys(load.cache).some((k) => k.endsWith('b.js')));
} finally {
  fs.rmSync(folder, { recursive: true });
}
