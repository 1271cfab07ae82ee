"""The citizen adviser's desk (borgervejlederens bord): contacts, cases, scope, forwarding, mediation and learning."""
