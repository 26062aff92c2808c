//! The backward pass against finite differences, for every kind of stage and loss.

use super::*;
use batch_norm_lab::noise::Randomness;
use batch_norm_lab::stage::{Mode, Statistics, StatisticsGradient};
use batch_norm_lab::{
    Architecture, DataSet, Descent, Initial, Loss, Network, Pass, Source, Trainer,
};

/// Loss of the batch at these parameters; every call draws the same dropout and noise.
fn loss_at(network: &Network, data: &DataSet, loss: Loss) -> f64 {
    let mut pass = Pass {
        input: data.inputs.clone(),
        traces: vec![],
    };
    let mut random = Randomness::new(5);
    let mode = Mode {
        statistics: Statistics::Batch,
        random: Some(&mut random),
    };
    network.forward(mode, &mut pass).expect("a batch");
    loss.value(pass.outputs(), &data.labels)
}

/// Largest distance between the gradient and central differences, relative to the largest entry, over all parameters.
fn worst(architecture: &Architecture, loss: Loss) -> f64 {
    let mut data = Source::Digits.draw(12, 0.2, 5, 0);
    let outputs = architecture.sizes[architecture.sizes.len() - 1];
    data.labels
        .iter_mut()
        .for_each(|label| *label %= outputs.max(2));
    let mut network = Network::new(
        architecture,
        &Initial {
            beta: 0.2,
            gamma: 0.9,
            ..Initial::new(3)
        },
    )
    .expect("sound");
    let descent = Descent {
        batch_size: 12,
        loss,
        ..Descent::new(0.1, 5)
    };
    let mut trainer = Trainer::new(network.clone(), &data, descent).expect("sound");
    trainer
        .gradient_on(&(0..12).collect::<Vec<_>>())
        .expect("finite");
    let largest = trainer
        .gradient
        .iter()
        .fold(0.0, |largest: f64, g| largest.max(g.abs()));
    let mut worst: f64 = 0.0;
    for (index, gradient) in trainer.gradient.iter().enumerate() {
        let (here, step) = (network.parameters[index], 1e-5);
        network.parameters[index] = here + step;
        let above = loss_at(&network, &data, loss);
        network.parameters[index] = here - step;
        let below = loss_at(&network, &data, loss);
        network.parameters[index] = here;
        worst = worst.max(((above - below) / (2.0 * step) - gradient).abs() / largest);
    }
    worst
}

fn small(activation: Activation, normalization: Normalization) -> Architecture {
    Architecture::new(vec![64, 8, 12, 10], activation, normalization)
}

#[test]
fn every_normalisation_and_activation_has_its_true_gradient() {
    use Normalization::{After, Before, None};
    for normalization in [None, Before, After, GROUP] {
        for activation in [
            Activation::Relu,
            Activation::Tanh,
            Activation::Sigmoid,
            Activation::Identity,
        ] {
            let worst = worst(&small(activation, normalization), Loss::CrossEntropy);
            assert!(worst < 1e-6, "{normalization:?} {activation:?}: {worst:e}");
        }
    }
}

#[test]
fn dropout_noise_and_biases_have_their_true_gradient() {
    for place in [
        DropoutPlace::AfterActivation,
        DropoutPlace::AfterNormalization,
    ] {
        let dropout = Dropout {
            rate: 0.3,
            place,
            layers: DropoutLayers::Every,
        };
        let after = small(Activation::Tanh, Normalization::After);
        let worst = worst(
            &Architecture {
                dropout,
                hidden_bias: true,
                ..after
            },
            Loss::CrossEntropy,
        );
        assert!(worst < 1e-6, "{place:?}: {worst:e}");
    }
    let noisy = Architecture {
        noise: 1.0,
        ..small(Activation::Tanh, Normalization::Before)
    };
    assert!(worst(&noisy, Loss::CrossEntropy) < 1e-6);
}

#[test]
fn every_loss_has_its_true_gradient() {
    let tanh = small(Activation::Tanh, Normalization::Before);
    assert!(worst(&tanh, Loss::SquaredError) < 1e-6);
    assert!(
        worst(
            &Architecture {
                sizes: vec![64, 8, 1],
                ..tanh
            },
            Loss::Logistic
        ) < 1e-6
    );
}

#[test]
fn a_gradient_that_takes_the_statistics_for_constants_is_wrong() {
    let statistics_gradient = StatisticsGradient::Constant;
    let wrong = Architecture {
        statistics_gradient,
        ..small(Activation::Tanh, Normalization::Before)
    };
    assert!(worst(&wrong, Loss::CrossEntropy) > 0.01);
}
