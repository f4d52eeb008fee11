# docker build -t dateline . && docker run -p 8000:8000 dateline

FROM python:3.13-slim-trixie AS builder
WORKDIR /src
RUN python -m venv /opt/dateline
COPY requirements/runtime.txt requirements/runtime.txt
RUN /opt/dateline/bin/python -m pip install --no-cache-dir --require-hashes --no-deps -r requirements/runtime.txt
COPY pyproject.toml README.md LICENSE ./
COPY app app
COPY migrations migrations
COPY seeds seeds
RUN /opt/dateline/bin/python -m pip wheel --no-cache-dir --no-deps --no-build-isolation --wheel-dir /wheels . \
    && /opt/dateline/bin/python -m pip install --no-cache-dir --no-deps --no-index --find-links /wheels dateline

FROM python:3.13-slim-trixie
LABEL org.opencontainers.image.title="Dateline" \
      org.opencontainers.image.description="Point it at a pile of news articles and it becomes an archive that answers." \
      org.opencontainers.image.licenses="MIT"

# The archive is the only thing that is written; a mounted folder has to let this uid write.
RUN groupadd --gid 10001 dateline \
    && useradd --uid 10001 --gid 10001 --home-dir /data --no-create-home --shell /usr/sbin/nologin dateline \
    && install --directory --owner=10001 --group=10001 /data

COPY --from=builder /opt/dateline /opt/dateline
ENV PATH=/opt/dateline/bin:$PATH
ENV DATELINE_DATABASE_URL=sqlite:////data/archive.db

USER 10001:10001
WORKDIR /data
VOLUME /data
EXPOSE 8000

# An empty ProxyHandler: a proxy that the environment names is not asked for our own address.
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
    CMD ["python", "-c", "from urllib.request import ProxyHandler, build_opener; build_opener(ProxyHandler({})).open('http://127.0.0.1:8000/health/ready', timeout=4)"]

# Ingest migrates first, and on a later start finds the seeds unchanged; exec makes the server process 1.
CMD ["sh", "-c", "dateline ingest /opt/dateline/lib/python3.13/site-packages/app/seeds && exec dateline serve --host 0.0.0.0"]
