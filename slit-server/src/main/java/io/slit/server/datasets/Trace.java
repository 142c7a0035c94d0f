package io.slit.server.datasets;

import io.slit.server.datasets.format.TableName;

/** The traces of real requests. */
public enum Trace {
  /** Code completion. */
  CODE(TableName.TRACE_CODE),
  /** Conversation. */
  CHAT(TableName.TRACE_CHAT);

  private final TableName table;

  Trace(TableName table) {
    this.table = table;
  }

  TableName table() {
    return table;
  }
}
