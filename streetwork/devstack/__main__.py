import sys

from streetwork.devstack.cli import main

sys.exit(main())
