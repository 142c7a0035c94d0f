/**
 * NSGA-II, NSGA-III and AGE-MOEA over genomes, by jMetal: the only package that imports it.
 *
 * <p>Entry type: {@link io.slit.core.search.nsga2.Evolution}. jMetal draws from one global
 * generator; {@link io.slit.core.search.nsga2.ThreadRandom} makes it one per thread.
 */
@NullMarked
package io.slit.core.search.nsga2;

import org.jspecify.annotations.NullMarked;
