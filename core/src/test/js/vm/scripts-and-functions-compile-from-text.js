'use strict';
const vm=require("node:vm");
const t=(f)=>{try{console.log(f())}catch(e){console.log(e.name,e.code,e.message)}};
t(()=>vm.Script("1"));t(()=>new vm.Script("var x = ;","a.js"));t(()=>new vm.Script());t(()=>new vm.Script("return 1"));t(()=>vm.compileFunction("return x","y"));
t(()=>vm.compileFunction("return x",["x",1]));t(()=>vm.compileFunction("return x",["x"]).toString());t(()=>vm.compileFunction(1));t(()=>vm.isContext(1));t(()=>vm.isContext({}));t(()=>vm.runInThisContext(1));
t(()=>vm.runInThisContext("1",1));t(()=>vm.runInThisContext("1",{filename:1}));t(()=>new vm.Script("1",{lineOffset:"a"}));t(()=>new vm.Script("1").runInThisContext({timeout:-1}));t(()=>new vm.Script("1").runInThisContext({breakOnSigint:-1}));
console.log(new vm.Script("1"), new vm.Script("1\n//# sourceMappingURL=foo").sourceMapURL, new vm.Script("1").sourceMapURL);
t(()=>vm.runInThisContext("function foo(){}; var bar = 4; this.baz = 5; typeof foo"));console.log(typeof foo, bar, baz);
t(()=>vm.runInThisContext("throw new Error(1)","b.js"));
t(()=>vm.runInThisContext("let a = 1; a + 1"));
console.log(new vm.Script("count = (globalThis.count ?? 0) + 1").runInThisContext(), vm.runInThisContext('this === globalThis'));
console.log(vm.compileFunction("return a + b", ['a', 'b'])(1, 2));
console.log(vm.compileFunction("return 1"))
