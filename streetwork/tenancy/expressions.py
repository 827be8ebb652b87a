"""Late-bound SQL that follows the scope of the moment the query runs, not of the moment it was written."""

from django.db.models import BooleanField, F, Func, IntegerField
from django.db.models.expressions import Expression

from streetwork.tenancy.scope import current


class InScope(Expression):
    """`state_id = 5` or `state_id IN (5, 8)` as constants.

    The policy alone gives the same rows, but hides the states from the planner: up to 29 times slower
    (research of 2026-11, docs/architecture.md). One state is an equality, which sorts by index.
    Without a scope it says TRUE: the guard on the cursor has refused by then.
    """

    conditional = True

    def __init__(self, state="state_id"):
        super().__init__(output_field=BooleanField())
        self.state = F(state) if isinstance(state, str) else state

    def get_source_expressions(self):
        return [self.state]

    def set_source_expressions(self, expressions):
        (self.state,) = expressions

    def as_sql(self, compiler, connection):
        column, params = compiler.compile(self.state)
        scope = current()
        if scope is None:
            return "TRUE", []
        states = sorted(scope.read)
        if not states:
            return "FALSE", []
        if len(states) == 1:
            return f"{column} = {states[0]:d}", params
        return f"{column} IN ({', '.join(f'{state:d}' for state in states)})", params


class CurrentActor(Func):
    """The acting user's id as Postgres knows it (`app.actor_id`): a default for columns that triggers fill."""

    template = "NULLIF(current_setting('app.actor_id', true), '')::bigint"
    output_field = IntegerField()
    arity = 0
