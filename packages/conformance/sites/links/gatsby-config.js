module.exports = { mapping: { 'Article.writer': 'Person', 'Article.editors': 'Person.name' } }
