module.exports = { plugins: [{ resolve: 'gatsby-source-paged-api', options: { url: process.env.API_URL } }] }
