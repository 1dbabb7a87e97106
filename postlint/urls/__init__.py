"""What addresses carry besides the page that they lead to.

`tracking` parameters, `proxies` and redirectors; what is `written`, and the `identity` that copies of
one address share.
"""
