# docker build --build-arg VERSION=1.2.0 --build-arg REVISION=$(git rev-parse HEAD) .
ARG VERSION=0.0.0-local
ARG REVISION=

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /build

# The project files alone first: as long as they stay the same, the restored packages come from the cache.
COPY global.json Directory.Build.props Directory.Packages.props ./
COPY src/Benchmark.Core/Benchmark.Core.csproj src/Benchmark.Core/
COPY src/Benchmark.Data/Benchmark.Data.csproj src/Benchmark.Data/
COPY src/Benchmark.Api/Benchmark.Api.csproj src/Benchmark.Api/Runtime.props src/Benchmark.Api/
RUN dotnet restore src/Benchmark.Api --use-current-runtime

COPY migrations migrations
COPY seed seed
COPY src src
ARG VERSION
ARG REVISION
# Compiled for the platform of the image, which halves the work of a start, and with the native files of that platform alone.
RUN dotnet publish src/Benchmark.Api --configuration Release --no-restore --use-current-runtime --self-contained false --output /published \
    -p:UseAppHost=false -p:Version=$VERSION -p:SourceRevisionId=$REVISION

# The image runs as a user without rights; an empty volume takes its owner from this folder.
RUN mkdir /data

FROM mcr.microsoft.com/dotnet/aspnet:10.0
ARG VERSION
ARG REVISION
LABEL org.opencontainers.image.title="Benchmark" \
      org.opencontainers.image.description="An HTTP API on the digital transformation of Vietnamese provinces: targets, results, and the gap between them." \
      org.opencontainers.image.licenses="MIT AND CC-BY-4.0" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION" \
      org.opencontainers.image.base.name="mcr.microsoft.com/dotnet/aspnet:10.0"
WORKDIR /app
COPY LICENSE LICENSE-DATA.md ./
COPY --from=build /published .
COPY --from=build --chown=$APP_UID:$APP_UID /data /data
VOLUME /data
ENV BENCHMARK_DATABASE=/data/benchmark.db \
    BENCHMARK_URLS=http://+:8080
EXPOSE 8080
USER $APP_UID
# No HEALTHCHECK: the image holds no program that makes an HTTP request. Let the platform ask /health/live and /health/ready.
ENTRYPOINT ["dotnet", "Benchmark.Api.dll"]
