package io.slit.core.simulation;

/** What a policy sees of a row of the pool. */
final class RequestView implements SimulatedRequest {
  private final RequestPool pool;
  private final SettingTables tables;
  private final LoadView load;
  int row;

  RequestView(RequestPool pool, SettingTables tables, LoadView load) {
    this.pool = pool;
    this.tables = tables;
    this.load = load;
  }

  @Override
  public long id() {
    return pool.id[row];
  }

  @Override
  public double arrivalSeconds() {
    return pool.arrivedAt[row];
  }

  @Override
  public int classIndex() {
    return pool.classIndex[row];
  }

  @Override
  public int originIndex() {
    return tables.origin[classIndex()];
  }

  @Override
  public int inputTokens() {
    return pool.input[row];
  }

  @Override
  public ServiceKind service() {
    return tables.kind[classIndex()];
  }

  @Override
  public double latestStartSeconds() {
    return arrivalSeconds() + tables.slackSeconds[classIndex()];
  }

  @Override
  public boolean mayDefer() {
    return service() == ServiceKind.DEFERRABLE && load.now < latestStartSeconds();
  }

  @Override
  public int failedAttempts() {
    return pool.failedAttempts[row];
  }
}
