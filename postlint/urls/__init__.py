"""What addresses carry besides the page that they lead to: trackers, proxies, redirectors."""
