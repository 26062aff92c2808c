//! Normalization of a tensor over any of its axes: batch, layer, instance, group.

use super::script::Script;
use super::{Framework, Tensor, by_hand};
use crate::axes::{Layout, Norm};

/// A tensor with the number of its channel axis.
struct Place<'a> {
    shape: &'a [usize],
    channel: usize,
    channels: usize,
}

impl Place<'_> {
    fn positions(&self) -> impl Iterator<Item = usize> {
        let channel = self.channel;
        (1..self.shape.len()).filter(move |&axis| axis != channel)
    }

    /// The axes that a statistic is taken over, in a tensor whose channels are not split into groups.
    fn reduced(&self, norm: Norm) -> Vec<usize> {
        match norm {
            Norm::Batch => std::iter::once(0).chain(self.positions()).collect(),
            Norm::Instance => self.positions().collect(),
            Norm::Layer | Norm::Group { .. } => (1..self.shape.len()).collect(),
        }
    }

    /// How many numbers share one statistic.
    fn members(&self, norm: Norm) -> usize {
        let positions: usize = self.positions().map(|axis| self.shape[axis]).product();
        match norm {
            Norm::Batch => self.shape[0] * positions,
            Norm::Layer => self.channels * positions,
            Norm::Instance => positions,
            Norm::Group { groups } => self.channels / groups * positions,
        }
    }

    /// In how many groups the channels of a sample are normalized; none for batch normalization.
    fn groups(&self, norm: Norm) -> Option<usize> {
        match norm {
            Norm::Batch => None,
            Norm::Layer => Some(1),
            Norm::Instance => Some(self.channels),
            Norm::Group { groups } => Some(groups),
        }
    }
}

pub(super) fn write(script: &mut Script, tensor: &Tensor) {
    let channel = match tensor.layout {
        Layout::ChannelsLast => tensor.shape.len() - 1,
        Layout::Dense | Layout::ChannelsFirst => 1,
    };
    let place = Place {
        shape: tensor.shape,
        channel,
        channels: tensor.shape[channel],
    };
    script.line(match tensor.layout {
        Layout::Dense => "# (batch, channels)",
        Layout::ChannelsFirst => "# (batch, channels, positions)",
        Layout::ChannelsLast => "# (batch, positions, channels)",
    });
    script.tensor("x", tensor.x, tensor.shape);
    by_hand::parameters(script, tensor.affine, tensor.epsilon);
    script.blank();
    if script.framework == Framework::NumPy {
        formulas(script, &place, tensor.norm);
        return;
    }
    if let Some(reason) = refuses(script.framework, &place, tensor) {
        script.line(format!("# {reason}"));
        formulas(script, &place, tensor.norm);
        return;
    }
    match script.framework {
        Framework::PyTorch => torch(script, &place, tensor.norm),
        Framework::Flax => flax(script, &place, tensor.norm),
        _ => keras(script, &place, tensor.norm),
    }
    script.blank();
    script.print("", &["y"]);
}

fn refuses(framework: Framework, place: &Place, tensor: &Tensor) -> Option<&'static str> {
    if framework != Framework::PyTorch {
        return None;
    }
    let batched = matches!(tensor.norm, Norm::Batch);
    if place.members(tensor.norm) == 1 {
        Some("The layer refuses a statistic of one number, so the formula is written out.")
    } else if batched && tensor.epsilon == 0.0 {
        Some("The layer refuses to train without epsilon, so the formula is written out.")
    } else if batched && place.shape.len() > 5 {
        Some("There is no layer for so many axes, so the formula is written out.")
    } else {
        None
    }
}

/// The formulas, in any framework.
fn formulas(script: &mut Script, place: &Place, norm: Norm) {
    let framework = script.framework;
    // Over no axis at all: PyTorch would take all of them, so every channel becomes a group of one.
    let norm = match norm {
        Norm::Instance if place.positions().next().is_none() => Norm::Group {
            groups: place.channels,
        },
        norm => norm,
    };
    let (source, axes) = match norm {
        Norm::Group { groups } => {
            script.line(format!(
                "grouped = {}  # the channels in groups",
                split(place, groups)
            ));
            let first = place.channel;
            (
                "grouped",
                (1..=place.shape.len())
                    .filter(|&axis| axis != first)
                    .collect(),
            )
        }
        _ => ("x", place.reduced(norm)),
    };
    let axes = tuple(&axes);
    script.line(format!("mean = {}", framework.mean_over(source, &axes)));
    script.line(format!(
        "variance = {}",
        framework.variance_over(source, &axes)
    ));
    let normalized = format!(
        "({source} - mean) / {}",
        framework.sqrt("variance + epsilon")
    );
    script.line(match norm {
        Norm::Group { .. } => format!("x_hat = ({normalized}).reshape(x.shape)"),
        _ => format!("x_hat = {normalized}"),
    });
    let channels: Vec<String> = (0..place.shape.len())
        .map(|axis| if axis == place.channel { "-1" } else { "1" }.to_owned())
        .collect();
    let shape = channels.join(", ");
    script.line(format!(
        "y = gamma.reshape({shape}) * x_hat + beta.reshape({shape})"
    ));
    script.blank();
    script.print_as(
        "",
        &[
            ("mean", "mean.flatten()"),
            ("variance", "variance.flatten()"),
            ("y", "y"),
        ],
    );
}

/// The tensor with its channel axis split into (groups, channels of a group).
fn split(place: &Place, groups: usize) -> String {
    let mut sizes: Vec<String> = place.shape.iter().map(usize::to_string).collect();
    sizes[place.channel] = format!("{groups}, {}", place.channels / groups);
    format!("x.reshape({})", sizes.join(", "))
}

fn torch(script: &mut Script, place: &Place, norm: Norm) {
    let (axes, channels) = (place.shape.len(), place.channels);
    let layer = match (place.groups(norm), norm) {
        (None, _) => format!("BatchNorm{}d({channels}, ", axes.saturating_sub(2).max(1)),
        (_, Norm::Layer) if axes == 2 => format!("LayerNorm({channels}, "),
        (Some(groups), _) => format!("GroupNorm({groups}, {channels}, "),
    };
    script.line(format!(
        "layer = torch.nn.{layer}eps=epsilon, dtype=torch.float64)"
    ));
    script.line("with torch.no_grad():");
    script.line("    layer.weight.copy_(gamma)");
    script.line("    layer.bias.copy_(beta)");
    script.line(if place.channel == 1 {
        "y = layer(x)"
    } else {
        "y = layer(x.movedim(-1, 1)).movedim(1, -1)  # PyTorch wants the channels first"
    });
}

fn keras(script: &mut Script, place: &Place, norm: Norm) {
    let axis = if place.channel + 1 == place.shape.len() {
        -1
    } else {
        1
    };
    let layer = match place.groups(norm) {
        None => format!("BatchNormalization(axis={axis}, "),
        Some(groups) => format!("GroupNormalization(groups={groups}, axis={axis}, "),
    };
    script.line(format!("layer = keras.layers.{layer}epsilon=epsilon)"));
    script.line("layer.build(x.shape)");
    let channels = place.channels;
    if norm == Norm::Batch {
        script.line(format!(
            "layer.set_weights([gamma, beta, np.zeros({channels}), np.ones({channels})])"
        ));
        script.line("y = layer(x, training=True)");
    } else {
        script.line("layer.set_weights([gamma, beta])");
        script.line("y = layer(x)");
    }
}

fn flax(script: &mut Script, place: &Place, norm: Norm) {
    let (axis, channels) = (place.channel, place.channels);
    let moved = matches!(norm, Norm::Group { .. }) && axis + 1 < place.shape.len();
    let layer = match norm {
        Norm::Batch => format!("BatchNorm(axis={axis}, use_running_average=False, "),
        Norm::Layer => format!(
            "LayerNorm(reduction_axes={}, feature_axes=({axis},), ",
            tuple(&place.reduced(norm))
        ),
        Norm::Instance => format!("InstanceNorm(feature_axes=({axis},), "),
        Norm::Group { groups } => format!("GroupNorm(num_groups={groups}, "),
    };
    script.line(format!(
        "layer = nn.{layer}epsilon=epsilon, use_fast_variance=False)"
    ));
    script.line("variables = {\"params\": {\"scale\": gamma, \"bias\": beta}}");
    if norm == Norm::Batch {
        script.line(format!("variables[\"batch_stats\"] = {{\"mean\": jnp.zeros({channels}), \"var\": jnp.ones({channels})}}"));
        script.line("y, _ = layer.apply(variables, x, mutable=[\"batch_stats\"])");
    } else if moved {
        script.line(
            "y = layer.apply(variables, jnp.moveaxis(x, 1, -1))  # Flax wants the channels last",
        );
        script.line("y = jnp.moveaxis(y, -1, 1)");
    } else {
        script.line("y = layer.apply(variables, x)");
    }
}

fn tuple(axes: &[usize]) -> String {
    let axes: Vec<String> = axes.iter().map(usize::to_string).collect();
    if let [axis] = &axes[..] {
        format!("({axis},)")
    } else {
        format!("({})", axes.join(", "))
    }
}
