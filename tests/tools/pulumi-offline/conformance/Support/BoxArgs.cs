namespace Pulumi.Conformance.Support;

internal sealed class BoxArgs : ResourceArgs
{
    [Input("value")]
    public object? Value { get; set; }

    [Input("other")]
    public object? Other { get; set; }
}
