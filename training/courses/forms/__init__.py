"""Input about courses, their versions and modules, files and case studies."""
