const { DATABASE_PORT, DATABASE_USER, DATABASE_PASSWORD, DATABASE_NAME } = process.env
module.exports = {
  plugins: [
    {
      resolve: 'gatsby-source-mysql',
      options: {
        connectionDetails: { host: '127.0.0.1', port: Number(DATABASE_PORT), user: DATABASE_USER, password: DATABASE_PASSWORD, database: DATABASE_NAME },
        queries: [
          { statement: 'SELECT * FROM makers', idFieldName: 'id', name: 'maker' },
          { statement: 'SELECT * FROM goods', idFieldName: 'id', name: 'good', parentName: 'maker', foreignKey: 'maker_id', cardinality: 'OneToMany' },
        ],
      },
    },
  ],
}
