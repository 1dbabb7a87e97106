# docker build --tag postlint .
# docker run --rm --volume "$PWD:/site" postlint check _posts

FROM python:3-slim AS build
WORKDIR /source
COPY pyproject.toml README.md LICENSE hatch_build.py ./
COPY postlint postlint
COPY rules rules
COPY share share
RUN python -m venv /opt/postlint
RUN /opt/postlint/bin/python -m pip install --no-cache-dir --disable-pip-version-check .

FROM python:3-slim
COPY --from=build /opt/postlint /opt/postlint
RUN useradd --system --no-create-home --shell /usr/sbin/nologin postlint
USER postlint
ENV PATH=/opt/postlint/bin:$PATH PYTHONUNBUFFERED=1
WORKDIR /site
ENTRYPOINT ["postlint"]
CMD ["check"]
