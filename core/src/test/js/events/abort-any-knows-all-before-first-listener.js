'use strict';

const controller = new AbortController();
const any = AbortSignal.any([controller.signal]);
controller.signal.addEventListener('abort', () => console.log('source', any.aborted, any.reason));
any.onabort = ({ type, isTrusted }) => console.log('any', type, isTrusted);
controller.abort('why');
console.log(AbortSignal.any([any, AbortSignal.abort('later')]).reason);
