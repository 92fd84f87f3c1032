print("valuesctl")
