from tests.factories.reporting_releases import releases, statistics_swept  # noqa: F401
