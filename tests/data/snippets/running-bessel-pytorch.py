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

bn = torch.nn.BatchNorm1d(2, momentum=0.1, dtype=torch.float64)  # weighs the new batch
bn.running_mean.copy_(torch.tensor([0.0, 0.0], dtype=torch.float64))
bn.running_var.copy_(torch.tensor([1.0, 1.0], dtype=torch.float64))

for batch in batches:
    bn(batch)  # a new layer is in training mode
    print("running_mean =", bn.running_mean.tolist())
    print("running_variance =", bn.running_var.tolist())
