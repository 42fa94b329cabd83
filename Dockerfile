# feedgen in a container: docker build -t feedgen . ; then, in the folder of a site:
#
#   docker run --rm -u "$(id -u):$(id -g)" -v "$PWD:/site" feedgen articles -o feeds

FROM debian:12-slim AS build
RUN apt-get update && apt-get install --yes --no-install-recommends ca-certificates dpkg-dev git && rm -rf /var/lib/apt/lists/*
COPY . /source
WORKDIR /source
RUN ./dev package && mkdir /package && mv build/package/feedgen*.deb /package/

FROM debian:12-slim
COPY --from=build /package /package
RUN apt-get update \
    && apt-get install --yes --no-install-recommends ca-certificates git tzdata /package/*.deb \
    && rm -rf /package /var/lib/apt/lists/*
USER 1000:1000
WORKDIR /site
ENTRYPOINT ["feedgen"]
CMD ["help"]
