const path = require('node:path')

const inSlices = name => path.resolve('src/slices', name)

exports.createPages = ({ actions: { createPage, createSlice } }) => {
  createSlice({ id: 'header', component: inSlices('header.js'), context: { title: 'Slices' } })
  createSlice({ id: 'footer', component: inSlices('footer.js') })
  createSlice({ id: 'frame', component: inSlices('frame.js'), context: { nested: { list: [1, 2] } } })
  createSlice({ id: 'unused', component: inSlices('footer.js'), context: { unused: true } })
  for (const language of ['en', 'de']) {
    createSlice({ id: `greeting-${language}`, component: inSlices('greeting.js'), context: { language } })
    createPage({
      path: `/${language}/`,
      component: path.resolve('src/templates/translated.js'),
      context: { language },
      slices: { greeting: `greeting-${language}`, 'not-there': 'nowhere' },
    })
  }
}
