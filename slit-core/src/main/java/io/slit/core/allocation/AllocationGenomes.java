package io.slit.core.allocation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Allocations as genes in [0, 1], for a metaheuristic: a weight for each term, for each site the
 * part of everything that it is wanted to take, and a price of the room at each site (in each hour,
 * of small instances). {@link GreedyDispatch} dispatches by them.
 *
 * <p>Every genome is an allocation; what it breaks of the limits is its overrun. Not thread-safe.
 */
public final class AllocationGenomes {
  /** More prices than this are too many to find; then a site has one for all hours. */
  private static final int MOST_PRICES = 500;

  /** What counts as rounding of a limit, in parts of it. */
  private static final double ROUNDING = 1e-9;

  private final AllocationProgram program;
  private final List<Term> terms;
  private final List<Term> weighed;
  private final Map<Term, double[]> costs = new EnumMap<>(Term.class);
  private final Map<Term, Double> spans = new EnumMap<>(Term.class);
  private final GreedyDispatch dispatch;
  private final boolean pricesByHour;
  private final double[] loads;

  /**
   * Makes genomes.
   *
   * @param instance that a solver found an allocation for
   * @param terms that fronts are made of
   */
  public AllocationGenomes(AllocationInstance instance, List<Term> terms) {
    this.program = new AllocationProgram(instance).withWaterCaps();
    this.terms = List.copyOf(terms);
    this.weighed = new ArrayList<>(terms);
    boolean watered =
        program.limits().values().stream().anyMatch(l -> l.limit().kind() == Limit.Kind.WATER);
    if (watered && !terms.contains(Term.WATER)) {
      weighed.add(Term.WATER);
    }
    for (Term term : weighed) {
      double[] cost = program.cost(term);
      costs.put(term, cost);
      spans.put(term, span(cost));
    }
    this.dispatch = new GreedyDispatch(program);
    this.pricesByHour = instance.sites().size() * instance.hours() <= MOST_PRICES;
    this.loads = new double[program.flows().size()];
    double sum = 0;
    for (int i = 0; i < loads.length; i++) {
      loads[i] = dispatch.load(i);
      sum += loads[i];
    }
    for (int i = 0; i < loads.length && sum > 0; i++) {
      loads[i] /= sum;
    }
  }

  private static double span(double[] cost) {
    double sum = 0;
    for (double one : cost) {
      sum += Math.abs(one);
    }
    return sum > 0 ? sum : 1;
  }

  /** Returns how many genes there are. */
  public int genes() {
    AllocationInstance instance = program.instance();
    int prices = instance.sites().size() * (pricesByHour ? instance.hours() : 1);
    return weighed.size() + instance.sites().size() + prices;
  }

  /** Returns how many of them are weights: they come first. */
  public int weights() {
    return weighed.size();
  }

  /** Returns genes that weigh terms so, with all sites open and no prices. */
  public double[] weighing(double[] weights) {
    double[] genes = new double[genes()];
    System.arraycopy(weights, 0, genes, 0, weights.length);
    Arrays.fill(genes, weights.length, weights.length + program.instance().sites().size(), 1);
    return genes;
  }

  /** Returns the terms of fronts. */
  public List<Term> terms() {
    return terms;
  }

  /** Returns the allocation of some genes. */
  public Found decode(double[] genes) {
    double[] point = ShareCleaning.clean(program, dispatch.dispatch(priced(genes), open(genes)));
    double overrun = 0;
    double[] rows = program.model().rowsAt(point);
    for (int row : program.limits().keySet()) {
      overrun += Math.max(0, rows[row] - program.model().rows().get(row).upper());
    }
    return new Found(program, point, overrun > ROUNDING ? overrun : 0);
  }

  /** Half of the range leaves a site open for everything. */
  private double[] open(double[] genes) {
    double[] open = new double[program.instance().sites().size()];
    for (int site = 0; site < open.length; site++) {
      open[site] = Math.min(1, 2 * genes[weighed.size() + site]);
    }
    return open;
  }

  private double[] priced(double[] genes) {
    double[] priced = new double[program.model().variables().size()];
    for (int t = 0; t < weighed.size(); t++) {
      double[] cost = costs.getOrDefault(weighed.get(t), new double[0]);
      double weight = genes[t] / spans.getOrDefault(weighed.get(t), 1.0);
      for (int i = 0; i < priced.length; i++) {
        priced[i] += weight * cost[i];
      }
    }
    for (int i = 0; i < loads.length; i++) {
      Flow flow = program.flows().get(i);
      int at = pricesByHour ? flow.site() * program.instance().hours() + flow.hour() : flow.site();
      double gene = genes[weighed.size() + program.instance().sites().size() + at];
      priced[i] += gene * gene * loads[i];
    }
    return priced;
  }

  /** Returns the terms of an allocation over their spans: near 1, for a metaheuristic. */
  public double[] scaled(Found found) {
    double[] scaled = new double[terms.size()];
    for (int t = 0; t < scaled.length; t++) {
      double[] cost = costs.getOrDefault(terms.get(t), new double[0]);
      for (int i = 0; i < cost.length; i++) {
        scaled[t] += cost[i] * found.point[i];
      }
      scaled[t] *= program.instance().sites().size() / spans.getOrDefault(terms.get(t), 1.0);
    }
    return scaled;
  }

  /** An allocation that genes stand for. */
  public static final class Found {
    private final AllocationProgram program;
    private final double[] point;
    private final double overrun;

    private Found(AllocationProgram program, double[] point, double overrun) {
      this.program = program;
      this.point = point;
      this.overrun = overrun;
    }

    /** Returns by how much limits are broken, in parts of each; 0 where all are kept. */
    public double overrun() {
      return overrun;
    }

    /** Returns where queries go. */
    public Allocation allocation() {
      return Allocation.of(program, point);
    }
  }
}
