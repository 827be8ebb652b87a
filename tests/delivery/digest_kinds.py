"""What a worker that the tests of the daily mail start knows: any hour will do, one thing waits for everybody.

Mails become files, and the process kills itself where TEST_DIES says.
"""

import os
import signal
import uuid
from pathlib import Path

from django.core.mail.backends import locmem

from streetwork.delivery import digest

DIES = os.environ.get("TEST_DIES", "")
digest.lines.add("tests-things", digest.Line("tests-things", "Things", "/things/", lambda user, day: 1))
digest.HOUR = 0
_plan = digest.plan_mail


def send_messages(self, messages):
    for message in messages:
        (Path(os.environ["TEST_LETTERBOX"]) / uuid.uuid4().hex).write_text(f"{message.to}\n{message.body}")
    if DIES == "sending":
        os.kill(os.getpid(), signal.SIGKILL)


def plan_mail(*args, **options):
    job = _plan(*args, **options)
    if DIES == "planning" and digest.MailJob.objects.filter(kind=digest.KIND).count() > 1:
        os.kill(os.getpid(), signal.SIGKILL)
    return job


locmem.EmailBackend.send_messages = send_messages
digest.plan_mail = plan_mail
