# syntax=docker/dockerfile:1
# Build:  docker build -t slit .
# Run:    docker run --read-only --tmpfs /tmp:exec -v slit-state:/var/lib/slit -p 8080:8080 -p 127.0.0.1:9090:9090 \
#             -e SLIT_API_KEYS=admin:SHA256 slit
# A server that others can reach needs api_keys (slit-server/docs/OPERATIONS.md). /tmp must be
# executable: SQLite unpacks its native code there.

FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /src
COPY pom.xml ./
COPY .mvn .mvn
COPY slit-core slit-core
COPY slit-predictor slit-predictor
COPY slit-server slit-server
RUN --mount=type=cache,target=/root/.m2 \
    mvn -q -B -Dquick -Dmaven.test.skip=true -Dspotless.check.skip=true -pl slit-server -am package

FROM eclipse-temurin:17-jre
RUN groupadd --system --gid 10001 slit \
    && useradd --system --uid 10001 --gid slit --no-create-home --shell /usr/sbin/nologin slit \
    && install -d -o slit -g slit /var/lib/slit
WORKDIR /opt/slit
COPY --from=build /src/slit-server/target/slit.jar slit-server/target/slit.jar
COPY --from=build /src/slit-server/target/lib slit-server/target/lib
COPY datasets datasets
COPY LICENSE NOTICE ./
ENV SLIT_HOST=0.0.0.0 \
    SLIT_STATE_DIR=/var/lib/slit \
    SLIT_LOG_FORMAT=json
USER 10001:10001
VOLUME /var/lib/slit
EXPOSE 8080 9090
STOPSIGNAL SIGTERM
# The first plan takes a while; a stale one counts as ready.
HEALTHCHECK --interval=10s --timeout=3s --start-period=120s --retries=3 \
    CMD ["/bin/bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/9090 && printf 'GET /readyz HTTP/1.0\\r\\n\\r\\n' >&3 && head -1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-XX:MaxRAMPercentage=75", "-Dslit.home=/opt/slit", "-jar", "slit-server/target/slit.jar"]
CMD ["serve"]
