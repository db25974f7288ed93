using Pulumi;

namespace Wire;

internal sealed class Box(string name, object? value = null, CustomResourceOptions? options = null, object? other = null)
    : CustomResource("test:index:Box", name, new BoxArgs { Value = value, Other = other }, options)
{
    [Output("value")]
    public Output<string> Value { get; private set; } = null!;

    [Output("computed")]
    public Output<string> Computed { get; private set; } = null!;
}
