/** Where the imports that begin with $lib lead, in the form that the resolver takes. */
module.exports = { resolve: { alias: { $lib: `${__dirname}/src/lib` } } };
