from hypothesis import settings

# Deadlines measure the machine, not the code.
settings.register_profile("house", deadline=None, max_examples=60)
settings.load_profile("house")
