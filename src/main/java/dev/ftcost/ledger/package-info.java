/** The only owner of a database: exports go in, are counted once and priced, and questions are asked of the result. */
package dev.ftcost.ledger;
