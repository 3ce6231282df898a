// What a query reads is recorded where it reads it.
exports.createPageDependency = () => {}
