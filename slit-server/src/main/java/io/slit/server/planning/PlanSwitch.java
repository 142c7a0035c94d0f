package io.slit.server.planning;

import io.slit.core.plan.PublishedPlan;
import io.slit.core.routing.ActivePlan;
import io.slit.server.planning.ServedScenario.PlanCompiler;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Lets an operator put another plan of the running front in force, and take that back. It holds for
 * the rest of the epoch: the next plan is chosen by the configured preference again. Thread-safe.
 */
public final class PlanSwitch {
  private final PlanBoard board;
  private final Planner planner;
  private final PlanCompiler compiler;

  /** What was put in force by hand, the latest first. */
  private final Deque<Step> steps = new ArrayDeque<>();

  private record Step(String to, PublishedPlan from) {}

  /** What came of an attempt. */
  public sealed interface Result {
    /** Another plan is in force. */
    record Switched(String from, String to) implements Result {}

    /** The plan is in force already. */
    record InForceAlready(String id) implements Result {}

    /**
     * The running front has no such plan; before the first plan, and without a planner, it is
     * empty.
     */
    record NotOfTheFront(String id) implements Result {}

    /** The plan was not put in force by hand, or is not in force any more: there is no way back. */
    record NothingToTakeBack(String id) implements Result {}

    /** The next plan came into force meanwhile. */
    record Overtaken(String id) implements Result {}
  }

  /** Switches the plans of a board. */
  public PlanSwitch(PlanBoard board, Planner planner, PlanCompiler compiler) {
    this.board = board;
    this.planner = planner;
    this.compiler = compiler;
  }

  /** Puts a plan of the running front in force. */
  public synchronized Result activate(String id) {
    Optional<PlanMenu> menu = board.findMenu();
    if (menu.isEmpty()) {
      return new Result.NotOfTheFront(id);
    }
    PublishedPlan before = menu.get().inForce().plan().published();
    if (before.id().equals(id)) {
      return new Result.InForceAlready(id);
    }
    Optional<PublishedPlan> plan = find(menu.get(), id);
    if (plan.isEmpty()) {
      return new Result.NotOfTheFront(id);
    }
    if (!exchange(menu.get(), plan.get())) {
      return new Result.Overtaken(id);
    }
    forgetOthersThan(before.id());
    steps.push(new Step(id, before));
    return new Result.Switched(before.id(), id);
  }

  /** Takes back that a plan was put in force by hand: the one before it is in force again. */
  public synchronized Result rollBack(String id) {
    Optional<PublishedPlan> before = findBefore();
    Optional<PlanMenu> menu = board.findMenu();
    if (before.isEmpty() || menu.isEmpty() || !inForce(menu.get()).equals(id)) {
      return new Result.NothingToTakeBack(id);
    }
    if (!exchange(menu.get(), before.get())) {
      return new Result.Overtaken(id);
    }
    steps.pop();
    return new Result.Switched(id, before.get().id());
  }

  /** Returns the plan that taking back would put in force; nothing where the planner chose. */
  public synchronized Optional<PublishedPlan> findBefore() {
    Step last = steps.peek();
    return last != null
            && board.findMenu().map(menu -> inForce(menu).equals(last.to())).orElse(false)
        ? Optional.of(last.from())
        : Optional.empty();
  }

  private static String inForce(PlanMenu menu) {
    return menu.inForce().plan().published().id();
  }

  /** Steps of an epoch that is over lead nowhere. */
  private void forgetOthersThan(String inForce) {
    if (!steps.isEmpty() && !steps.peek().to().equals(inForce)) {
      steps.clear();
    }
  }

  private Optional<PublishedPlan> find(PlanMenu menu, String id) {
    Optional<PublishedPlan> onMenu =
        published(menu).stream().filter(plan -> plan.id().equals(id)).findFirst();
    return onMenu.or(
        () -> planner.frontOf(inForce(menu)).flatMap(front -> front.publish(id, board.now())));
  }

  private boolean exchange(PlanMenu seen, PublishedPlan plan) {
    ActivePlan compiled = compiler.compile(plan);
    List<ActivePlan> others =
        published(seen).stream()
            .filter(other -> !other.id().equals(plan.id()))
            .map(other -> compiler.compile(other).within(compiled))
            .toList();
    boolean exchanged = board.exchange(seen, compiled, others);
    if (exchanged) {
      planner.switched(plan);
    }
    return exchanged;
  }

  private static List<PublishedPlan> published(PlanMenu menu) {
    return IntStream.range(0, menu.size()).mapToObj(i -> menu.get(i).plan().published()).toList();
  }
}
