### Laptops.

## What a laptop is called

laptop-this = this laptop
laptop-other = another laptop ({ $end })
