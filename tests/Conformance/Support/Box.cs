namespace Pulumi.Conformance.Support;

internal sealed class BoxArgs : ResourceArgs
{
    [Input("value")]
    public object? Value { get; set; }

    [Input("other")]
    public object? Other { get; set; }
}

/// <summary>A resource that takes anything and gives back what the provider says.</summary>
internal sealed class Box<T>(string name, object? value = null, CustomResourceOptions? options = null)
    : CustomResource("test:index:Box", name, new BoxArgs { Value = value }, options)
{
    [Output("value")]
    public Output<T> Value { get; private set; } = null!;
}
