"""Courses: curricula with their versions, modules, materials and case studies."""
