setImmediate(()=>{throw 1});setImmediate(()=>console.log('second'));process.on('uncaughtException',()=>{console.log('c')});
