"""Asks the web server of this container whether it is ready; exit code 1 when it is not."""  # noqa: INP001

import http.client
import sys

connection = http.client.HTTPConnection("localhost", 8000, timeout=8)
try:
    connection.request("GET", "/health/ready", headers={"X-Forwarded-Proto": "https"})
    sys.exit(connection.getresponse().status != 200)
except OSError as error:
    sys.exit(str(error))
