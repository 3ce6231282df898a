export default (_req, res) => res.json({})
