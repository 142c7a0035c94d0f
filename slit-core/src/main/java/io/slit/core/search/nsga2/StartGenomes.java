package io.slit.core.search.nsga2;

import io.slit.core.search.Genome;
import io.slit.core.search.GenomeDecoder;
import io.slit.core.search.LinearCosts;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Where a search begins: the extremes, nearness, the even spread, every pair of criteria, the last
 * front, and then random values that operators may hold, without end.
 */
final class StartGenomes {
  private StartGenomes() {}

  static Iterator<Genome> of(GenomeDecoder decoder, List<Genome> warmStart, Random random) {
    List<Genome> known = new ArrayList<>(decoder.extremes());
    known.add(decoder.spreading());
    known.addAll(pairs(decoder));
    warmStart.stream().filter(genome -> genome.size() == decoder.genes()).forEach(known::add);
    return Stream.concat(known.stream(), Stream.generate(() -> random(decoder, random))).iterator();
  }

  /** Returns how many starts are not random, so that a population can hold them all. */
  static int fixed(GenomeDecoder decoder, List<Genome> warmStart) {
    return decoder.extremes().size() + 1 + pairs(decoder).size() + warmStart.size();
  }

  private static List<Genome> pairs(GenomeDecoder decoder) {
    List<Genome> pairs = new ArrayList<>();
    for (int a = 0; a < LinearCosts.CRITERIA; a++) {
      for (int b = a + 1; b < LinearCosts.CRITERIA; b++) {
        double[] both = new double[LinearCosts.CRITERIA];
        both[a] = 1;
        both[b] = 1;
        pairs.add(decoder.valuing(both));
      }
    }
    return pairs;
  }

  /** Exponential weights, normalised by their largest: even over directions, often near an edge. */
  private static Genome random(GenomeDecoder decoder, Random random) {
    double[] weights = new double[LinearCosts.CRITERIA];
    double largest = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = -Math.log(1 - random.nextDouble());
      largest = Math.max(largest, weights[i]);
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= largest;
    }
    return decoder.valuing(weights);
  }
}
