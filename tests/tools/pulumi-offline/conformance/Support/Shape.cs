using System.Collections.Immutable;

namespace Pulumi.Conformance.Support;

internal sealed class Shape(string name, ShapeArgs args, CustomResourceOptions? options = null)
    : CustomResource("test:index:Shape", name, args, options)
{
    [Output("ports")]
    public Output<ImmutableArray<int>> Ports { get; private set; } = null!;
}
