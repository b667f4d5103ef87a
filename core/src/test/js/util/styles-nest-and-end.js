'use strict';
const { stripVTControlCharacters, styleText } = require('util');

const plain = { validateStream: false };
const show = (text) => console.log(JSON.stringify(text));
show(styleText('red', 'x', plain));
show(styleText(['bold', 'underline'], 'x', plain));
show(styleText('none', 'x', plain));
show(styleText('red', `a${styleText('blue', 'b', plain)}c`, plain));
show(styleText('bold', `a${styleText('dim', 'b', plain)}c`, plain));
show(styleText('red', `a${styleText('blue', 'b', plain)}`, plain));
show(stripVTControlCharacters(`a${styleText(['red', 'bold'], 'b', plain)}\u001b]8;;http://x\u0007link\u001b]8;;\u0007`));
for (const args of [['nope', 'x'], ['red', 5], ['red', 'x', { validateStream: 1 }], ['red', 'x', { stream: {} }]]) {
  try {
    styleText(...args);
  } catch (error) {
    console.log(error.code, error.message.slice(0, 60));
  }
}
