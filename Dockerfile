# One image per service, from the jar that `./takmil up` or `mvn package` builds:
#   docker build --build-arg SERVICE=claims-service -t takmil/claims-service .
FROM eclipse-temurin:25-jre
ARG SERVICE
RUN useradd --system --uid 10001 takmil
WORKDIR /app
COPY ${SERVICE}/target/${SERVICE}-1.0-SNAPSHOT-app.jar app.jar
COPY web-app/dist web-app
USER 10001
ENV TAKMIL_ADDRESS=0.0.0.0 TAKMIL_WEB_APP=/app/web-app
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=50", "-XX:+ExitOnOutOfMemoryError", "-jar", "app.jar"]
