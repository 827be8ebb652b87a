"""Figures of trainings for dashboards and funders."""
