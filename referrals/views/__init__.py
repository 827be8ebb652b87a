"""The staff pages of the directory."""

from streetwork.accounts.access import for_roles
from streetwork.accounts.roles import READS_DIRECTORY, WRITES_DIRECTORY

for_readers = for_roles(*READS_DIRECTORY)
for_editors = for_roles(*WRITES_DIRECTORY)
