package io.slit.core.simulation;

/** What a policy sees of the engine's state. */
final class LoadView implements FleetLoad {
  private final DeploymentState[] states;
  double now;

  LoadView(DeploymentState[] states) {
    this.states = states;
  }

  @Override
  public double nowSeconds() {
    return now;
  }

  @Override
  public int deployments() {
    return states.length;
  }

  @Override
  public int waiting(int deployment) {
    return states[deployment].waiting;
  }

  @Override
  public int running(int deployment) {
    return states[deployment].running;
  }

  @Override
  public long outstandingTokens(int deployment) {
    return states[deployment].tokens;
  }

  @Override
  public boolean healthy(int deployment) {
    return !states[deployment].down;
  }

  @Override
  public int replicas(int deployment) {
    return states[deployment].serving;
  }

  @Override
  public int poweredUnits(int deployment) {
    return states[deployment].poweredUnits();
  }

  @Override
  public int slots(int deployment) {
    return states[deployment].serving * states[deployment].speed.slots;
  }
}
