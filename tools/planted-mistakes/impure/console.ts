// caught by: noRestrictedGlobals
console.log('mistake');
