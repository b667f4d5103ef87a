'use strict';
const { parseEnv } = require('util');

const texts = [
  'A=1\nB = two words \nexport C=3 # comment\n#D=4\nE',
  'Q="a\\nb"\nR=\'a\\nb\'\nS=`it\'s "so"`',
  'M="first\nsecond"\nN=after',
  'UNCLOSED="x # y\nNEXT=1',
  'EMPTY=\nSPACED=   \nLAST=x#y',
  '=x\n\r\nCRLF=1\r\nTWO=2\r\n',
];
for (const text of texts) console.log(JSON.stringify(text), '->', JSON.stringify(parseEnv(text)));
try {
  parseEnv(5);
} catch (error) {
  console.log(error.code, error.message);
}
