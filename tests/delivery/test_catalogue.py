from streetwork.delivery.catalogue import mistaken_entries, undeclared_fields


def test_every_column_of_the_database_is_declared():
    assert undeclared_fields() == []


def test_the_catalogue_names_only_columns_and_rules_that_exist():
    assert mistaken_entries() == []
