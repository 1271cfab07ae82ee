"""Who works where: centres, departments, other authorities, employees and what they may do."""
