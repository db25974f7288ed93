namespace Pulumi.Conformance.Support;

/// <summary>A resource that accepts any input and returns the provider's answer.</summary>
internal sealed class Box<T>(string name, object? value = null, CustomResourceOptions? options = null)
    : CustomResource("test:index:Box", name, new BoxArgs { Value = value }, options)
{
    [Output("value")]
    public Output<T> Value { get; private set; } = null!;
}
