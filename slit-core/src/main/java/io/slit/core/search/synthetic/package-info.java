/**
 * Made-up planning problems of set sizes, for comparing searches: seeded, stated in full here, and
 * taken from no operator. Nothing in them is a claim about a real fleet.
 */
@NullMarked
package io.slit.core.search.synthetic;

import org.jspecify.annotations.NullMarked;
