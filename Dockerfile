# Browser packages: only their files go on, no Node runs in production.
FROM node:24-slim AS assets
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --no-audit --no-fund

FROM python:3.13-slim
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PIP_DISABLE_PIP_VERSION_CHECK=1 \
    DJANGO_SETTINGS_MODULE=streetwork.settings.prod VAR_DIR=/var/lib/streetwork STATIC_ROOT=/app/staticfiles
WORKDIR /app
COPY requirements/base.txt requirements/base.txt
RUN pip install --no-cache-dir --require-hashes --only-binary :all: -r requirements/base.txt \
    && useradd --system --uid 10001 --home-dir /var/lib/streetwork --create-home --shell /usr/sbin/nologin streetwork
COPY . .
COPY --from=assets /app/node_modules node_modules
# The values of this line are for the build alone and serve nothing.
RUN python -m streetwork.devstack messages \
    && SECRET_KEY=build ROOT_KEY=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA= EMAIL_URL=smtp://localhost:25 \
       DATABASE_URL=postgresql://build@localhost/build REDIS_URL=redis://localhost \
       python manage.py collectstatic --noinput -v0
USER streetwork
VOLUME /var/lib/streetwork
EXPOSE 8000
CMD ["gunicorn", "streetwork.wsgi", "--bind", "0.0.0.0:8000", "--workers", "2", "--threads", "4", "--preload", "--no-control-socket"]
