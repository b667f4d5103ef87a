'use strict';

const fs = require('fs');
const os = require('os');
const path = require('path');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'import-'));
fs.writeFileSync(path.join(folder, 'data.json'), '{"a":1}');
fs.writeFileSync(path.join(folder, 'cjs.js'), 'exports.name = "cjs"; exports.text = "import(\'x\')";');

(async () => {
  const text = "import('not this')"; // nor import('this')
  const { default: first, join } = await import('node:path');
  console.log(text, first === path, join('a', 'b'));
  const cjs = await import(path.join(folder, 'cjs.js'));
  console.log(cjs.default, cjs.name, cjs[Symbol.toStringTag]);
  const json = await import(path.join(folder, 'data.json'), { with: { type: 'json' } });
  console.log(json.default);
  for (const specifier of [path.join(folder, 'data.json'), 'no-such-package', './no-such-file.js']) {
    try {
      await import(specifier);
    } catch (error) {
      console.log(error.code);
    }
  }
})().finally(() => fs.rmSync(folder, { recursive: true }));
