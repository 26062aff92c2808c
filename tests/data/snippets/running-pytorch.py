import torch

# features: feature 0, feature 1
batches = [
    torch.tensor([
        [0.0, 0.75],
        [1.25, 2.0],
        [2.5, 0.5],
    ], dtype=torch.float64),
    torch.tensor([
        [1.75, 2.5],
        [0.25, 1.0],
        [1.5, 2.25],
    ], dtype=torch.float64),
    torch.tensor([
        [0.75, 1.5],
        [2.0, 0.0],
        [0.5, 1.25],
    ], dtype=torch.float64),
]

# BatchNorm1d stores the variance divided by N - 1, so the rule is written out.
momentum = 0.1  # weighs the new batch
running_mean = torch.tensor([0.0, 0.0], dtype=torch.float64)
running_variance = torch.tensor([1.0, 1.0], dtype=torch.float64)

for batch in batches:
    mean = batch.mean(dim=0)
    variance = batch.var(dim=0, correction=0)
    running_mean = (1 - momentum) * running_mean + momentum * mean
    running_variance = (1 - momentum) * running_variance + momentum * variance
    print("running_mean =", running_mean.tolist())
    print("running_variance =", running_variance.tolist())
